defmodule Shop.Repo.Migrations.RenameTrackingCode do
  use Ecto.Migration

  def change do
    execute(
      "ALTER TABLE shipments RENAME COLUMN tracking_code TO tracking_number",
      "ALTER TABLE shipments RENAME COLUMN tracking_number TO tracking_code"
    )
  end
end
