defmodule M do
  use Ecto.Migration
  def after_begin, do: execute("SET LOCAL a = 1", "SET LOCAL a = 2")
  def before_commit, do: execute("SET LOCAL b = 1", "SET LOCAL b = 2")
  def change, do: create(table(:a))
end

