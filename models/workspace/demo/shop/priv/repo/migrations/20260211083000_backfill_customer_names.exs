defmodule Shop.Repo.Migrations.BackfillCustomerNames do
  use Ecto.Migration
  import Shop.Migration

  @disable_ddl_transaction true
  @disable_migration_lock true

  @last 1_000
  @batch 250

  # In batches, each committed by itself, so that no order waits for long.
  def up do
    for first <- 1..@last//@batch do
      execute("""
      UPDATE customers
         SET given_name = substr(name, 1, #{blank()} - 1),
             family_name = substr(name, #{blank()} + 1)
       WHERE id BETWEEN #{first} AND #{first + @batch - 1}
         AND given_name IS NULL
      """)
    end
  end

  def down do
    execute("UPDATE customers SET given_name = NULL, family_name = NULL")
  end

  defp blank do
    if postgres?(), do: "strpos(name, ' ')", else: "instr(name, ' ')"
  end
end
