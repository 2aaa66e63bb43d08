-- migrate:up
create table gift_cards (
    code text primary key,
    value_cents integer not null check (value_cents > 0),
    left_cents integer not null,
    bought_in integer references orders (id),
    expires_at text not null
) without rowid;
alter table payments add column gift_card text references gift_cards (code);

-- migrate:down
alter table payments drop column gift_card;
drop table gift_cards;
