-- migrate:up
create table shipments (
    id integer primary key,
    order_id integer not null references orders (id),
    carrier text not null,
    tracking_code text,
    sent_at text,
    delivered_at text
);
create index shipments_by_order on shipments (order_id);

-- migrate:down
drop table shipments;
