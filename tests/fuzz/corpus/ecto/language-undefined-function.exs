defmodule M do
  use Ecto.Migration
  def change do
    :ok
    undefined_thing(1) |> execute()
  end
end

