defmodule M do
  use Ecto.Migration

  def change do
if direction() == :up, do: execute("SELECT 1", ""), else: execute("SELECT 2", "SELECT 3")
  end
end
