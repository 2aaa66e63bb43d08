defmodule M do
  use Ecto.Migration

  def change do
execute :a
  end
end
