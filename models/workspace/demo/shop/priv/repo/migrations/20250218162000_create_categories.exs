defmodule Shop.Repo.Migrations.CreateCategories do
  use Ecto.Migration

  @categories ["Tools", "Kitchen", "Garden", "Seeds", "Cookware"]

  def change do
    create table(:categories) do
      add :name, :string, null: false
      add :position, :integer, null: false, default: 0
    end

    create unique_index(:categories, [:name])

    for {name, position} <- Enum.with_index(@categories, 1) do
      execute(
        "INSERT INTO categories (id, name, position) VALUES (#{position}, '#{name}', #{position})",
        "DELETE FROM categories WHERE id = #{position}"
      )
    end
  end
end
