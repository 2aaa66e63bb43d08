-- migrate:up
create table products (
    id integer primary key,
    sku text not null unique,
    title text not null,
    price_cents integer not null,
    created_at text not null default current_timestamp
);

-- migrate:down
drop table products;
