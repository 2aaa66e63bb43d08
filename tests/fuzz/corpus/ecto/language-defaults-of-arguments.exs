defmodule M do
  use Ecto.Migration
  def change do
    f(1)
    f(1, 2)
    f(1, 2, 3)
  end
  defp f(a \\ 10, b, c \\ 30), do: execute("SELECT #{a}, #{b}, #{c}", "")
end

