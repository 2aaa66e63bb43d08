-- migrate:up
alter table orders add column number text;
update orders set number = printf('%s-%05d', substr(placed_at, 1, 4), id);
create unique index orders_number on orders (number);

-- migrate:down
drop index orders_number;
alter table orders drop column number;
