defmodule Shop.Repo.Migrations.DropCustomerPhone do
  use Ecto.Migration

  # Nobody has called since 2024; the column goes with its data.
  def change do
    alter table(:customers) do
      remove :phone
    end
  end
end
