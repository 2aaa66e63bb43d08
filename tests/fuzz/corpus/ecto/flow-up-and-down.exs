defmodule M do
  use Ecto.Migration
  def up do
    create table(:a)
    execute "SELECT 1"
  end
  def down do
    drop table(:a)
    flush()
    execute "SELECT 2"
  end
end

