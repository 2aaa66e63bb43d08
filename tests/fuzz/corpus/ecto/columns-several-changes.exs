defmodule M do
  use Ecto.Migration

  def change do
alter table(:t) do
  add :a, :string
  remove :b, :integer
  modify :d, :text, from: :string
  add :e, :map, default: %{}
end
  end
end
