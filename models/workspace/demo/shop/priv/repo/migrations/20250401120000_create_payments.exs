defmodule Shop.Repo.Migrations.CreatePayments do
  use Ecto.Migration

  def change do
    create table(:payments) do
      add :order_id, references(:orders, on_delete: :delete_all), null: false
      add :method, :string, null: false
      add :amount_cents, :integer, null: false
      add :paid_at, :utc_datetime
    end

    create index(:payments, [:order_id])
    create index(:payments, [:method], where: "paid_at IS NULL", name: :payments_open_index)
  end
end
