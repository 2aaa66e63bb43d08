defmodule M do
  use Ecto.Migration
  def change do
    add = fn a, b -> a + b end
    twice = &(&1 * 2)
    up = &String.upcase/1
    mine = &local/1
    compose = fn
      0 -> "zero"
      n when n > 0 -> "positive"
      _ -> "negative"
    end
    execute "SELECT #{add.(1, 2)} #{twice.(4)} #{up.("x")} #{mine.("y")} #{compose.(0)} #{compose.(5)} #{compose.(-5)}", ""
    Enum.each([1, 2], &execute("SELECT #{&1}", ""))
  end
  defp local(x), do: x <> x
end

