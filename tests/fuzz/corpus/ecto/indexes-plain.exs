defmodule M do
  use Ecto.Migration

  def change do
create index(:t, [:a])
  end
end
