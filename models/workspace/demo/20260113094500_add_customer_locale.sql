-- migrate:up
alter table customers add column locale text not null default 'de';

-- migrate:down
alter table customers drop column locale;
