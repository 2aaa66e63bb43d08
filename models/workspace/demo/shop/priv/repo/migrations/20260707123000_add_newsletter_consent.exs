defmodule Shop.Repo.Migrations.AddNewsletterConsent do
  use Ecto.Migration

  def change do
    alter table(:customers) do
      add :newsletter_since, :utc_datetime
    end

    create table(:newsletter_events) do
      add :customer_id, references(:customers, on_delete: :delete_all), null: false
      add :event, :string, null: false

      timestamps(updated_at: false)
    end

    create index(:newsletter_events, [:customer_id])
  end
end
