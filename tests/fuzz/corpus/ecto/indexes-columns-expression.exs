defmodule M do
  use Ecto.Migration

  def change do
create index(:t, ["lower(a)"])
  end
end
