-- migrate:up
create table coupons (
    id integer primary key,
    code text not null unique,
    percent_off integer not null,
    valid_until text
);
alter table orders add column coupon_id integer references coupons (id);

-- migrate:down
alter table orders drop column coupon_id;
drop table coupons;
