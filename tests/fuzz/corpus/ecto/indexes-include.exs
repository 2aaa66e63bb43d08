defmodule M do
  use Ecto.Migration

  def change do
create index(:t, [:a], include: [:b, :c])
  end
end
