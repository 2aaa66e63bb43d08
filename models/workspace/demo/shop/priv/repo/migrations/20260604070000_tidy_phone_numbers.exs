defmodule Shop.Repo.Migrations.TidyPhoneNumbers do
  use Ecto.Migration

  def up do
    alter table(:customers) do
      add :phone_checked_at, :utc_datetime
    end

    flush()

    # Which numbers there are is known to the database alone.
    %{rows: customers} = repo().query!("SELECT id, phone FROM customers WHERE phone IS NOT NULL")

    for [id, phone] <- customers do
      execute("UPDATE customers SET phone = '#{tidy(phone)}' WHERE id = #{id}")
    end

    execute("UPDATE customers SET phone_checked_at = CURRENT_TIMESTAMP WHERE phone IS NOT NULL")
  end

  def down do
    alter table(:customers) do
      remove :phone_checked_at
    end
  end

  defp tidy(phone), do: String.replace(phone, ~r/[^+0-9]/, "")
end
