defmodule M do
  use Ecto.Migration
  def change do
    for a <- [:x, :y], b <- 1..3, rem(b, 2) == 1, do: execute("SELECT '#{a}#{b}'", "")
    for {k, v} <- [a: 1, b: 2], into: %{}, do: {k, v}
    l = for {:ok, v} <- [{:ok, 1}, :error, {:ok, 2}], do: v
    r = for x <- [1, 2, 3], reduce: 0 do
      acc -> acc + x
    end
    s = for c <- ["a", "b"], into: "", do: c <> c
    execute "SELECT #{inspect(l)} #{r} #{s} #{inspect(for x <- [1, 1, 2], uniq: true, do: x)}", ""
  end
end

