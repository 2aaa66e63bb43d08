defmodule M do
  use Ecto.Migration
  def change do
    k = [a: 1, b: 2]
    m = %{"x" => 1}
    execute "SELECT '#{k[:a]} #{Keyword.get(k, :c, 9)} #{inspect(Keyword.merge(k, b: 3, c: 4))} #{inspect(Keyword.keys(k))}'", ""
    execute "SELECT '#{m["x"]} #{inspect(Map.put(m, "y", 2))} #{inspect(Map.get(m, "z"))} #{inspect(Map.merge(m, %{"x" => 5}))}'", ""
    execute "SELECT '#{inspect(Keyword.delete(k, :a))} #{inspect(Keyword.pop(k, :a))} #{inspect(Keyword.put(k, :b, 0))} #{Keyword.has_key?(k, :b)}'", ""
    execute "SELECT '#{inspect(Map.new([{"a", 1}]))} #{inspect(Map.keys(m))} #{map_size(m)} #{inspect(%{m | "x" => 2})}'", ""
  end
end

