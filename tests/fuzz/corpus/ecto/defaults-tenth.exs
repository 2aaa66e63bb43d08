defmodule M do
  use Ecto.Migration

  def change do
create table(:t, primary_key: false) do
  add :c, :float, default: 0.1
end
  end
end
