defmodule M do
  use Ecto.Migration
  def change do
    execute "tab\tquote\"hash\#{} unicode \u00e9 \x41 \\", ""
    execute ~s(parens (nested\) here), ""
    execute ~S(raw \n #{no}), ""
    execute ~s[brackets #{1 + 1}], ""
    execute ~s{braces}, ""
    execute ~s<angles>, ""
    execute ~s'single', ""
    execute ~s"double", ""
    execute ~s|bar|, ""
    execute ~s/slash/, ""
    execute ~S'''
    heredoc #{raw}
      indented
    ''', ""
    execute """
    line one \
    continued
      indented #{"inter\npolated"}
    last\
    """, ""
    execute "#{inspect(~w(a b))} #{inspect(~w(a b)a)} #{inspect('cd')} #{?z} #{:"quoted atom"}", ""
  end
end

