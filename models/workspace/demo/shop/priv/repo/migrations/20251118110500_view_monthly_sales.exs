defmodule Shop.Repo.Migrations.ViewMonthlySales do
  use Ecto.Migration
  import Shop.Migration

  def change do
    execute(
      """
      CREATE VIEW monthly_sales AS
      SELECT #{month("o.placed_at")} AS month,
             count(DISTINCT o.id) AS orders,
             sum(i.quantity * i.price_cents) AS cents
        FROM orders o
        JOIN order_items i ON i.order_id = o.id
       WHERE o.status <> 'cancelled'
       GROUP BY 1
      """,
      "DROP VIEW monthly_sales"
    )
  end

  defp month(column) do
    if postgres?(), do: "to_char(#{column}, 'YYYY-MM')", else: "strftime('%Y-%m', #{column})"
  end
end
