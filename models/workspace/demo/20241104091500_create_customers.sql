-- migrate:up
create table customers (
    id integer primary key,
    name text not null,
    email text not null unique,
    created_at text not null default current_timestamp
);

-- migrate:down
drop table customers;
