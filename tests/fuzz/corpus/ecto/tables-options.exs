defmodule M do
  use Ecto.Migration

  def change do
create table(:t, options: "WITH (fillfactor=70)") do
  add :c, :string
end
  end
end
