defmodule Shop.Repo.Migrations.CreateCoupons do
  use Ecto.Migration

  def change do
    create table(:coupons) do
      add :code, :string, size: 32, null: false
      add :percent_off, :integer, null: false
      add :valid_until, :date
    end

    create unique_index(:coupons, [:code])
  end
end
