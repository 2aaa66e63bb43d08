-- migrate:up
create table returns (
    id integer primary key,
    order_id integer not null references orders (id),
    product_id integer not null references products (id),
    quantity integer not null check (quantity > 0),
    reason text not null,
    received_at text
);
create index returns_by_order on returns (order_id);

-- migrate:down
drop table returns;
