defmodule M do
  use Ecto.Migration

  def change do
create table(:t, primary_key: false) do
  add :c, {:array, :float}, default: [1.0, 2.5]
end
  end
end
