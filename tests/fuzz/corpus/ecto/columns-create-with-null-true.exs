defmodule M do
  use Ecto.Migration

  def change do
create table(:t) do
  add :c, :string, null: true
end
  end
end
