defmodule M do
  use Ecto.Migration
  def up, do: run(:up)
  def down, do: run(:down)
  defp run(:up), do: execute("SELECT 'up'")
  defp run(:down), do: execute("SELECT 'down'")
end

