defmodule M do
  use Ecto.Migration
  def change do
    execute "SELECT #{1 + 2 * 3} #{7 / 2} #{div(7, 2)} #{rem(7, 2)} #{-3 + 1} #{2 - 5}", ""
    execute "SELECT '#{inspect([1, 2] ++ [3])} #{inspect([1, 2, 3] -- [2])} #{"a" <> "b"} #{1 in [1, 2]} #{3 not in [1, 2]}'", ""
    execute "SELECT '#{1 == 1.0} #{1 === 1.0} #{nil || "x"} #{inspect(nil && 1)} #{!nil} #{not true} #{1 < 2 and 2 >= 2} #{"ab" =~ "b"} #{"ab" =~ ~r/^b/}'", ""
    execute "SELECT '#{max(1, 2)} #{min(1, 2)} #{abs(-4)} #{round(2.5)} #{trunc(-2.7)} #{hd([1])} #{inspect(tl([1, 2]))} #{elem({:a, :b}, 1)}'", ""
  end
end

