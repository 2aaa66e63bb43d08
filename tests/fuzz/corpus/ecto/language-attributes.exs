defmodule M do
  use Ecto.Migration
  @types [:a, :b]
  @sql "SELECT 1"
  @twice @sql <> "; SELECT 2"
  def change do
    for t <- @types, do: execute("SELECT '#{t}'", @sql)
    execute @twice, ""
  end
end

