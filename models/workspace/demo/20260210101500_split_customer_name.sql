-- migrate:up
alter table customers add column given_name text;
alter table customers add column family_name text;
update customers
   set given_name = case when instr(name, ' ') > 0 then substr(name, 1, instr(name, ' ') - 1) else name end,
       family_name = case when instr(name, ' ') > 0 then substr(name, instr(name, ' ') + 1) end;

-- migrate:down
alter table customers drop column family_name;
alter table customers drop column given_name;
