"""A file that was read: its text, what it is, and what the format itself said about places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from debrief.text import Span

KINDS = ("pdf", "docx", "odt", "markdown", "text", "json-resume", "linkedin", "typed")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text that was one thing in the file: a page, a header, a table of rows."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mark:
    """What the format says about a stretch, so that nothing has to be guessed there.

    `label` is "heading" (with its `level`, 1 the highest), "running" (a line repeated on every
    page), or, in files made of fields, "section.field" such as "work.title"; then `level` numbers
    the entry that the field belongs to.
    """

    span: Span
    label: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """The text of a file, with offsets that stay: every fact points into `text`.

    `kind` is one of KINDS, found by content and not by the file's name. `warnings` are sentences
    for the person: what was left out and why.
    """

    text: str
    kind: str
    name: str = ""
    parts: tuple[Part, ...] = ()
    marks: tuple[Mark, ...] = ()
    warnings: tuple[str, ...] = ()
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find where the lines start."""
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "_starts", starts)

    def line_number(self, offset: int) -> int:
        """Return the number of the line that holds an offset; the first line is 1."""
        return bisect_right(self._starts, offset)

    def quote(self, span: Span) -> str:
        """Return the whole lines that a span touches, without the space around them."""
        start = self._starts[self.line_number(span.start) - 1]
        end = self.text.find("\n", max(span.start, span.end - 1))
        return self.text[start : end if end >= 0 else len(self.text)].strip()

    def part_at(self, offset: int) -> Part | None:
        """Return the page, header or table that holds an offset, or None."""
        return next(
            (part for part in self.parts if part.span.start <= offset < part.span.end), None
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the document for JSON; `from_dict` reads it back."""
        return {
            "text": self.text,
            "kind": self.kind,
            "name": self.name,
            "parts": [[part.name, part.span.start, part.span.end] for part in self.parts],
            "marks": [[m.label, m.span.start, m.span.end, m.level] for m in self.marks],
            "warnings": list(self.warnings),
        }

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> SourceDocument:
        """Return the document that `as_dict` gave."""
        return cls(
            text=record["text"],
            kind=record["kind"],
            name=record["name"],
            parts=tuple(Part(name, Span(start, end)) for name, start, end in record["parts"]),
            marks=tuple(
                Mark(Span(start, end), label, level) for label, start, end, level in record["marks"]
            ),
            warnings=tuple(record["warnings"]),
        )
