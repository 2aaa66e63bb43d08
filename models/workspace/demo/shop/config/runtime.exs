import Config

if path = System.get_env("DATABASE_PATH") do
  config :shop, Shop.Repo, database: path
end

if config_env() == :postgres do
  config :shop, Shop.Repo, url: System.get_env("DATABASE_URL")
end
