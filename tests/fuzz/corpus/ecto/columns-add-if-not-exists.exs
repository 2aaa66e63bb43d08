defmodule M do
  use Ecto.Migration

  def change do
alter table(:t) do
  add_if_not_exists :c, :string, default: "a", null: false
end
  end
end
