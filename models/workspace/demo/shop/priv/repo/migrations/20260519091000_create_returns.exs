defmodule Shop.Repo.Migrations.CreateReturns do
  use Ecto.Migration

  def change do
    create table(:returns) do
      add :order_id, references(:orders, on_delete: :restrict), null: false
      add :product_id, references(:products, on_delete: :restrict), null: false
      add :quantity, :integer, null: false
      add :reason, :string, null: false
      add :received_at, :utc_datetime
    end

    create index(:returns, [:order_id])
  end
end
