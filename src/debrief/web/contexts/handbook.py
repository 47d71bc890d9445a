"""What the pages of the handbook show."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """A chapter in the contents; `track` is "pm", "pmm" or "both"."""

    title: str
    url: str
    summary: str
    track: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ContentsPart:
    """A part of the book."""

    id: str
    title: str
    chapters: tuple[ChapterLine, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a search found: `snippet` quotes it, as pieces of which some are marked."""

    kind: str
    title: str
    heading: str
    url: str
    track: str
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ContentsPage:
    """The contents, and what was asked of the search."""

    asked: str
    found: tuple[Found, ...]
    parts: tuple[ContentsPart, ...]
    chapters: int
    minutes: int
    cannot_typeset: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a chapter; `id` is its element id, `level` 2 or 3."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A source at the foot: its number, and how far it carries ("E", "M", "P", "F", "ours")."""

    number: int
    title: str
    where: str
    note: str
    strength: str
    says: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An exercise, a rule or a metric that belongs to a chapter, with a line about it."""

    title: str
    url: str
    says: str


@dataclass(frozen=True, slots=True)
class ChapterPage:
    """A chapter to read."""

    id: str
    title: str
    summary: str
    part: str
    part_id: str
    track: str
    minutes: int
    body: SafeString
    headings: tuple[Heading, ...]
    notes: tuple[Footnote, ...]
    exercises: tuple[Reference, ...]
    rules: tuple[Reference, ...]
    metrics: tuple[Reference, ...]
    previous: ChapterLine | None
    next: ChapterLine | None
