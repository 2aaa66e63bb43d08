defmodule M do
  use Ecto.Migration
  def up, do: execute("SELECT 1")
end

