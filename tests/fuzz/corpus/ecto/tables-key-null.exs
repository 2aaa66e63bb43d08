defmodule M do
  use Ecto.Migration

  def change do
create table(:t, primary_key: [null: false]) do
  add :c, :string
end
  end
end
