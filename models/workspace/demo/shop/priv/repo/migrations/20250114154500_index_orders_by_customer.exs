defmodule Shop.Repo.Migrations.IndexOrdersByCustomer do
  use Ecto.Migration
  import Shop.Migration

  # PostgreSQL builds the index beside the shop's traffic; SQLite has no such mode.
  @disable_ddl_transaction true
  @disable_migration_lock true

  def change do
    create index(:orders, [:customer_id], concurrently: postgres?())
    create index(:orders, [:placed_at], concurrently: postgres?())
  end
end
