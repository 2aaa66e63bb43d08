-- Customers, products and two years of orders, made up by counting.
with recursive n (i) as (select 1 union all select i + 1 from n where i < 240)
insert into customers (id, name, email, created_at, phone, locale, given_name, family_name)
select i,
       given || ' ' || family,
       lower(given) || '.' || lower(family) || i || '@example.org',
       datetime('2024-11-10', '+' || (i * 3) || ' days'),
       case when i % 3 = 0 then printf('+49 30 %06d', i * 1777) end,
       case i % 5 when 0 then 'en' when 1 then 'fr' else 'de' end,
       given, family
  from (select i,
               case i % 8 when 0 then 'Ada' when 1 then 'Noor' when 2 then 'Jonas' when 3 then 'Mei'
                          when 4 then 'Tomasz' when 5 then 'Leila' when 6 then 'Sven' else 'Ines' end as given,
               case i % 7 when 0 then 'Brandt' when 1 then 'Okafor' when 2 then 'Keller' when 3 then 'Wu'
                          when 4 then 'Nowak' when 5 then 'Haddad' else 'Lind' end as family
          from n);

with recursive n (i) as (select 1 union all select i + 1 from n where i < 48)
insert into products (id, sku, title, price_cents, created_at, category_id)
select i,
       printf('SB-%04d', i * 7),
       case i % 6 when 0 then 'Trowel' when 1 then 'Sauté pan' when 2 then 'Basil seeds' when 3 then 'Secateurs'
                  when 4 then 'Cast-iron pan' else 'Radish seeds' end || ' No. ' || i,
       199 + i * 137 % 8900,
       datetime('2024-11-12', '+' || i || ' days'),
       case i % 6 when 1 then 5 when 4 then 5 when 2 then 4 when 5 then 4 else 3 end
  from n;

with recursive n (i) as (select 1 union all select i + 1 from n where i < 900)
insert into orders (id, customer_id, status, placed_at, number)
select i,
       i * 37 % 240 + 1,
       case when i > 880 then 'open' when i % 23 = 0 then 'cancelled' else 'delivered' end,
       datetime('2024-12-01', '+' || (i * 19) || ' hours'),
       printf('%s-%05d', strftime('%Y', datetime('2024-12-01', '+' || (i * 19) || ' hours')), i)
  from n;

insert into order_items (order_id, product_id, quantity, price_cents)
select o.id, p.id, (o.id + p.id) % 3 + 1, p.price_cents
  from orders o
  join products p on p.id in (o.id % 48 + 1, o.id * 5 % 48 + 1, o.id * 11 % 48 + 1);

insert into payments (order_id, method, amount_cents, paid_at)
select o.id,
       case o.id % 4 when 0 then 'transfer' when 1 then 'invoice' else 'card' end,
       (select sum(quantity * price_cents) from order_items where order_id = o.id),
       case when o.status = 'delivered' then datetime(o.placed_at, '+1 day') end
  from orders o
 where o.status <> 'cancelled';

insert into addresses (customer_id, kind, street, city, postcode)
select id, 'shipping', 'Lindenallee ' || (id % 90 + 1),
       case id % 4 when 0 then 'Berlin' when 1 then 'Leipzig' when 2 then 'Kiel' else 'Ulm' end,
       printf('%05d', 10115 + id * 331 % 80000)
  from customers;

insert into stock_movements (product_id, change, reason, moved_at)
select id, 500, 'delivery', created_at from products;

insert into reviews (product_id, customer_id, stars, body, written_at)
select c.id % 48 + 1, c.id, c.id % 5 + 1, case when c.id % 2 = 0 then 'Would buy again.' end,
       datetime(c.created_at, '+20 days')
  from customers c
 where c.id % 4 = 0;

insert into shipments (order_id, carrier, tracking_code, sent_at, delivered_at)
select id, case id % 2 when 0 then 'DHL' else 'DPD' end, printf('SB%08d', id * 977),
       datetime(placed_at, '+2 days'), datetime(placed_at, '+4 days')
  from orders
 where status = 'delivered';

insert into coupons (code, percent_off, valid_until) values
    ('SPRING', 10, '2026-04-30'), ('GARDEN', 15, '2026-06-30'), ('HELLO', 5, null);
