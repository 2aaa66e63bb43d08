defmodule M do
  use Ecto.Migration
  def change do
    r = try do
      raise ArgumentError, "bad"
    rescue
      e in RuntimeError -> "runtime #{e.message}"
      e in [ArgumentError] -> "argument #{Exception.message(e)}"
    after
      :ok
    end
    t = try do
      throw(:ball)
    catch
      :ball -> "caught"
    end
    execute "SELECT '#{r} #{t}'", ""
  end
end

