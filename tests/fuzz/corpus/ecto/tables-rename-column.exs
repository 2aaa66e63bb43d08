defmodule M do
  use Ecto.Migration

  def change do
rename table(:a), :b, to: :c
  end
end
