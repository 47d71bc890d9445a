"""An answer as paragraphs, with the ink and the notes that touch each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from debrief.web.contexts.debriefs import Mark, MoveMade, Note, Paragraph

_BULLET = re.compile(r"(?:[-*•–]|\d{1,2}[.)])[ \t]+")


def without_bullet(text: str) -> int:
    """Return where the words of a line or a quote begin, behind its bullet; 0 without words."""
    begins = len(text) - len(text.lstrip())
    bullet = _BULLET.match(text, begins)
    begins = bullet.end() if bullet else begins
    return begins if begins < len(text) else 0


def paragraphs(
    text: str, moves: Iterable[MoveMade], notes: Sequence[Note]
) -> tuple[Paragraph, ...]:
    """Return the lines of an answer that hold words, as paragraphs.

    Marks are clipped to the paragraphs that they touch; a note stands with the paragraph in which
    its quote begins, or with the last one before it.
    """
    marks = _marks(moves, notes)
    lines = list(_lines(text))
    # A note before the first line or after the last one still needs a place.
    begins = [0, *(line.at for line in lines[1:]), len(text) + 1]
    return tuple(
        Paragraph(
            start=line.start,
            end=line.end,
            text=text[line.start : line.end],
            bullet=line.bullet,
            marks=tuple(_clipped(marks, line.start, line.end)),
            notes=tuple(note for note in notes if since <= note.quote.start < until),
        )
        for line, since, until in zip(lines, begins, begins[1:], strict=False)
    )


class _Line(NamedTuple):
    """Where a line begins, where its words stand without the bullet, whether it had one."""

    at: int
    start: int
    end: int
    bullet: bool


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for line in text.split("\n"):
        words = line.rstrip()
        if words:
            begins = without_bullet(words)
            bullet = begins > len(words) - len(words.lstrip())
            yield _Line(at, at + begins, at + len(words), bullet)
        at += len(line) + 1


def _marks(moves: Iterable[MoveMade], notes: Iterable[Note]) -> list[Mark]:
    marks = [
        Mark("move", made.id, made.title, made.ink, quote.start, quote.end)
        for made in moves
        for quote in made.quotes
    ]
    marks += [
        Mark(note.kind, note.id, note.message, 0, note.quote.start, note.quote.end)
        for note in notes
    ]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind))


def _clipped(marks: Iterable[Mark], start: int, end: int) -> Iterator[Mark]:
    for mark in marks:
        if mark.start < end and mark.end > start:
            first, last = max(mark.start, start), min(mark.end, end)
            yield Mark(mark.kind, mark.note, mark.label, mark.ink, first, last)
