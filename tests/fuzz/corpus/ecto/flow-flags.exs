defmodule M do
  use Ecto.Migration
  @disable_ddl_transaction true
  @disable_migration_lock true
  def change, do: create(index(:a, [:b], concurrently: true))
end

