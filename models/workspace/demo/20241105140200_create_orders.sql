-- migrate:up
create table orders (
    id integer primary key,
    customer_id integer not null references customers (id),
    status text not null default 'open',
    placed_at text not null default current_timestamp
);

-- migrate:down
drop table orders;
