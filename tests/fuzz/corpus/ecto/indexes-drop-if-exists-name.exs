defmodule M do
  use Ecto.Migration

  def change do
drop_if_exists index(:t, [], name: :i, prefix: "own")
  end
end
