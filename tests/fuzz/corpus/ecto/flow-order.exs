defmodule M do
  use Ecto.Migration

  def change do
execute "SELECT 1", "SELECT 2"
execute "SELECT 3", "SELECT 4"
  end
end
