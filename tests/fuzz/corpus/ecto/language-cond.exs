defmodule M do
  use Ecto.Migration
  def change do
    for n <- 1..4 do
      size = cond do
        n < 2 -> "small"
        n == 2 or n == 3 -> "middle"
        true -> "large"
      end
      execute "SELECT '#{size}'", ""
    end
  end
end

