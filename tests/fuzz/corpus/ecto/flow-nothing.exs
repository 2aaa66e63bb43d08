defmodule M do
  use Ecto.Migration

  def change do
:ok
  end
end
