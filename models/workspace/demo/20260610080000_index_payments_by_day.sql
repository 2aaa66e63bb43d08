-- migrate:up
-- For the bookkeeper's daily sums. Written in June, merged in August.
create index payments_by_day on payments (date(paid_at));

-- migrate:down
drop index payments_by_day;
