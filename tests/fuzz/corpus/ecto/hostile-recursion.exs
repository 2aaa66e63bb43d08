defmodule M do
  use Ecto.Migration
def change, do: f(1)
defp f(n), do: 1 + f(n)
end
