defmodule M do
  use Ecto.Migration

  def change do
create table(:t) do
  add :u_id, references(:u, validate: false)
end
  end
end
