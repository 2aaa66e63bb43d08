defmodule M do
  use Ecto.Migration
  def change do
    d = ~D[2024-02-28]
    execute "SELECT '#{Date.add(d, 2)} #{d} #{~N[2024-01-02 03:04:05]} #{~T[01:02:03.5]} #{~U[2024-01-02 03:04:05Z]} #{Date.to_iso8601(d)} #{d.year}'", ""
    execute "SELECT '#{Date.diff(~D[2024-03-01], d)} #{Date.compare(d, ~D[2024-03-01])} #{Date.day_of_week(d)} #{Date.new!(2020, 1, 2)}'", ""
  end
end

