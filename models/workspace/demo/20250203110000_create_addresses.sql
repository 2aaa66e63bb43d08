-- migrate:up
create table addresses (
    id integer primary key,
    customer_id integer not null references customers (id) on delete cascade,
    kind text not null check (kind in ('billing', 'shipping')),
    street text not null,
    city text not null,
    postcode text not null,
    country text not null default 'DE'
);
create index addresses_by_customer on addresses (customer_id);

-- migrate:down
drop table addresses;
