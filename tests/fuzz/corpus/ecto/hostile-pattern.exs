defmodule M do
  use Ecto.Migration
def change, do: execute(Regex.replace(~r/(a+)+$/, String.duplicate("a", 40) <> "b", ""))
end
