"""The handbook as the values that its template on paper takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from debrief.handbook.chapters import PARTS, Chapter
from debrief.handbook.entries import STRENGTHS
from debrief.handbook.epub import SUBTITLE, TITLE, related
from debrief.handbook.markup import curly
from debrief.handbook.prose import Block, Inline

if TYPE_CHECKING:
    from debrief.handbook.book import Handbook

LONGEST = 3_000_000
"""The most characters that the values may have as JSON: some five hundred pages."""
SECONDS = 120.0


def handbook_values(book: Handbook, rules: Mapping[str, str]) -> dict[str, Any]:
    """Return all chapters for `web/typst/handbook.typ`; `rules` has the title of each rule."""
    return {
        "title": TITLE,
        "subtitle": SUBTITLE,
        "says": "Every number names its source, and each source says how far it carries.",
        "contents-title": "Contents",
        "related-title": "In the program",
        "sources-title": "Sources",
        "parts": [
            {
                "title": curly(title),
                "chapters": [
                    _chapter(one, book, rules) for one in book.chapters.values() if one.part == part
                ],
            }
            for part, title in PARTS.items()
        ],
    }


def _chapter(chapter: Chapter, book: Handbook, rules: Mapping[str, str]) -> dict[str, Any]:
    numbers = {source: str(place) for place, source in enumerate(chapter.cited, start=1)}
    return {
        "id": chapter.id,
        "title": curly(chapter.title),
        "summary": curly(chapter.summary),
        "blocks": [_block(block, numbers) for block in chapter.body],
        "related": [
            f"{kind}: {curly('; '.join(names))}."
            for kind, names in related(chapter, book, rules)
            if names
        ],
        "notes": [
            {
                "number": number,
                "title": curly(source.dated),
                "where": source.where,
                "note": curly(source.note or ""),
                "says": STRENGTHS[source.strength].capitalize(),
            }
            for source, number in ((book.sources[name], at) for name, at in numbers.items())
        ],
    }


def _block(block: Block, numbers: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": block.kind, "level": block.level}
    if block.kind == "table":
        made["rows"] = [
            {
                "head": bool(row.level),
                "cells": [
                    {"right": cell.right, "parts": _inlines(cell.parts, numbers)}
                    for cell in row.blocks
                ],
            }
            for row in block.blocks
        ]
        return made
    made["parts"] = _inlines(block.parts, numbers)
    made["blocks"] = [_block(inner, numbers) for inner in block.blocks]
    return made


def _inlines(parts: Iterable[Inline], numbers: Mapping[str, str]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for part in parts:
        words = part.words
        if part.kind == "text":
            before = made[-1]["words"][-1:] if made else " "
            words = curly(words, before or "x")
        elif part.kind == "cite":
            words = numbers[part.target]
            if made and made[-1]["kind"] == "text":
                made[-1]["words"] = made[-1]["words"].rstrip()
        kind, _, target = part.target.partition(":")
        made.append(
            {
                "kind": part.kind,
                "words": words,
                "chapter": target if kind == "chapter" else "",
                "parts": _inlines(part.parts, numbers),
            }
        )
    return made
