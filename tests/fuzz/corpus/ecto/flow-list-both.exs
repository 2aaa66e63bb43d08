defmodule M do
  use Ecto.Migration

  def change do
execute [a: 1], [b: 2]
  end
end
