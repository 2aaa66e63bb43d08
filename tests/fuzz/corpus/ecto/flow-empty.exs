defmodule M do
  use Ecto.Migration

  def change do
execute ""
  end
end
