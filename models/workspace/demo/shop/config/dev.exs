import Config

config :shop, Shop.Repo,
  database: Path.expand("../shop_dev.db", __DIR__),
  pool_size: 5
