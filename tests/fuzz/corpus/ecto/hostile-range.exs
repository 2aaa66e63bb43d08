defmodule M do
  use Ecto.Migration
def change, do: for(n <- 1..1_000_000_000, do: execute("SELECT #{n}"))
end
