defmodule Shop.Repo.Migrations.IndexPaymentsByDay do
  use Ecto.Migration

  # For the bookkeeper's daily sums. Written in June, merged in August.
  def change do
    create index(:payments, ["date(paid_at)"], name: :payments_by_day_index)
  end
end
