defmodule M do
  use Ecto.Migration

  def change do
create index(:t, [:a], nulls_distinct: true)
  end
end
