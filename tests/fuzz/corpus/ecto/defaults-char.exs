defmodule M do
  use Ecto.Migration

  def change do
create table(:t, primary_key: false) do
  add :c, :integer, default: ?a
end
  end
end
