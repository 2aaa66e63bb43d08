defmodule M do
  use Ecto.Migration

  def change do
alter table(:t) do
  add :c, :date, null: false
end
  end
end
