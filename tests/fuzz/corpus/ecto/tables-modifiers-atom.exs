defmodule M do
  use Ecto.Migration

  def change do
create table(:t, modifiers: :unlogged) do
  add :c, :string
end
  end
end
