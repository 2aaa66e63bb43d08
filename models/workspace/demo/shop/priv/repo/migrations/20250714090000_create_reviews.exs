defmodule Shop.Repo.Migrations.CreateReviews do
  use Ecto.Migration

  def change do
    create table(:reviews) do
      add :product_id, references(:products, on_delete: :delete_all), null: false
      add :customer_id, references(:customers, on_delete: :nilify_all)
      add :stars, :integer, null: false
      add :body, :text
      add :written_at, :utc_datetime, null: false
    end

    create index(:reviews, [:product_id])
  end
end
