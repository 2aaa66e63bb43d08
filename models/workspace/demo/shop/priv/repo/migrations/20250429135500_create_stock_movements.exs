defmodule Shop.Repo.Migrations.CreateStockMovements do
  use Ecto.Migration

  def change do
    create table(:stock_movements) do
      add :product_id, references(:products, on_delete: :delete_all), null: false
      add :change, :integer, null: false
      add :reason, :string, null: false
      add :moved_at, :utc_datetime, null: false
    end

    create index(:stock_movements, [:product_id])

    execute(
      """
      CREATE VIEW stock AS
      SELECT product_id, sum(change) AS quantity
        FROM stock_movements
       GROUP BY product_id
      """,
      "DROP VIEW stock"
    )
  end
end
