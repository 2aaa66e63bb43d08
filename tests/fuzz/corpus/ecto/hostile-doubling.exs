defmodule M do
  use Ecto.Migration
def change, do: execute(Enum.reduce(1..60, "ab", fn _, s -> s <> s end))
end
