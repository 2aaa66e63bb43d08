-- migrate:up
alter table customers add column phone text;

-- migrate:down
alter table customers drop column phone;
