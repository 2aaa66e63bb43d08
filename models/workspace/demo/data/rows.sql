-- Customers, products and two years of orders, made up by counting; for SQLite.
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 240)
INSERT INTO customers (id, name, email, phone, locale, given_name, family_name, inserted_at, updated_at)
SELECT i, given || ' ' || family, lower(given) || '.' || lower(family) || i || '@example.org',
       CASE WHEN i % 3 = 0 THEN printf('+49 30 %06d', i * 1777) END,
       CASE i % 5 WHEN 0 THEN 'en' WHEN 1 THEN 'fr' ELSE 'de' END, given, family,
       strftime('%Y-%m-%dT%H:%M:%S', '2024-11-10', '+' || (i * 3) || ' days'),
       strftime('%Y-%m-%dT%H:%M:%S', '2024-11-10', '+' || (i * 3) || ' days')
  FROM (SELECT i,
               CASE i % 8 WHEN 0 THEN 'Ada' WHEN 1 THEN 'Noor' WHEN 2 THEN 'Jonas' WHEN 3 THEN 'Mei'
                          WHEN 4 THEN 'Tomasz' WHEN 5 THEN 'Leila' WHEN 6 THEN 'Sven' ELSE 'Ines' END AS given,
               CASE i % 7 WHEN 0 THEN 'Brandt' WHEN 1 THEN 'Okafor' WHEN 2 THEN 'Keller' WHEN 3 THEN 'Wu'
                          WHEN 4 THEN 'Nowak' WHEN 5 THEN 'Haddad' ELSE 'Lind' END AS family
          FROM n);

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 48)
INSERT INTO products (id, sku, title, price_cents, category_id, inserted_at, updated_at)
SELECT i, printf('SB-%04d', i * 7),
       CASE i % 6 WHEN 0 THEN 'Trowel' WHEN 1 THEN 'Sauté pan' WHEN 2 THEN 'Basil seeds' WHEN 3 THEN 'Secateurs'
                  WHEN 4 THEN 'Cast-iron pan' ELSE 'Radish seeds' END || ' No. ' || i,
       199 + i * 137 % 8900,
       CASE i % 6 WHEN 1 THEN 5 WHEN 4 THEN 5 WHEN 2 THEN 4 WHEN 5 THEN 4 ELSE 3 END,
       strftime('%Y-%m-%dT%H:%M:%S', '2024-11-12', '+' || i || ' days'),
       strftime('%Y-%m-%dT%H:%M:%S', '2024-11-12', '+' || i || ' days')
  FROM n;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
INSERT INTO orders (id, customer_id, status, placed_at, number, inserted_at, updated_at)
SELECT i, i * 37 % 240 + 1,
       CASE WHEN i > 880 THEN 'open' WHEN i % 23 = 0 THEN 'cancelled' ELSE 'delivered' END,
       at, substr(at, 1, 4) || printf('-%05d', i), at, at
  FROM (SELECT i, strftime('%Y-%m-%dT%H:%M:%S', '2024-12-01', '+' || (i * 19) || ' hours') AS at FROM n);

INSERT INTO order_items (order_id, product_id, quantity, price_cents)
SELECT o.id, p.id, (o.id + p.id) % 3 + 1, p.price_cents
  FROM orders o
  JOIN products p ON p.id IN (o.id % 48 + 1, o.id * 5 % 48 + 1, o.id * 11 % 48 + 1);

INSERT INTO payments (order_id, method, amount_cents, paid_at)
SELECT o.id, CASE o.id % 4 WHEN 0 THEN 'transfer' WHEN 1 THEN 'invoice' ELSE 'card' END,
       (SELECT sum(quantity * price_cents) FROM order_items WHERE order_id = o.id),
       CASE WHEN o.status = 'delivered' THEN strftime('%Y-%m-%dT%H:%M:%S', o.placed_at, '+1 day') END
  FROM orders o
 WHERE o.status <> 'cancelled';

INSERT INTO addresses (customer_id, kind, street, city, postcode)
SELECT id, 'shipping', 'Lindenallee ' || (id % 90 + 1),
       CASE id % 4 WHEN 0 THEN 'Berlin' WHEN 1 THEN 'Leipzig' WHEN 2 THEN 'Kiel' ELSE 'Ulm' END,
       printf('%05d', 10115 + id * 331 % 80000)
  FROM customers;

INSERT INTO stock_movements (product_id, change, reason, moved_at)
SELECT id, 500, 'delivery', inserted_at FROM products;

INSERT INTO reviews (product_id, customer_id, stars, body, written_at)
SELECT c.id % 48 + 1, c.id, c.id % 5 + 1, CASE WHEN c.id % 2 = 0 THEN 'Would buy again.' END,
       strftime('%Y-%m-%dT%H:%M:%S', c.inserted_at, '+20 days')
  FROM customers c
 WHERE c.id % 4 = 0;

INSERT INTO shipments (order_id, carrier, tracking_number, sent_at, delivered_at)
SELECT id, CASE id % 2 WHEN 0 THEN 'DHL' ELSE 'DPD' END, printf('SB%08d', id * 977),
       strftime('%Y-%m-%dT%H:%M:%S', placed_at, '+2 days'), strftime('%Y-%m-%dT%H:%M:%S', placed_at, '+4 days')
  FROM orders
 WHERE status = 'delivered';

INSERT INTO coupons (code, percent_off, valid_until) VALUES
    ('SPRING', 10, '2026-04-30'), ('GARDEN', 15, '2026-06-30'), ('HELLO', 5, NULL);
