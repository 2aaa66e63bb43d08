defmodule M do
  use Ecto.Migration

  def change do
drop table(:t)
  end
end
