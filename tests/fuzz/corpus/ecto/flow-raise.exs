defmodule M do
  use Ecto.Migration

  def change do
raise "no"
  end
end
