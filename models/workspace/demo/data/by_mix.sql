-- What `mix ecto.migrate` did with the migration that only it can run.
ALTER TABLE "customers" ADD COLUMN "phone_checked_at" @utc_datetime@;
UPDATE customers SET phone = replace(phone, ' ', '') WHERE phone IS NOT NULL;
UPDATE customers SET phone_checked_at = CURRENT_TIMESTAMP WHERE phone IS NOT NULL;
INSERT INTO "schema_migrations" ("version","inserted_at") VALUES (20260604070000, '2026-08-03T07:12:44');
