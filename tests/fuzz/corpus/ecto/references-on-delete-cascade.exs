defmodule M do
  use Ecto.Migration

  def change do
create table(:t) do
  add :u_id, references(:u, on_delete: :cascade)
end
  end
end
