defmodule M do
  use Ecto.Migration

  def change do
create index(:t, ["_a_", :b_])
  end
end
