defmodule M do
  use Ecto.Migration

  def change do
create table(:t) do
  add :u_id, references("u")
end
  end
end
