defmodule Shop.Repo.Migrations.KeepPriceHistory do
  use Ecto.Migration
  import Shop.Migration

  def up do
    create table(:price_history, primary_key: false) do
      add :product_id, references(:products, on_delete: :delete_all), null: false
      add :price_cents, :integer, null: false
      add :since, :utc_datetime, null: false
    end

    create index(:price_history, [:product_id, :since])

    execute("""
    INSERT INTO price_history (product_id, price_cents, since)
    SELECT id, price_cents, inserted_at FROM products
    """)

    if postgres?(), do: keep_with_function(), else: keep_with_trigger()
  end

  def down do
    if postgres?() do
      execute("DROP TRIGGER products_keep_price ON products")
      execute("DROP FUNCTION keep_price()")
    else
      execute("DROP TRIGGER products_keep_price")
    end

    drop table(:price_history)
  end

  defp keep_with_function do
    execute("""
    CREATE FUNCTION keep_price() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO price_history VALUES (new.id, new.price_cents, now());
      RETURN new;
    END
    $$
    """)

    execute("""
    CREATE TRIGGER products_keep_price AFTER UPDATE OF price_cents ON products
    FOR EACH ROW WHEN (old.price_cents <> new.price_cents) EXECUTE FUNCTION keep_price()
    """)
  end

  defp keep_with_trigger do
    execute("""
    CREATE TRIGGER products_keep_price AFTER UPDATE OF price_cents ON products
    WHEN old.price_cents <> new.price_cents
    BEGIN
      INSERT INTO price_history VALUES (new.id, new.price_cents, CURRENT_TIMESTAMP);
    END
    """)
  end
end
