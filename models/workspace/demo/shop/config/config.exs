import Config

config :shop,
  ecto_repos: [Shop.Repo],
  features: [express_checkout: true]

config :shop, Shop.Repo,
  adapter: Ecto.Adapters.SQLite3,
  migration_timestamps: [type: :utc_datetime]

import_config "#{config_env()}.exs"
