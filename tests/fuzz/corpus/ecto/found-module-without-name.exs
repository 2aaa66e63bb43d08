defmodule !M do
  use Ecto.Migration

& def change d M do
  use Ecto.Migration

& def change do
raise "no"
  end
eno
raise "no"
  end
end
