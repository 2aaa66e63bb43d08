defmodule M do
  use Ecto.Migration

  def change do
create index(:t, [:a], unique: true)
  end
end
