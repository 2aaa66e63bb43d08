defmodule M do
  use Ecto.Migration

  def change do
create table(:a)
execute "SELECT 1", "SELECT 2"
create index(:a, [:b])
rename table(:a), to: table(:c)
  end
end
