defmodule M do
  use Ecto.Migration
  def change do
    execute "SELECT #{0x1F} #{0b101} #{0o17} #{1_000} #{1.5e3} #{1.0e-5} #{100.0} #{1000.0} #{123456789.123} #{Integer.to_string(255, 16)} #{Float.round(1.256, 2)}", ""
  end
end

