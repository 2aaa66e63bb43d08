defmodule M do
  use Ecto.Migration

  def change do
execute(fn -> execute("SELECT 1") end, fn -> execute("SELECT 2") end)
  end
end
