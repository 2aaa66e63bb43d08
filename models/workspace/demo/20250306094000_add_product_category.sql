-- migrate:up
alter table products add column category_id integer references categories (id);
create index products_by_category on products (category_id);

-- migrate:down
drop index products_by_category;
alter table products drop column category_id;
