"""TOML files into frozen dataclasses, strictly: every mistake with its file, line and reason.

`decode` walks a parsed table beside the dataclass that describes it and collects *all* mistakes
instead of stopping at the first, because the people who write this content may not program and
should not have to run the check once per typing slip.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union

T = TypeVar("T")
Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing wrong with a content file: where it stands (1-based line) and what to change."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class ContentError(Exception):
    """Content that cannot be used. `mistakes` holds every one that was found."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


class Page:
    """A content file: its parsed tables, and the way from a key back to its line."""

    def __init__(self, name: str, tables: Mapping[str, Any], path: Path) -> None:
        self.name = name
        self.tables = tables
        self.mistakes: list[Mistake] = []
        self._path = path

    def wrong(self, at: Path_, reason: str) -> None:
        """Note a mistake at the key path `at`, for example `("worked", 0, "tier")`."""
        source = self._path.read_text(encoding="utf-8")
        self.mistakes.append(Mistake(self.name, line_of(source, at), reason))

    def wrong_near(self, line: int, words: str, reason: str) -> None:
        """Note a mistake at the first line from `line` on that has these words."""
        lines = self._path.read_text(encoding="utf-8").split("\n")
        found = (n for n in range(line, len(lines) + 1) if words in lines[n - 1])
        self.mistakes.append(Mistake(self.name, next(found, line), reason))

    def done(self) -> None:
        """Raise ContentError where a mistake was noted."""
        if self.mistakes:
            raise ContentError(self.mistakes)


def line_of(source: str, at: Path_) -> int:
    """Return the 1-based line of a key path in a TOML text; the nearest table where it is absent.

    Only the layout that content files use is understood (`[table]`, `[[array]]`, `key = value`):
    enough to point an author at the right line.
    """
    counts: dict[str, int] = {}
    here: Path_ = ()
    best, best_length, inside = 1, 0, False
    for number, raw in enumerate(source.splitlines(), 1):
        line = raw.strip()
        quotes = line.count('"""')
        if inside:
            inside = quotes % 2 == 0
            continue
        if line.startswith("[["):
            name = line[2:].partition("]]")[0].strip()
            counts[name] = counts.get(name, -1) + 1
            here = _full_path(name, counts)
            candidate = here
        elif line.startswith("["):
            here = candidate = _full_path(line[1:].partition("]")[0].strip(), counts)
        else:
            key = line.partition("=")[0].strip().strip('"')
            candidate = (*here, *key.split(".")) if "=" in line else ()
        if candidate and candidate == at[: len(candidate)] and len(candidate) > best_length:
            best, best_length = number, len(candidate)
        inside = quotes % 2 == 1
    return best


def _full_path(name: str, counts: Mapping[str, int]) -> Path_:
    parts: list[str | int] = []
    so_far = ""
    for part in name.split("."):
        so_far = f"{so_far}.{part}" if so_far else part
        parts.append(part)
        if so_far in counts:
            parts.append(counts[so_far])
    return tuple(parts)


@cache
def _fields(kind: Callable[..., Any]) -> dict[str, tuple[Any, bool]]:
    hints = typing.get_type_hints(kind)
    missing = dataclasses.MISSING
    return {
        field.name: (
            hints[field.name],
            field.default is missing and field.default_factory is missing,
        )
        for field in dataclasses.fields(typing.cast("type[Any]", kind))
    }


def decode(kind: Callable[..., T], table: Any, page: Page, at: Path_ = ()) -> T | None:
    """Turn a table into `kind`, noting every mistake on the page; None where there was one.

    A TOML key may be written with `-` or as a Python keyword's plain form; a dataclass field that
    would clash with a keyword ends in `_` (`from_` reads the key `from`). A day is written as a
    text, so that the parsed tables can be remembered as JSON.
    """
    if not isinstance(table, Mapping):
        page.wrong(at, f"should be a table, is {_plain(table)}")
        return None
    before = len(page.mistakes)
    fields = {name.rstrip("_"): (name, *rest) for name, rest in _fields(kind).items()}
    values: dict[str, Any] = {}
    for key in table:
        if key not in fields:
            page.wrong((*at, key), f"unknown key {key!r}; known here: {', '.join(sorted(fields))}")
    for key, (name, hint, required) in fields.items():
        if key in table:
            values[name] = _value(hint, table[key], page, (*at, key))
        elif required:
            page.wrong(at, f"{key!r} is missing")
    if len(page.mistakes) > before:
        return None
    return kind(**values)


def _value(hint: Any, value: Any, page: Page, at: Path_) -> Any:
    origin = typing.get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = next(part for part in typing.get_args(hint) if part is not type(None))
        return _value(inner, value, page, at)
    if origin is Literal:
        allowed = typing.get_args(hint)
        if value not in allowed:
            page.wrong(at, f"should be one of {', '.join(map(str, allowed))}; is {_plain(value)}")
        return value
    if origin is tuple:
        return _row(typing.get_args(hint)[0], value, page, at)
    if origin is dict:
        return _entries(typing.get_args(hint)[1], value, page, at)
    if dataclasses.is_dataclass(hint):
        return decode(typing.cast("type[Any]", hint), value, page, at)
    return _scalar(hint, value, page, at)


def _row(inner: Any, value: Any, page: Page, at: Path_) -> tuple[Any, ...]:
    if not isinstance(value, list):
        page.wrong(at, f"should be a list, is {_plain(value)}")
        return ()
    return tuple(_value(inner, item, page, (*at, index)) for index, item in enumerate(value))


def _entries(inner: Any, value: Any, page: Page, at: Path_) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        page.wrong(at, f"should be a table, is {_plain(value)}")
        return {}
    return {key: _value(inner, item, page, (*at, key)) for key, item in value.items()}


def _scalar(hint: Any, value: Any, page: Page, at: Path_) -> Any:
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if hint is date and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            page.wrong(at, f"should be a day like 2026-09-30, is {_plain(value)}")
            return None
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        page.wrong(at, f"should be {_NAMES.get(hint, hint)}, is {_plain(value)}")
    elif hint is str:
        value = value.strip()
        if not value:
            page.wrong(at, "is empty")
    return value


_NAMES = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a day",
}


def _plain(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:37] + "..."
