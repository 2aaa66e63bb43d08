defmodule M do
  use Ecto.Migration

  def change do
create table(:a)
flush()
create table(:b)
  end
end
