defmodule M do
  use Ecto.Migration
  def change do
    unless false, do: execute("SELECT 1", "")
    if nil do
      execute "SELECT 2", ""
    else
      execute "SELECT 3", ""
    end
    x = if true, do: "yes"
    execute "SELECT '#{x}' #{inspect(if(false, do: 1))}", ""
  end
end

