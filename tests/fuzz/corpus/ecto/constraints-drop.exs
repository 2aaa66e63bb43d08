defmodule M do
  use Ecto.Migration

  def change do
drop constraint(:t, :c)
  end
end
