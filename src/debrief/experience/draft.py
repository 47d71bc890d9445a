"""A text under construction, with its parts and marks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from debrief.experience.document import Mark, Part, SourceDocument, Unreadable
from debrief.text import Span

MOST_CHARACTERS = 600_000


class Draft:
    """Collects what a reader finds. Raises Unreadable past MOST_CHARACTERS."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[str] = []
        self._parts: list[Part] = []
        self._marks: list[Mark] = []
        self.warnings: list[str] = []
        self.length = 0

    def write(self, text: str, label: str = "", level: int = 0) -> None:
        """Add text; with a label, mark it."""
        if label and text:
            span = Span(self.length, self.length + len(text))
            self._marks.append(Mark(span, label, level))
        self._pieces.append(text)
        self.length += len(text)
        if self.length > MOST_CHARACTERS:
            raise Unreadable(
                f"This holds more than {MOST_CHARACTERS:,} characters, far more than a résumé."
                " Choose the file of the résumé alone."
            )

    def line(self, text: str, label: str = "", level: int = 0) -> None:
        """Add a line; with a label, mark it without its space and its newline."""
        words = text.strip()
        indent = text[: len(text) - len(text.lstrip())]
        self.write(indent)
        self.write(words, label, level)
        self.write("\n")

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Make a part of what is written inside."""
        start = self.length
        yield
        if self.length > start:
            self._parts.append(Part(name, Span(start, self.length)))

    def document(self, kind: str, name: str = "") -> SourceDocument:
        """Return what was collected."""
        return SourceDocument(
            "".join(self._pieces),
            kind,
            name,
            tuple(self._parts),
            tuple(self._marks),
            tuple(self.warnings),
        )
