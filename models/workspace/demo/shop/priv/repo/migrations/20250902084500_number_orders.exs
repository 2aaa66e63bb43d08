defmodule Shop.Repo.Migrations.NumberOrders do
  use Ecto.Migration

  # Nullable first; the release after this one numbers every order.
  def change do
    alter table(:orders) do
      add :number, :string, size: 16
    end

    create unique_index(:orders, [:number])
  end
end
