defmodule M do
  use Ecto.Migration
  def change, do: create(table(:a))
  def up, do: execute("SELECT 1")
end

