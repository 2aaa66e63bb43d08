defmodule M do
  use Ecto.Migration
  def change do
    for s <- [String.upcase("aß"), String.downcase("ÄB"), String.capitalize("hELLO"), String.trim("  x "), String.replace("a-b-c", "-", "_"),
              String.replace("a-b", ~r/[^a-z]/, ""), String.pad_leading("7", 3, "0"), String.slice("hello", 1, 3), String.slice("hello", 1..-2//1),
              String.duplicate("ab", 3), String.reverse("abc"), "#{String.length("größe")}", "#{String.contains?("abc", "b")}",
              "#{String.starts_with?("abc", ["x", "a"])}", inspect(String.split("a b  c")), inspect(String.split("a,b,c", ",", parts: 2)),
              String.replace_leading("aab", "a", "x"), String.replace_suffix("x.exs", ".exs", ""), String.at("abc", 1), String.first("abc"),
              Macro.underscore("FooBar"), Macro.camelize("foo_bar"), inspect(String.to_atom("x")), "#{String.to_integer("42") + 1}",
              inspect(Regex.run(~r/(a)(b)/, "xab")), inspect(Regex.scan(~r/[0-9]/, "a1b2")), Regex.replace(~r/(a)/, "bab", "<\\1>"),
              String.trim_trailing("a\n"), inspect(String.graphemes("abc"))] do
      execute "SELECT $$#{s}$$", ""
    end
  end
end

