defmodule M do
  use Ecto.Migration

  def change do
alter table(:t) do
  add :u_id, references(:u, prefix: "other")
end
  end
end
