-- migrate:up
-- Nobody has called since 2024; the column goes with its data.
alter table customers drop column phone;

-- migrate:down
alter table customers add column phone text;
