defmodule Shop.Repo.Migrations.CreateGiftCards do
  use Ecto.Migration

  def change do
    create table(:gift_cards, primary_key: false) do
      add :code, :string, primary_key: true
      add :value_cents, :integer, null: false
      add :left_cents, :integer, null: false
      add :bought_in, references(:orders, on_delete: :nilify_all)
      add :expires_on, :date, null: false
    end

    alter table(:payments) do
      add :gift_card_code, references(:gift_cards, column: :code, type: :string)
    end
  end
end
