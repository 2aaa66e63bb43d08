-- migrate:up
-- SQLite cannot add a check to a table: it is made again and filled.
create table products_checked (
    id integer primary key,
    sku text not null unique,
    title text not null,
    price_cents integer not null check (price_cents >= 0),
    created_at text not null default current_timestamp,
    category_id integer references categories (id)
);
insert into products_checked (id, sku, title, price_cents, created_at, category_id)
    select id, sku, title, price_cents, created_at, category_id from products;
drop view stock;
drop view monthly_sales;
drop table products;
alter table products_checked rename to products;
create index products_by_category on products (category_id);
create view stock as
    select product_id, sum(change) as quantity from stock_movements group by product_id;
create view monthly_sales as
    select strftime('%Y-%m', o.placed_at) as month,
           count(distinct o.id) as orders,
           sum(i.quantity * i.price_cents) as cents
      from orders o
      join order_items i on i.order_id = o.id
     where o.status <> 'cancelled'
     group by month;

-- migrate:down
-- Prices stay positive: there is nothing to take back.
