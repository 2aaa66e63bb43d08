defmodule M do
  use Ecto.Migration

  def change do
create table(:t, primary_key: false)
  end
end
