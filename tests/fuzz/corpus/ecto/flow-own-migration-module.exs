defmodule MyMigration do
  defmacro __using__(_opts) do
    quote do
      use Ecto.Migration
      import MyMigration
      @disable_ddl_transaction true
    end
  end
  def money(name), do: Ecto.Migration.add(name, :decimal, precision: 12, scale: 2)
end
defmodule M do
  use MyMigration
  def change do
    create table(:t) do
      money(:price)
    end
  end
end

