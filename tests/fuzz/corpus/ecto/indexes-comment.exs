defmodule M do
  use Ecto.Migration

  def change do
create index(:t, [:a], comment: "it's")
  end
end
