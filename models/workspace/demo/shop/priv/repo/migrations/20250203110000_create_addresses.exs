defmodule Shop.Repo.Migrations.CreateAddresses do
  use Ecto.Migration

  def change do
    create table(:addresses) do
      add :customer_id, references(:customers, on_delete: :delete_all), null: false
      add :kind, :string, null: false
      add :street, :string, null: false
      add :city, :string, null: false
      add :postcode, :string, size: 12, null: false
    end

    create index(:addresses, [:customer_id])
    create index(:addresses, [:postcode, "lower(city)"], name: :addresses_place_index)
  end
end
