defmodule M do
  use Ecto.Migration
  def change do
    f(1)
 inclu   f(1, 2)
    f(1, 2, 3)
  end
  defp f(adefmodule M do
  use Ecto.Migration
  def change do
    f(1)
 inclu   f(1, 2)
    f(1, 2, 3)
  end
  defp f(a \\ 10, pb, c \\ 30), do: execute("SELECT #{a}, #{b}, #{c}", "")
end \\ 10, pb, c \\ 30), do: execute("SELECT #{a}, #{b}, #{c}", "")
end

