defmodule M do
  use Ecto.Migration

  def change do
create table(:t, comment: "it's") do
  add :c, :string
end
  end
end
