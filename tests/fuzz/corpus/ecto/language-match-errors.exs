defmodule M do
  use Ecto.Migration
  def change do
    {:ok, x} = {:error, 1}
    execute "SELECT #{x}", ""
  end
end

