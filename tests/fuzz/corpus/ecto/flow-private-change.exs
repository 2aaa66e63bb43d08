defmodule M do
  use Ecto.Migration
  defp change, do: create(table(:a))
  def other, do: change()
end

