defmodule M do
  use Ecto.Migration

  def change do
create index(:t, [asc_nulls_last: :a, desc_nulls_first: :b])
  end
end
