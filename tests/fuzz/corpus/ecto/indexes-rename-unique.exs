defmodule M do
  use Ecto.Migration

  def change do
rename unique_index(:t, [:a], where: "a > 0"), to: "b"
  end
end
