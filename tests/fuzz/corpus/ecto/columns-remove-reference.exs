defmodule M do
  use Ecto.Migration

  def change do
alter table(:t) do
  remove :u_id, references(:u)
end
  end
end
