-- migrate:up
create table categories (
    id integer primary key,
    parent_id integer references categories (id),
    slug text not null unique,
    title text not null
);
insert into categories (id, parent_id, slug, title) values
    (1, null, 'garden', 'Garden'),
    (2, null, 'kitchen', 'Kitchen'),
    (3, 1, 'tools', 'Tools; sharp and blunt'),
    (4, 1, 'seeds', 'Seeds'),
    (5, 2, 'pans', 'Pans');

-- migrate:down
drop table categories;
