-- migrate:up
create table order_items (
    order_id integer not null references orders (id) on delete cascade,
    product_id integer not null references products (id),
    quantity integer not null check (quantity > 0),
    price_cents integer not null,
    primary key (order_id, product_id)
) without rowid;

-- migrate:down
drop table order_items;
