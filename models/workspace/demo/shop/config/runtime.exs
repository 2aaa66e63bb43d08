import Config

if url = System.get_env("DATABASE_URL") do
  config :shop, Shop.Repo, url: url
end
