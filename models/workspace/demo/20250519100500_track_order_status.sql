-- migrate:up
create table order_status_changes (
    id integer primary key,
    order_id integer not null references orders (id) on delete cascade,
    before text not null,
    after text not null,
    changed_at text not null default current_timestamp
);
create trigger orders_track_status after update of status on orders
when old.status <> new.status
begin
    insert into order_status_changes (order_id, before, after)
    values (new.id, old.status, new.status);
end;

-- migrate:down
drop trigger orders_track_status;
drop table order_status_changes;
