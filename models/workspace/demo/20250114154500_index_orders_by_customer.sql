-- migrate:up
-- The account page lists a customer's orders, newest first.
create index orders_by_customer on orders (customer_id, placed_at desc);
create index order_items_by_product on order_items (product_id);

-- migrate:down
drop index order_items_by_product;
drop index orders_by_customer;
