defmodule M do
  use Ecto.Migration
  def change do
    "a,b , c"
    |> String.split(",")
    |> Enum.map(&String.trim/1)
    |> Enum.map(&String.upcase(&1))
    |> Enum.with_index(1)
    |> Enum.each(fn {x, i} -> execute("SELECT '#{x}#{i}'", "") end)
  end
end

