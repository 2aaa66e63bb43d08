-- migrate:up
create table stock_movements (
    id integer primary key,
    product_id integer not null references products (id),
    change integer not null,
    reason text not null,
    moved_at text not null default current_timestamp
);
create view stock as
    select product_id, sum(change) as quantity from stock_movements group by product_id;

-- migrate:down
drop view stock;
drop table stock_movements;
