"""A text under construction, with its parts and marks.

It knows no other module: the child process that reads files loads only this and its reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from debrief.experience.unreadable import Unreadable

MOST_CHARACTERS = 600_000


class Draft:
    """Collects what a reader finds. Raises Unreadable past MOST_CHARACTERS."""

    def __init__(self, kind: str) -> None:
        """Begin with nothing."""
        self.kind = kind
        self.warnings: list[str] = []
        self.length = 0
        self._pieces: list[str] = []
        self._parts: list[tuple[str, int, int]] = []
        self._marks: list[tuple[str, int, int, int]] = []

    def write(self, text: str, label: str = "", level: int = 0) -> None:
        """Add text; with a label, mark it."""
        if label and text:
            self._marks.append((label, self.length, self.length + len(text), level))
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
        self.write(text[: len(text) - len(text.lstrip())])
        self.write(words, label, level)
        self.write("\n")

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Make a part of what is written inside."""
        start = self.length
        yield
        if self.length > start:
            self._parts.append((name, start, self.length))

    def record(self) -> dict[str, Any]:
        """Return what was collected, as `SourceDocument.from_dict` takes it."""
        return {
            "text": "".join(self._pieces),
            "kind": self.kind,
            "name": "",
            "parts": self._parts,
            "marks": self._marks,
            "warnings": self.warnings,
        }
