"""Reading content: rows and whole files as values, ids that stand once, sources that exist."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from debrief.handbook.records import ContentError, Mistake, Page, decode
from debrief.handbook.shelf import Shelf

T = TypeVar("T")


class Content:
    """Content files below a folder, and what must hold in each of them."""

    def __init__(self, root: Path, cache: Path | None = None) -> None:
        self._shelf = Shelf(root, cache)
        self.cache = cache

    @cached_property
    def _source_ids(self) -> frozenset[str]:
        rows = self._shelf.page("sources.toml").tables.get("source", [])
        return frozenset(row.get("id", "") for row in rows)

    def _rows(
        self,
        kind: type[T],
        file: str,
        table: str,
        holds: Callable[[T, Page, tuple[str | int, ...]], None] | None = None,
    ) -> list[tuple[Page, int, T]]:
        page = self._shelf.page(file)
        rows = page.tables.get(table, [])
        decoded = [(i, decode(kind, row, page, (table, i))) for i, row in enumerate(rows)]
        found = [(page, i, entry) for i, entry in decoded if entry is not None]
        if holds:
            for _, index, entry in found:
                holds(entry, page, (table, index))
        page.done()
        return found

    def _whole(
        self, kind: type[T], pages: Iterable[Page], holds: Callable[[T, Page, tuple[()]], None]
    ) -> list[T]:
        found, mistakes, ids = [], list[Mistake](), dict[str, str]()
        for page in pages:
            entry = decode(kind, page.tables, page)
            if entry is not None:
                name = getattr(entry, "id", page.name)
                if name in ids:
                    page.wrong(("id",), f"the id {name!r} is already used in {ids[name]}")
                ids[name] = page.name
                holds(entry, page, ())
                found.append(entry)
            mistakes.extend(page.mistakes)
        if mistakes:
            raise ContentError(mistakes)
        return found

    def _and_sourced(
        self, holds: Callable[[Any, Page, tuple[Any, ...], Any], None], known: Any
    ) -> Callable[[Any, Page, tuple[Any, ...]], None]:
        """Return a check of sources and of what else must hold, given what is `known`."""

        def both(entry: Any, page: Page, at: tuple[Any, ...]) -> None:
            self._sourced(entry, page, at)
            holds(entry, page, at, known)

        return both

    def _sourced(self, entry: Any, page: Page, at: tuple[str | int, ...]) -> None:
        for where, source in _sources_in(entry, at):
            if source not in self._source_ids:
                page.wrong(where, f"no source {source!r} in sources.toml")


def by_id(rows: Iterable[tuple[Page, int, T]], key: Callable[[T], Any]) -> dict[Any, T]:
    """Return entries by key. Raises ContentError for one that stands twice."""
    found: dict[Any, T] = {}
    mistakes: list[Mistake] = []
    for page, index, entry in rows:
        name = key(entry)
        if name in found:
            page.wrong((_table_of(page), index), f"the id {name!r} stands twice")
            mistakes.extend(page.mistakes)
        found[name] = entry
    if mistakes:
        raise ContentError(mistakes)
    return found


def _table_of(page: Page) -> str:
    return next(iter(page.tables), "")


def _sources_in(
    entry: Any, at: tuple[str | int, ...]
) -> Iterable[tuple[tuple[str | int, ...], str]]:
    source = getattr(entry, "source", None)
    if isinstance(source, str):
        yield (*at, "source"), source
    for name in getattr(entry, "__slots__", ()):
        value = getattr(entry, name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                if hasattr(item, "__slots__"):
                    yield from _sources_in(item, (*at, name, index))
