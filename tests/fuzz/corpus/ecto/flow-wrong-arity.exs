defmodule M do
  use Ecto.Migration

  def change do
execute fn x -> x end
  end
end
