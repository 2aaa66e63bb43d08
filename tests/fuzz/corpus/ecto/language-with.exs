defmodule M do
  use Ecto.Migration
  def change do
    r = with {:ok, a} <- {:ok, 1}, b = a + 1, true <- b > 1 do
      b
    else
      _ -> 0
    end
    s = with {:ok, a} <- :error do
      a
    else
      :error -> "none"
    end
    execute "SELECT #{r}, '#{s}'", ""
  end
end

