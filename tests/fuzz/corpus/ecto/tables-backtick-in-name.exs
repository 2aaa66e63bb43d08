defmodule M do
  use Ecto.Migration

  def change do
create table("a`b")
  end
end
