defmodule M do
  use Ecto.Migration
  def change do
    t = table(:t)
    create t
    i = index(t.name, [:a])
    create i
    create %{i | name: :other, unique: true}
  end
end

