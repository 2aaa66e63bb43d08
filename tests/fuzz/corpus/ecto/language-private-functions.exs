defmodule M do
  use Ecto.Migration
  def change do
    column("a")
    column("b", :integer)
  end
  defp column(name, type \\ :string)
  defp column("a" = name, type), do: execute("SELECT '#{name} first #{type}'", "")
  defp column(name, type) when type == :integer do
    execute "SELECT '#{name} #{type}'", ""
  end
end

