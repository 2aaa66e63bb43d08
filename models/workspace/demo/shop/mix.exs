defmodule Shop.MixProject do
  use Mix.Project

  def project do
    [
      app: :shop,
      version: "2.7.0",
      elixir: "~> 1.14",
      deps: deps()
    ]
  end

  def application do
    [extra_applications: [:logger]]
  end

  defp deps do
    [
      {:phoenix, "~> 1.8"},
      {:ecto_sql, "~> 3.14"},
      {:ecto_sqlite3, "~> 0.24"},
      {:postgrex, ">= 0.0.0"}
    ]
  end
end
