import Config

# The same shop on PostgreSQL: MIX_ENV=postgres DATABASE_URL=… mix phx.server
config :shop, Shop.Repo, adapter: Ecto.Adapters.Postgres
