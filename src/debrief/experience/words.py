"""The words of `words.toml`, each list read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from debrief.text.spans import fold


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(
        files("debrief.experience").joinpath("words.toml").read_text(encoding="utf-8")
    )


@cache
def phrases(table: str, name: str) -> tuple[str, ...]:
    """Return the phrases of a list, folded, in their order."""
    listed = str(_table()[table][name]).replace("\n", "|").split("|")
    return tuple(fold(phrase.strip()) for phrase in listed if phrase.strip())


@cache
def phrase_set(table: str, name: str) -> frozenset[str]:
    """Return the phrases of a list as a set."""
    return frozenset(phrases(table, name))


@cache
def word_set(table: str, name: str) -> frozenset[str]:
    """Return the words of a list that is separated by spaces."""
    return frozenset(fold(str(_table()[table][name])).split())


@cache
def months() -> dict[str, int]:
    """Return the number of each month's name."""
    lists = _table()["dates"]["months"]
    return {fold(name): n for n, names in enumerate(lists, 1) for name in names.split()}


@cache
def named(table: str, names: tuple[str, ...]) -> dict[str, str]:
    """Return, for each phrase of some lists, the name of its list; the first list wins."""
    found: dict[str, str] = {}
    for name in names:
        for phrase in phrases(table, name):
            found.setdefault(phrase, name)
    return found
