defmodule M do
  use Ecto.Migration

  def change do
create table(:t) do
  add :c, :string, after: "b"
end
  end
end
