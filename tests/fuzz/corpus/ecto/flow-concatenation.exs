defmodule M do
  use Ecto.Migration

  def change do
execute "SELECT " <> "1", "SELECT " <> Integer.to_string(2)
  end
end
