defmodule M do
  use Ecto.Migration
  for name <- [:a, :b] do
    def unquote(:"run_#{name}")(), do: execute("SELECT '#{unquote(name)}'", "")
  end
  def change do
    run_a()
    run_b()
  end
end

