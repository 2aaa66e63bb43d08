-- migrate:up
alter table customers add column newsletter_since text;
create table newsletter_events (
    id integer primary key,
    customer_id integer not null references customers (id) on delete cascade,
    event text not null check (event in ('joined', 'left')),
    at text not null default current_timestamp
);

-- migrate:down
drop table newsletter_events;
alter table customers drop column newsletter_since;
