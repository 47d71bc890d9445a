"""Files made of fields: the text is laid out here, and each field's place is marked in it.

Nothing has to be guessed when such a text is read: a mark names the section and the field.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from debrief.experience.draft import Draft
from debrief.experience.letters import MARKER, readable
from debrief.experience.listings import items_of
from debrief.experience.names import LISTS, SECTIONS, SPLIT

TITLES = {
    "work": "Experience",
    "education": "Education",
    "projects": "Projects",
    "volunteering": "Volunteering",
    "certificates": "Certifications",
    "awards": "Awards",
    "publications": "Publications",
    "summary": "Summary",
    "skills": "Skills",
    "languages": "Languages",
    "interests": "Interests",
    "other": "Other",
}


@dataclass(slots=True)
class Row:
    """The fields of one entry as a file gives them; an empty one is not there."""

    section: str
    title: str = ""
    organisation: str = ""
    dates: str = ""
    place: str = ""
    link: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def says_something(self) -> bool:
        """Whether any field holds a word."""
        said = (self.title, self.organisation, self.dates, self.place, self.link, *self.lines)
        return any(one_line(value) for value in said)


@dataclass(slots=True)
class Fields:
    """Everything a file of fields says."""

    contact: list[tuple[str, str]] = field(default_factory=list)
    lists: dict[str, list[str]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def draft(self, kind: str) -> Draft:
        """Return the text with a mark on every field."""
        draft = Draft(kind)
        for name, value in self.contact:
            _line(draft, value, f"contact.{name}")
        self._write_list(draft, "summary")
        number = 0
        for section in SECTIONS:
            rows = [row for row in self.rows if row.section == section and row.says_something]
            if rows:
                draft.write(f"\n{TITLES[section]}\n")
            for row in rows:
                number += 1
                _write_row(draft, row, number)
        for name in LISTS[1:]:
            self._write_list(draft, name)
        return draft

    def _write_list(self, draft: Draft, name: str) -> None:
        values = _kept(self.lists.get(name, []))
        if name in SPLIT:
            lines = map(one_line, values)
            values = [
                line[first:last]
                for line in lines
                for first, last in items_of(line, labelled=name == "skills")
            ]
        if values:
            draft.write(f"\n{TITLES[name]}\n")
        for value in values:
            _line(draft, value, f"{name}.{name}")


def sentences_of(text: str) -> list[str]:
    """Return the lines of a longer field, list markers taken off."""
    lines = (line.strip() for line in readable(text).split("\n"))
    return [words for line in lines if (words := one_line(line[marker_end(line) :]))]


def marker_end(line: str) -> int:
    """Return where the text of a line begins behind its list marker, if it has one."""
    found = MARKER.match(line)
    return found.end() if found else 0


def one_line(value: object) -> str:
    """Return a field's value on one line; an empty text for what has no letter or digit."""
    if isinstance(value, str):
        return " ".join(readable(value).split()) if any(map(str.isalnum, value)) else ""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def span_of_dates(start: str, end: str, *, ongoing: bool = False) -> str:
    """Return two dates as one period in words."""
    if start and (end or ongoing):
        return start if start == end else f"{start} to {end or 'present'}"
    return start or (f"until {end}" if end else "")


def _line(draft: Draft, value: str, label: str, level: int = 0) -> None:
    if words := one_line(value):
        draft.line(words, label, level)


def _write_row(draft: Draft, row: Row, number: int) -> None:
    draft.write("\n")
    for name in ("title", "organisation", "dates", "place", "link"):
        _line(draft, getattr(row, name), f"{row.section}.{name}", number)
    for line in _kept(row.lines):
        draft.write("• ")
        _line(draft, line, f"{row.section}.line", number)


def _kept(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if one_line(line)]
