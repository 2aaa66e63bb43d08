defmodule M do
  use Ecto.Migration
  def change do
    for x <- [1, :a, "s", {:ok, 2}, [1, 2, 3], %{k: 5}] do
      text =
        case x do
          n when is_integer(n) and n > 0 -> "integer #{n}"
          :a -> "atom"
          "s" -> "text"
          {:ok, n} -> "ok #{n}"
          [h | t] -> "list #{h} #{length(t)}"
          %{k: v} -> "map #{v}"
        end
      execute "SELECT '#{text}'", ""
    end
  end
end

