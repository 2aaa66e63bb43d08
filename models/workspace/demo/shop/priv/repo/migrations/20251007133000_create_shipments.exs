defmodule Shop.Repo.Migrations.CreateShipments do
  use Ecto.Migration

  def change do
    create table(:shipments) do
      add :order_id, references(:orders, on_delete: :delete_all), null: false
      add :carrier, :string, null: false
      add :tracking_code, :string
      add :sent_at, :utc_datetime
      add :delivered_at, :utc_datetime
    end

    create index(:shipments, [:order_id])
  end
end
