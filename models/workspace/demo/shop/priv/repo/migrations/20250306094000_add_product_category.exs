defmodule Shop.Repo.Migrations.AddProductCategory do
  use Ecto.Migration

  # Nullable first: the old release still writes products without one.
  def change do
    alter table(:products) do
      add :category_id, references(:categories, on_delete: :nilify_all)
    end

    create index(:products, [:category_id])
  end
end
