defmodule M do
  use Ecto.Migration
  defmodule Names do
    def all, do: ~w(a b c)a
  end
  def change do
    alter table(:t) do
      Enum.each(Names.all(), &add(&1, :string))
    end
  end
end

