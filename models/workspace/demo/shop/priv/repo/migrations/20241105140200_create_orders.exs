defmodule Shop.Repo.Migrations.CreateOrders do
  use Ecto.Migration

  def change do
    create table(:orders) do
      add :customer_id, references(:customers, on_delete: :restrict), null: false
      add :status, :string, null: false, default: "open"
      add :placed_at, :utc_datetime, null: false

      timestamps()
    end
  end
end
