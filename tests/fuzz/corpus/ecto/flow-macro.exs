defmodule H do
  defmacro twice(do: block) do
    quote do
      unquote(block)
      unquote(block)
    end
  end
end
defmodule M do
  use Ecto.Migration
  import H
  def change do
    twice do
      execute "SELECT 1", "SELECT 2"
    end
  end
end

