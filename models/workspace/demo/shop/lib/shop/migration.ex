defmodule Shop.Migration do
  @moduledoc "What the shop's migrations share."

  import Ecto.Migration

  @doc "The shop runs on SQLite and on PostgreSQL."
  def postgres?, do: repo().__adapter__() == Ecto.Adapters.Postgres
end
