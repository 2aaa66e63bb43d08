defmodule M do
  use Ecto.Migration

  def change do
create index(:t, [:a], unique: true, concurrently: true, using: :btree, include: [:b], nulls_distinct: false, options: "fillfactor=10", where: "a", prefix: "own", name: :i, comment: "c")
  end
end
