defmodule M do
  use Ecto.Migration

  def change do
execute "SELECT '#{inspect(repo())}'", ""
  end
end
