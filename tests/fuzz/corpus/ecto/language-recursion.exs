defmodule M do
  use Ecto.Migration
  def change, do: walk(["a", "b", "c"], 1)
  defp walk([], _), do: :ok
  defp walk([h | t], n) do
    execute "SELECT '#{h}#{n}'", ""
    walk(t, n + 1)
  end
end

