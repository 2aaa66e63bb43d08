-- migrate:up
create table payments (
    id integer primary key,
    order_id integer not null references orders (id),
    method text not null check (method in ('card', 'transfer', 'invoice')),
    amount_cents integer not null,
    paid_at text
);
create index payments_by_order on payments (order_id);

-- migrate:down
drop table payments;
