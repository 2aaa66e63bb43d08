defmodule M do
  use Ecto.Migration
  def change do
    execute "SELECT '#{inspect(1..3)} #{Enum.count(1..10)} #{5 in 1..10} #{inspect(Enum.map(10..8//-1, & &1))}'", ""
  end
end

