defmodule M do
  use Ecto.Migration
  def change do
    create table(:t) do
      common()
      add :own, :string
    end
  end
  defp common do
    add :a, :string
    timestamps(type: :utc_datetime)
  end
end

