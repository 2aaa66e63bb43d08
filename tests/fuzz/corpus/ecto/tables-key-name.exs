defmodule M do
  use Ecto.Migration

  def change do
create table(:t, primary_key: [name: :uid]) do
  add :c, :string
end
  end
end
