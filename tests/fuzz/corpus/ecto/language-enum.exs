defmodule M do
  use Ecto.Migration
  def change do
    l = [3, 1, 2]
    execute "SELECT #{Enum.join(Enum.sort(l), ",")} #{Enum.sum(l)} #{Enum.max(l)} #{Enum.min(l)}", ""
    execute "SELECT '#{Enum.map_join(l, "-", fn x -> x * 2 end)}'", ""
    execute "SELECT '#{inspect(Enum.filter(l, &(&1 > 1)))} #{inspect(Enum.reject(l, &(&1 > 1)))}'", ""
    execute "SELECT '#{inspect(Enum.zip(l, [:a, :b, :c]))}'", ""
    execute "SELECT '#{inspect(Enum.reduce(l, 0, fn x, acc -> acc + x end))} #{Enum.reduce(l, &(&1 + &2))}'", ""
    execute "SELECT '#{inspect(Enum.chunk_every([1, 2, 3, 4, 5], 2))}'", ""
    execute "SELECT '#{inspect(Enum.flat_map(l, fn x -> [x, x] end))} #{inspect(Enum.uniq([1, 1, 2]))}'", ""
    execute "SELECT '#{inspect(Enum.split([1, 2, 3], 1))} #{inspect(Enum.take(l, 2))} #{inspect(Enum.drop(l, 1))}'", ""
    execute "SELECT '#{Enum.any?(l, &(&1 == 3))} #{Enum.all?(l)} #{Enum.count(l)} #{Enum.member?(l, 9)}'", ""
    execute "SELECT '#{inspect(Enum.find(l, &(&1 < 2)))} #{inspect(Enum.at(l, -1))} #{inspect(Enum.reverse(l))}'", ""
    execute "SELECT '#{inspect(Enum.sort_by([b: 2, a: 1], &elem(&1, 1)))} #{inspect(Enum.sort(l, :desc))}'", ""
    execute "SELECT '#{inspect(Enum.group_by(["aa", "b", "cc"], &String.length/1))}'", ""
    execute "SELECT '#{inspect(Enum.into([{"a", 1}], %{}))} #{inspect(Enum.frequencies(["a", "a"]))}'", ""
    execute "SELECT '#{inspect(Enum.map(1..5//2, & &1))} #{inspect(Enum.to_list(3..1//-1))}'", ""
  end
end

