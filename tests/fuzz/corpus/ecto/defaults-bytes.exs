defmodule M do
  use Ecto.Migration

  def change do
create table(:t, primary_key: false) do
  add :c, :binary, default: <<1, 2, 255>>
end
  end
end
