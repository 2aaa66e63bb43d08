// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/builtins/inelixir.h"

namespace Switchback::Ecto {

namespace {

constexpr std::string_view Text = R"elixir(
defmodule Enum do
  def chunk_by(all, fun) do
    Enum.reduce(all, [], fn item, done ->
      key = fun.(item)

      case done do
        [{^key, items} | rest] -> [{key, items ++ [item]} | rest]
        _ -> [{key, [item]} | done]
      end
    end)
    |> Enum.reverse()
    |> Enum.map(fn {_, items} -> items end)
  end

  def chunk_every(all, size, step, rest), do: chunked(Enum.to_list(all), size, step, rest)

  defp chunked([], _size, _step, _rest), do: []

  defp chunked(list, size, step, rest) do
    part = Enum.take(list, size)

    cond do
      length(part) == size -> [part | chunked(Enum.drop(list, step), size, step, rest)]
      rest == :discard -> []
      true -> [part ++ Enum.take(rest, size - length(part))]
    end
  end

  def chunk_while(all, first, fun, last) do
    {chunks, kept} = chunking(Enum.to_list(all), first, fun, [])

    case last.(kept) do
      {:cont, _} -> Enum.reverse(chunks)
      {:cont, chunk, _} -> Enum.reverse([chunk | chunks])
    end
  end

  defp chunking([], kept, _fun, chunks), do: {chunks, kept}

  defp chunking([item | rest], kept, fun, chunks) do
    case fun.(item, kept) do
      {:cont, chunk, next} -> chunking(rest, next, fun, [chunk | chunks])
      {:cont, next} -> chunking(rest, next, fun, chunks)
      {:halt, next} -> {chunks, next}
    end
  end

  def count_until(all, limit), do: Kernel.min(Enum.count(all), limit)
  def count_until(all, fun, limit), do: Kernel.min(Enum.count(all, fun), limit)

  def dedup_by(all, fun) do
    Enum.reduce(all, {[], []}, fn item, {items, seen} ->
      key = fun.(item)
      if seen == [key], do: {items, seen}, else: {[item | items], [key]}
    end)
    |> then(fn {items, _} -> Enum.reverse(items) end)
  end

  def drop_every(all, 0), do: Enum.to_list(all)
  def drop_every(all, step), do: for({item, at} <- Enum.with_index(all), rem(at, step) != 0, do: item)
  def take_every(_all, 0), do: []
  def take_every(all, step), do: for({item, at} <- Enum.with_index(all), rem(at, step) == 0, do: item)

  def map_every(all, 0, _fun), do: Enum.to_list(all)

  def map_every(all, step, fun) do
    for {item, at} <- Enum.with_index(all), do: if(rem(at, step) == 0, do: fun.(item), else: item)
  end

  def fetch(all, at) do
    list = Enum.to_list(all)
    at = if at < 0, do: at + length(list), else: at
    if at >= 0 and at < length(list), do: {:ok, Enum.at(list, at)}, else: :error
  end

  def flat_map_reduce(all, first, fun), do: flat_mapping(Enum.to_list(all), first, fun, [])

  defp flat_mapping([], state, _fun, done), do: {done, state}

  defp flat_mapping([item | rest], state, fun, done) do
    case fun.(item, state) do
      {:halt, state} -> {done, state}
      {items, state} -> flat_mapping(rest, state, fun, done ++ Enum.to_list(items))
    end
  end

  def frequencies_by(all, fun), do: Enum.frequencies(Enum.map(all, fun))
  def map_intersperse(all, between, fun), do: Enum.intersperse(Enum.map(all, fun), between)

  def max(all, sorter_or_empty) when is_function(sorter_or_empty, 0) do
    if Enum.empty?(all), do: sorter_or_empty.(), else: Enum.max(all)
  end

  def max(all, sorter), do: all |> Enum.reverse() |> Enum.sort(sorter) |> List.last()

  def min(all, sorter_or_empty) when is_function(sorter_or_empty, 0) do
    if Enum.empty?(all), do: sorter_or_empty.(), else: Enum.min(all)
  end

  def min(all, sorter), do: hd(Enum.sort(all, sorter))

  def min_max(all), do: {Enum.min(all), Enum.max(all)}
  def min_max_by(all, fun), do: {Enum.min_by(all, fun), Enum.max_by(all, fun)}
  def product(all), do: Enum.reduce(all, 1, fn item, product -> product * item end)
  def product_by(all, fun), do: Enum.product(Enum.map(all, fun))
  def sum_by(all, fun), do: Enum.sum(Enum.map(all, fun))

  def scan(all, fun) do
    case Enum.to_list(all) do
      [] -> []
      [first | rest] -> [first | Enum.scan(rest, first, fun)]
    end
  end

  def scan(all, first, fun) do
    {items, _} =
      Enum.map_reduce(all, first, fn item, state ->
        next = fun.(item, state)
        {next, next}
      end)

    items
  end

  def slice(all, first..last//step) do
    list = Enum.to_list(all)
    size = length(list)
    first = if first < 0, do: Kernel.max(first + size, 0), else: first
    last = if last < 0, do: last + size, else: last

    if step < 1 or first > last or first >= size,
      do: [],
      else: list |> Enum.drop(first) |> Enum.take(last - first + 1) |> Enum.take_every(step)
  end

  def slice(all, first, amount) do
    list = Enum.to_list(all)
    first = if first < 0, do: Kernel.max(first + length(list), 0), else: first
    list |> Enum.drop(first) |> Enum.take(amount)
  end

  def reverse_slice(all, first, amount) do
    {before, rest} = Enum.split(all, first)
    {part, rest} = Enum.split(rest, amount)
    before ++ Enum.reverse(part) ++ rest
  end

  def slide(all, at, to) when is_integer(at), do: Enum.slide(all, at..at//1, to)

  def slide(all, first..last//_, to) do
    list = Enum.to_list(all)
    size = length(list)
    first = if first < 0, do: first + size, else: first
    last = if last < 0, do: last + size, else: last
    to = if to < 0, do: to + size, else: to
    part = Enum.slice(list, first, last - first + 1)
    others = Enum.take(list, first) ++ Enum.drop(list, last + 1)
    to = if to > first, do: to - length(part) + 1, else: to
    {before, rest} = Enum.split(others, to)
    before ++ part ++ rest
  end

  def zip_reduce(a, b, first, fun) do
    Enum.reduce(Enum.zip(a, b), first, fn {x, y}, state -> fun.(x, y, state) end)
  end

  def zip_reduce(lists, first, fun) do
    Enum.reduce(Enum.zip(lists), first, fn items, state -> fun.(Tuple.to_list(items), state) end)
  end

  def zip_with(a, b, fun), do: Enum.map(Enum.zip(a, b), fn {x, y} -> fun.(x, y) end)
  def zip_with(lists, fun), do: Enum.map(Enum.zip(lists), fn items -> fun.(Tuple.to_list(items)) end)
end

defmodule Stream do
  def chunk_by(all, fun), do: Enum.chunk_by(all, fun)
  def chunk_every(all, size, step, rest), do: Enum.chunk_every(all, size, step, rest)
  def dedup(all), do: Enum.dedup(all)
  def dedup_by(all, fun), do: Enum.dedup_by(all, fun)
  def drop_every(all, step), do: Enum.drop_every(all, step)
  def drop_while(all, fun), do: Enum.drop_while(all, fun)
  def intersperse(all, between), do: Enum.intersperse(all, between)
  def map_every(all, step, fun), do: Enum.map_every(all, step, fun)
  def scan(all, fun), do: Enum.scan(all, fun)
  def scan(all, first, fun), do: Enum.scan(all, first, fun)
  def take_every(all, step), do: Enum.take_every(all, step)
  def take_while(all, fun), do: Enum.take_while(all, fun)
  def uniq_by(all, fun), do: Enum.uniq_by(all, fun)

  def unfold(state, fun) do
    case fun.(state) do
      nil -> []
      {item, next} -> [item | Stream.unfold(next, fun)]
    end
  end

  def zip_with(lists, fun), do: Enum.zip_with(lists, fun)
  def zip_with(a, b, fun), do: Enum.zip_with(a, b, fun)
end

defmodule Keyword do
  def delete_first(list, key) do
    case Enum.split_while(list, fn {name, _} -> name != key end) do
      {before, [_ | rest]} -> before ++ rest
      {before, []} -> before
    end
  end

  def equal?(a, b), do: Enum.sort(a) == Enum.sort(b)
  def filter(list, fun), do: Enum.filter(list, fun)
  def reject(list, fun), do: Enum.reject(list, fun)
  def from_keys(keys, value), do: Enum.map(keys, fn key -> {key, value} end)
  def new(items, fun), do: Keyword.new(Enum.map(items, fun))
  def to_list(list), do: list

  def pop_first(list, key, missing \\ nil) do
    {Keyword.get(list, key, missing), Keyword.delete_first(list, key)}
  end

  def pop_lazy(list, key, fun) do
    if Keyword.has_key?(list, key), do: Keyword.pop(list, key), else: {fun.(), list}
  end

  def pop_values(list, key), do: {Keyword.get_values(list, key), Keyword.delete(list, key)}

  def put_new_lazy(list, key, fun) do
    if Keyword.has_key?(list, key), do: list, else: [{key, fun.()} | list]
  end

  def replace(list, key, value), do: Keyword.replace_lazy(list, key, fn _ -> value end)

  def replace!(list, key, value) do
    Keyword.fetch!(list, key)
    Keyword.replace(list, key, value)
  end

  def replace_lazy(list, key, fun) do
    case Enum.split_while(list, fn {name, _} -> name != key end) do
      {before, [{_, old} | rest]} -> before ++ [{key, fun.(old)} | Keyword.delete(rest, key)]
      _ -> list
    end
  end

  def split(list, keys), do: Enum.split_with(list, fn {key, _} -> key in keys end)
  def split_with(list, fun), do: Enum.split_with(list, fun)

  def update(list, key, missing, fun) do
    if Keyword.has_key?(list, key),
      do: Keyword.replace_lazy(list, key, fun),
      else: list ++ [{key, missing}]
  end

  def update!(list, key, fun) do
    Keyword.fetch!(list, key)
    Keyword.replace_lazy(list, key, fun)
  end

  def get_and_update(list, key, fun) do
    case fun.(Keyword.get(list, key)) do
      {got, value} -> {got, Keyword.put(list, key, value)}
      :pop -> {Keyword.get(list, key), Keyword.delete(list, key)}
    end
  end

  def intersect(a, b, fun) do
    for {key, value} <- a, Keyword.has_key?(b, key), do: {key, fun.(key, value, b[key])}
  end
end

defmodule Map do
  def equal?(a, b), do: a === b
  def filter(map, fun), do: Map.new(Enum.filter(pairs(map), fun))
  def reject(map, fun), do: Map.new(Enum.reject(pairs(map), fun))
  def from_keys(keys, value), do: Map.new(keys, fn key -> {key, value} end)
  defp pairs(map), do: Map.to_list(map)

  def get_and_update(map, key, fun) do
    case fun.(Map.get(map, key)) do
      {got, value} -> {got, Map.put(map, key, value)}
      :pop -> {Map.get(map, key), Map.delete(map, key)}
    end
  end

  def intersect(a, b), do: Map.take(b, Map.keys(a))

  def pop!(map, key), do: {Map.fetch!(map, key), Map.delete(map, key)}

  def pop_lazy(map, key, fun) do
    if Map.has_key?(map, key), do: Map.pop(map, key), else: {fun.(), map}
  end

  def replace(map, key, value) do
    if Map.has_key?(map, key), do: Map.put(map, key, value), else: map
  end

  def replace!(map, key, value) do
    Map.fetch!(map, key)
    Map.put(map, key, value)
  end

  def replace_lazy(map, key, fun) do
    if Map.has_key?(map, key), do: Map.put(map, key, fun.(Map.get(map, key))), else: map
  end

  def split(map, keys), do: {Map.take(map, keys), Map.drop(map, keys)}

  def split_with(map, fun) do
    {yes, no} = Enum.split_with(pairs(map), fun)
    {Map.new(yes), Map.new(no)}
  end
end

defmodule MapSet do
  def delete(set, item), do: MapSet.new(Enum.reject(set, &(&1 === item)))
  def difference(a, b), do: MapSet.new(Enum.reject(a, &MapSet.member?(b, &1)))
  def disjoint?(a, b), do: not Enum.any?(a, &MapSet.member?(b, &1))
  def equal?(a, b), do: MapSet.size(a) == MapSet.size(b) and MapSet.subset?(a, b)
  def filter(set, fun), do: MapSet.new(Enum.filter(set, fun))
  def intersection(a, b), do: MapSet.new(Enum.filter(a, &MapSet.member?(b, &1)))
  def reject(set, fun), do: MapSet.new(Enum.reject(set, fun))
  def size(set), do: Enum.count(set)
  def subset?(a, b), do: Enum.all?(a, &MapSet.member?(b, &1))
  def symmetric_difference(a, b), do: MapSet.union(MapSet.difference(a, b), MapSet.difference(b, a))
  def union(a, b), do: MapSet.new(Enum.concat(a, b))
end

defmodule List do
  def delete_at(list, at), do: elem(List.pop_at(list, at), 1)
  def ends_with?(list, suffix), do: Enum.take(list, -length(suffix)) === suffix or suffix == []
  def starts_with?(list, prefix), do: Enum.take(list, length(prefix)) === prefix
  def flatten(list, tail), do: List.flatten(list) ++ tail
  def foldr(list, first, fun), do: List.foldl(Enum.reverse(list), first, fun)
  def improper?(_list), do: false

  def keydelete(list, key, at) do
    case Enum.find_index(list, &(elem(&1, at) == key)) do
      nil -> list
      found -> List.delete_at(list, found)
    end
  end

  def keymember?(list, key, at), do: Enum.any?(list, &(elem(&1, at) == key))

  def keyreplace(list, key, at, tuple) do
    case Enum.find_index(list, &(elem(&1, at) == key)) do
      nil -> list
      found -> List.replace_at(list, found, tuple)
    end
  end

  def keysort(list, at), do: Enum.sort_by(list, &elem(&1, at))
  def keysort(list, at, sorter), do: Enum.sort_by(list, &elem(&1, at), sorter)

  def keystore(list, key, at, tuple) do
    if List.keymember?(list, key, at),
      do: List.keyreplace(list, key, at, tuple),
      else: list ++ [tuple]
  end

  def keytake(list, key, at) do
    case Enum.find_index(list, &(elem(&1, at) == key)) do
      nil -> nil
      found -> {Enum.at(list, found), List.delete_at(list, found)}
    end
  end

  def pop_at(list, at, missing \\ nil) do
    at = if at < 0, do: at + length(list), else: at

    if at < 0 or at >= length(list),
      do: {missing, list},
      else: {Enum.at(list, at), Enum.take(list, at) ++ Enum.drop(list, at + 1)}
  end

  def replace_at(list, at, value), do: List.update_at(list, at, fn _ -> value end)

  def update_at(list, at, fun) do
    at = if at < 0, do: at + length(list), else: at
    for {item, place} <- Enum.with_index(list), do: if(place == at, do: fun.(item), else: item)
  end

  def to_integer(list), do: String.to_integer(List.to_string(list))
  def to_float(list), do: String.to_float(List.to_string(list))
  def to_existing_atom(list), do: List.to_atom(list)
  def zip(lists), do: Enum.zip(lists)
end

defmodule Tuple do
  def delete_at(tuple, at), do: List.to_tuple(List.delete_at(Tuple.to_list(tuple), at))
  def duplicate(item, times), do: List.to_tuple(List.duplicate(item, times))
  def insert_at(tuple, at, item), do: List.to_tuple(List.insert_at(Tuple.to_list(tuple), at, item))
  def product(tuple), do: Enum.product(Tuple.to_list(tuple))
  def sum(tuple), do: Enum.sum(Tuple.to_list(tuple))
end

defmodule Range do
  def disjoint?(a, b), do: not Enum.any?(a, &(&1 in b))
  def size(range), do: Enum.count(range)
  def to_list(range), do: Enum.to_list(range)
  def shift(first..last//step, by), do: (first + by * step)..(last + by * step)//step
end

defmodule Access do
  def get(container, key, missing \\ nil)
  def get(nil, _key, missing), do: missing
  def get(list, key, missing) when is_list(list), do: Keyword.get(list, key, missing)
  def get(map, key, missing), do: Map.get(map, key, missing)
  def fetch(nil, _key), do: :error
  def fetch(list, key) when is_list(list), do: Keyword.fetch(list, key)
  def fetch(map, key), do: Map.fetch(map, key)
  def fetch!(list, key) when is_list(list), do: Keyword.fetch!(list, key)
  def fetch!(map, key), do: Map.fetch!(map, key)
  def pop(list, key) when is_list(list), do: Keyword.pop(list, key)
  def pop(map, key), do: Map.pop(map, key)
end

defmodule Kernel do
  def update_in(data, [key], fun), do: kept(data, key, fun.(Access.get(data, key)))

  def update_in(data, [key | rest], fun) do
    kept(data, key, update_in(Access.get(data, key), rest, fun))
  end

  defp kept(list, key, value) when is_list(list), do: Keyword.put(list, key, value)
  defp kept(map, key, value), do: Map.put(map, key, value)

  def pop_in(data, [key]), do: Access.pop(data, key)

  def pop_in(data, [key | rest]) do
    {got, inner} = pop_in(Access.get(data, key), rest)
    {got, kept(data, key, inner)}
  end

  def is_non_struct_map(value), do: is_map(value) and not is_struct(value)
end
)elixir";

} // namespace

std::string_view collectionsInElixir()
{
    return Text;
}

} // namespace Switchback::Ecto
