-- The same shop for PostgreSQL.
INSERT INTO customers (name, email, phone, locale, given_name, family_name, inserted_at, updated_at)
SELECT given || ' ' || family, lower(given) || '.' || lower(family) || i || '@example.org',
       CASE WHEN i % 3 = 0 THEN '+49 30 ' || lpad((i * 1777)::text, 6, '0') END,
       (ARRAY['en', 'fr', 'de', 'de', 'de'])[i % 5 + 1], given, family, at, at
  FROM (SELECT i, timestamp '2024-11-10' + i * interval '3 days' AS at,
               (ARRAY['Ada', 'Noor', 'Jonas', 'Mei', 'Tomasz', 'Leila', 'Sven', 'Ines'])[i % 8 + 1] AS given,
               (ARRAY['Brandt', 'Okafor', 'Keller', 'Wu', 'Nowak', 'Haddad', 'Lind'])[i % 7 + 1] AS family
          FROM generate_series(1, 240) i) made;

INSERT INTO products (sku, title, price_cents, category_id, inserted_at, updated_at)
SELECT 'SB-' || lpad((i * 7)::text, 4, '0'),
       (ARRAY['Trowel', 'Sauté pan', 'Basil seeds', 'Secateurs', 'Cast-iron pan', 'Radish seeds'])[i % 6 + 1]
           || ' No. ' || i,
       199 + i * 137 % 8900, (ARRAY[3, 5, 4, 3, 5, 4])[i % 6 + 1], at, at
  FROM (SELECT i, timestamp '2024-11-12' + i * interval '1 day' AS at FROM generate_series(1, 48) i) made;

INSERT INTO orders (customer_id, status, placed_at, number, inserted_at, updated_at)
SELECT i * 37 % 240 + 1,
       CASE WHEN i > 880 THEN 'open' WHEN i % 23 = 0 THEN 'cancelled' ELSE 'delivered' END,
       at, to_char(at, 'YYYY') || '-' || lpad(i::text, 5, '0'), at, at
  FROM (SELECT i, timestamp '2024-12-01' + i * interval '19 hours' AS at FROM generate_series(1, 900) i) made;

INSERT INTO order_items (order_id, product_id, quantity, price_cents)
SELECT o.id, p.id, (o.id + p.id) % 3 + 1, p.price_cents
  FROM orders o
  JOIN products p ON p.id IN (o.id % 48 + 1, o.id * 5 % 48 + 1, o.id * 11 % 48 + 1);

INSERT INTO payments (order_id, method, amount_cents, paid_at)
SELECT o.id, CASE o.id % 4 WHEN 0 THEN 'transfer' WHEN 1 THEN 'invoice' ELSE 'card' END,
       (SELECT sum(quantity * price_cents) FROM order_items WHERE order_id = o.id),
       CASE WHEN o.status = 'delivered' THEN o.placed_at + interval '1 day' END
  FROM orders o
 WHERE o.status <> 'cancelled';

INSERT INTO addresses (customer_id, kind, street, city, postcode)
SELECT id, 'shipping', 'Lindenallee ' || (id % 90 + 1), (ARRAY['Berlin', 'Leipzig', 'Kiel', 'Ulm'])[id % 4 + 1],
       lpad((10115 + id * 331 % 80000)::text, 5, '0')
  FROM customers;

INSERT INTO stock_movements (product_id, change, reason, moved_at)
SELECT id, 500, 'delivery', inserted_at FROM products;

INSERT INTO reviews (product_id, customer_id, stars, body, written_at)
SELECT id % 48 + 1, id, id % 5 + 1, CASE WHEN id % 2 = 0 THEN 'Would buy again.' END,
       inserted_at + interval '20 days'
  FROM customers
 WHERE id % 4 = 0;

INSERT INTO shipments (order_id, carrier, tracking_number, sent_at, delivered_at)
SELECT id, CASE id % 2 WHEN 0 THEN 'DHL' ELSE 'DPD' END, 'SB' || lpad((id * 977)::text, 8, '0'),
       placed_at + interval '2 days', placed_at + interval '4 days'
  FROM orders
 WHERE status = 'delivered';

INSERT INTO coupons (code, percent_off, valid_until) VALUES
    ('SPRING', 10, '2026-04-30'), ('GARDEN', 15, '2026-06-30'), ('HELLO', 5, NULL);
