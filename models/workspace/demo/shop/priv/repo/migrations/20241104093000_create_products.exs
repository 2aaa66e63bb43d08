defmodule Shop.Repo.Migrations.CreateProducts do
  use Ecto.Migration

  def change do
    create table(:products) do
      add :sku, :string, size: 20, null: false
      add :title, :string, null: false
      add :price_cents, :integer, null: false

      timestamps()
    end

    create unique_index(:products, [:sku])
  end
end
