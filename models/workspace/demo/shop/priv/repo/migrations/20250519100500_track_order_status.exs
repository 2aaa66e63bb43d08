defmodule Shop.Repo.Migrations.TrackOrderStatus do
  use Ecto.Migration

  def change do
    create table(:order_status_changes) do
      add :order_id, references(:orders, on_delete: :delete_all), null: false
      add :old_status, :string
      add :new_status, :string, null: false
      add :changed_at, :utc_datetime, null: false
    end

    for column <- [:order_id, :new_status, :changed_at] do
      create index(:order_status_changes, [column])
    end
  end
end
