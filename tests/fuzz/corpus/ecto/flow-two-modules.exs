defmodule Helper do
  def name(n), do: "col_#{n}"
end
defmodule M do
  use Ecto.Migration
  def change do
    create table(:a) do
      for n <- 1..3, do: add(String.to_atom(Helper.name(n)), :string)
    end
  end
end

