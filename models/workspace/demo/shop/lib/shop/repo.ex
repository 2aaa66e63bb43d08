defmodule Shop.Repo do
  use Ecto.Repo,
    otp_app: :shop,
    adapter: Application.compile_env(:shop, [Shop.Repo, :adapter], Ecto.Adapters.SQLite3)
end
