// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Texts, numbers and dates.

#include "formats/ecto/builtins/inelixir.h"

namespace Switchback::Ecto {

namespace {

constexpr std::string_view Text = R"elixir(
defmodule String do
  def chunk(text, :valid), do: if(text == "", do: [], else: [text])

  def split_at(text, at) do
    at = if at < 0, do: max(at + String.length(text), 0), else: at
    letters = String.graphemes(text)
    {Enum.join(Enum.take(letters, at)), Enum.join(Enum.drop(letters, at))}
  end

  def splitter(text, pattern), do: String.split(text, pattern)
  def valid?(text), do: is_binary(text)

  def next_grapheme(text) do
    case String.graphemes(text) do
      [] -> nil
      [first | rest] -> {first, Enum.join(rest)}
    end
  end

  def next_codepoint(text) do
    case String.codepoints(text) do
      [] -> nil
      [first | rest] -> {first, Enum.join(rest)}
    end
  end

  def to_integer(text, base) do
    {number, ""} = Integer.parse(text, base)
    number
  end
end

defmodule Calendar do
  def strftime(at, format, _options \\ []), do: written(at, String.graphemes(format), "")

  defp written(_at, [], done), do: done
  defp written(at, ["%", "-", letter | rest], done) do
    written(at, rest, done <> short(part(at, letter)))
  end

  defp written(at, ["%", letter | rest], done), do: written(at, rest, done <> part(at, letter))
  defp written(at, [letter | rest], done), do: written(at, rest, done <> letter)

  defp short(text) do
    case String.trim_leading(text, "0") do
      "" -> "0"
      plain -> plain
    end
  end

  defp part(at, "Y"), do: wide(at.year, 4)
  defp part(at, "y"), do: wide(rem(at.year, 100), 2)
  defp part(at, "m"), do: wide(at.month, 2)
  defp part(at, "d"), do: wide(at.day, 2)
  defp part(at, "H"), do: wide(at.hour, 2)
  defp part(at, "M"), do: wide(at.minute, 2)
  defp part(at, "S"), do: wide(at.second, 2)
  defp part(at, "j"), do: wide(Date.day_of_year(at), 3)
  defp part(at, "u"), do: to_string(Date.day_of_week(at))
  defp part(at, "q"), do: to_string(Date.quarter_of_year(at))
  defp part(at, "B"), do: Enum.at(months(), at.month - 1)
  defp part(at, "b"), do: String.slice(part(at, "B"), 0, 3)
  defp part(at, "A"), do: Enum.at(days(), Date.day_of_week(at) - 1)
  defp part(at, "a"), do: String.slice(part(at, "A"), 0, 3)
  defp part(_at, "%"), do: "%"
  defp wide(number, width), do: String.pad_leading(to_string(number), width, "0")
  defp days, do: ~w(Monday Tuesday Wednesday Thursday Friday Saturday Sunday)

  defp months do
    ~w(January February March April May June July August September October November December)
  end
end

defmodule Integer do
  def parse(text, base) do
    {sign, text} =
      case text do
        "-" <> rest -> {-1, rest}
        "+" <> rest -> {1, rest}
        _ -> {1, text}
      end

    values = Enum.take_while(Enum.map(String.graphemes(text), &digit/1), &(&1 < base))
    rest = Enum.join(Enum.drop(String.graphemes(text), length(values)))
    if values == [], do: :error, else: {sign * Integer.undigits(values, base), rest}
  end

  defp digit(letter) do
    digits = String.graphemes("0123456789abcdefghijklmnopqrstuvwxyz")
    Enum.find_index(digits, &(&1 == String.downcase(letter))) || 99
  end

  def gcd(0, b), do: abs(b)
  def gcd(a, b), do: gcd(rem(b, a), a)
  def undigits(digits, base \\ 10), do: Enum.reduce(digits, 0, fn digit, all -> all * base + digit end)
  def to_charlist(number), do: String.to_charlist(Integer.to_string(number))
end

defmodule Path do
  def extname(path) do
    name = Path.basename(path)

    case String.split(name, ".") do
      [_] -> ""
      ["", _] -> ""
      parts -> "." <> List.last(parts)
    end
  end

  def rootname(path), do: String.replace_suffix(path, Path.extname(path), "")

  def rootname(path, extension) do
    if Path.extname(path) == extension, do: Path.rootname(path), else: path
  end

  def split("/" <> path), do: ["/" | String.split(path, "/", trim: true)]
  def split(path), do: String.split(path, "/", trim: true)
  def type("/" <> _), do: :absolute
  def type(_path), do: :relative
end

defmodule Macro do
  def escape(value, _options \\ []), do: value
end

defmodule Ecto.UUID do
  def type, do: :uuid
end

defmodule Regex do
  def source(regex), do: regex.source
end

defmodule Bitwise do
  def band(a, b), do: bits(a, b, fn x, y -> x * y end)
  def bor(a, b), do: bits(a, b, fn x, y -> max(x, y) end)
  def bxor(a, b), do: bits(a, b, fn x, y -> rem(x + y, 2) end)
  def bnot(a), do: -a - 1
  def bsl(a, by) when by < 0, do: bsr(a, -by)
  def bsl(a, by), do: a * Integer.pow(2, by)
  def bsr(a, by) when by < 0, do: bsl(a, -by)
  def bsr(a, by), do: Integer.floor_div(a, Integer.pow(2, by))

  defp bits(0, 0, _fun), do: 0
  defp bits(-1, -1, fun), do: -fun.(1, 1)
  defp bits(0, -1, fun), do: -fun.(0, 1)
  defp bits(-1, 0, fun), do: -fun.(1, 0)

  defp bits(a, b, fun) do
    fun.(Integer.mod(a, 2), Integer.mod(b, 2)) +
      2 * bits(Integer.floor_div(a, 2), Integer.floor_div(b, 2), fun)
  end
end

defmodule Date do
  def after?(a, b), do: Date.compare(a, b) == :gt
  def before?(a, b), do: Date.compare(a, b) == :lt
  def leap_year?(%{year: year}), do: leap(year)
  defp leap(year), do: rem(year, 4) == 0 and (rem(year, 100) != 0 or rem(year, 400) == 0)
  def months_in_year(_date), do: 12
  def days_in_month(date), do: Date.end_of_month(date).day
  def quarter_of_year(%{month: month}), do: div(month + 2, 3)
  def day_of_year(date), do: Date.diff(date, Date.new!(date.year, 1, 1)) + 1

  def beginning_of_week(date), do: Date.add(date, 1 - Date.day_of_week(date))
  def end_of_week(date), do: Date.add(date, 7 - Date.day_of_week(date))

  def range(first, last), do: Date.range(first, last, if(Date.after?(first, last), do: -1, else: 1))

  def range(first, last, step) do
    for days <- 0..Date.diff(last, first)//step, do: Date.add(first, days)
  end

  def to_erl(%{year: year, month: month, day: day}), do: {year, month, day}
  def from_erl!({year, month, day}), do: Date.new!(year, month, day)
  def from_erl({year, month, day}), do: Date.new(year, month, day)

  def shift(date, parts) do
    months = date.year * 12 + date.month - 1 + 12 * Keyword.get(parts, :year, 0) + Keyword.get(parts, :month, 0)
    first = Date.new!(Integer.floor_div(months, 12), Integer.mod(months, 12) + 1, 1)
    day = min(date.day, Date.end_of_month(first).day)
    Date.add(%{first | day: day}, 7 * Keyword.get(parts, :week, 0) + Keyword.get(parts, :day, 0))
  end
end
)elixir";

} // namespace

std::string_view textsInElixir()
{
    return Text;
}

} // namespace Switchback::Ecto
