defmodule Shop.Repo.Migrations.SplitCustomerName do
  use Ecto.Migration

  # Nullable first; the next migration fills both.
  def change do
    alter table(:customers) do
      add :given_name, :string
      add :family_name, :string
    end
  end
end
