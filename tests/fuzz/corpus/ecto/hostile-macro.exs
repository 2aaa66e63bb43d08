defmodule M do
  use Ecto.Migration
defmacro m(x), do: quote(do: m(unquote(x)))
def change, do: m(1)
end
