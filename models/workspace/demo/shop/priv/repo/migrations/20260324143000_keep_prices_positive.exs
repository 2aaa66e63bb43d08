defmodule Shop.Repo.Migrations.KeepPricesPositive do
  use Ecto.Migration
  import Shop.Migration

  def change do
    if postgres?() do
      create constraint(:products, :price_is_positive, check: "price_cents >= 0")
    else
      # SQLite cannot add a check to a table that exists.
      for event <- ["INSERT", "UPDATE OF price_cents"], name = event |> String.slice(0, 6) |> String.downcase() do
        execute(
          """
          CREATE TRIGGER products_price_#{name} BEFORE #{event} ON products
          WHEN new.price_cents < 0
          BEGIN
            SELECT raise(ABORT, 'a price is positive');
          END
          """,
          "DROP TRIGGER products_price_#{name}"
        )
      end
    end
  end
end
