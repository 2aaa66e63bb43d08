defmodule Shop.Repo.Migrations.AddCustomerLocale do
  use Ecto.Migration

  def change do
    alter table(:customers) do
      add :locale, :string, size: 8, null: false, default: "de"
    end
  end
end
