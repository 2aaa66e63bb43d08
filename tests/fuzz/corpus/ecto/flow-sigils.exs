defmodule M do
  use Ecto.Migration

  def change do
execute ~s|SELECT 'a'|, ~S(SELECT '#{b}')
  end
end
