defmodule M do
  use Ecto.Migration

  def change do
create constraint(:t, :c, check: "a > 0")
  end
end
