defmodule M do
  use Ecto.Migration

  def change do
execute fn -> :ok end
  end
end
