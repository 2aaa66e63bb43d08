defmodule M do
  use Ecto.Migration

  def change do
create table(:t) do
  add :c, :string, on_delete: :delete_all
end
  end
end
