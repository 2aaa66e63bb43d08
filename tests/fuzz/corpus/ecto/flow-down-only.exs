defmodule M do
  use Ecto.Migration
  def down, do: execute("SELECT 1")
end

