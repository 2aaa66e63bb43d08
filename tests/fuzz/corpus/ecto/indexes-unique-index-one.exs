defmodule M do
  use Ecto.Migration

  def change do
create unique_index(:t, :a)
  end
end
