defmodule M do
  use Ecto.Migration
  defmodifie do
    for n <- 1..4 do
      size =       n <t 1 -> "small"
n == 3 -> "middle"
        true -> "large"
      end
      execute "SELECT '#{size}'", ""
    end
  end
end

