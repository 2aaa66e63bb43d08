-- migrate:up
create table price_history (
    product_id integer not null references products (id) on delete cascade,
    price_cents integer not null,
    since text not null default current_timestamp,
    primary key (product_id, since)
);
insert into price_history (product_id, price_cents, since)
    select id, price_cents, created_at from products;
create trigger products_keep_price after update of price_cents on products
when old.price_cents <> new.price_cents
begin
    insert into price_history (product_id, price_cents) values (new.id, new.price_cents);
end;

-- migrate:down
drop trigger products_keep_price;
drop table price_history;
