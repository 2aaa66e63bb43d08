defmodule Shop.Repo.Migrations.AddExpressCheckout do
  use Ecto.Migration

  @express Application.compile_env(:shop, [:features, :express_checkout], false)

  # Only shops that have the feature get its column.
  def change do
    if @express do
      alter table(:orders) do
        add :express, :boolean, null: false, default: false
      end
    end
  end
end
