defmodule M do
  use Ecto.Migration

  def change do
execute "SELECT 1;"
  end
end
