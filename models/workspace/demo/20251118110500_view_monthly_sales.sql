-- migrate:up
create view monthly_sales as
    select strftime('%Y-%m', o.placed_at) as month,
           count(distinct o.id) as orders,
           sum(i.quantity * i.price_cents) as cents
      from orders o
      join order_items i on i.order_id = o.id
     where o.status <> 'cancelled'
     group by month;

-- migrate:down
drop view monthly_sales;
