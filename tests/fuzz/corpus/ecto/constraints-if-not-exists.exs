defmodule M do
  use Ecto.Migration

  def change do
create_if_not_exists constraint(:t, :c, check: "a")
  end
end
