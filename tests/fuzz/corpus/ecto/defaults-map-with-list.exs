defmodule M do
  use Ecto.Migration

  def change do
create table(:t, primary_key: false) do
  add :c, :map, default: %{"a" => [1, "x", nil, true]}
end
  end
end
