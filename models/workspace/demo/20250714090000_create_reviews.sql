-- migrate:up
create table reviews (
    product_id integer not null references products (id),
    customer_id integer not null references customers (id),
    stars integer not null check (stars between 1 and 5),
    body text,
    written_at text not null default current_timestamp,
    primary key (product_id, customer_id)
);

-- migrate:down
drop table reviews;
