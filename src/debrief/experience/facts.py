"""The facts of a résumé: what it says, where it says so, and what could not be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from debrief.experience.dates import Period, read_period
from debrief.experience.names import ENTRY_FIELDS, LISTS
from debrief.text import Span


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the source says, in its own words on one line.

    `id` comes from the content (section, organisation, normalised text), so it is the same after
    the file is imported again. `section` is one of SECTIONS, LISTS or "contact"; `field` is one of
    ENTRY_FIELDS, "line" (a bullet or paragraph of an entry), the name of a list, or name, email,
    phone, link, place, headline, detail in the contact block. `spans` are the places in the
    source text, more than one where a line was wrapped; they are empty only for what the person
    added. `line` is the number of the source line and `quote` the whole line as it stands there.
    """

    id: str
    section: str
    field: str
    value: str
    spans: tuple[Span, ...] = ()
    line: int = 0
    quote: str = ""
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A role, a degree, a project or a certificate, with the lines under it.

    `organisation` is the employer, the school or the issuer. Several roles at one employer are
    several entries that share the organisation's fact.
    """

    id: str
    section: str
    title: Fact | None = None
    organisation: Fact | None = None
    dates: Fact | None = None
    place: Fact | None = None
    link: Fact | None = None
    lines: tuple[Fact, ...] = ()

    @property
    def period(self) -> Period | None:
        """When it was, read from the dates as written; None where they say no date."""
        return read_period(self.dates.value) if self.dates else None

    def facts(self) -> Iterator[Fact]:
        """Yield the facts of the entry in order."""
        for name in ENTRY_FIELDS:
            fact = getattr(self, name)
            if fact is not None:
                yield fact
        yield from self.lines


@dataclass(frozen=True, slots=True)
class Contact:
    """Who the person is and how to reach them; kept apart, so that no judgement sees it.

    `details` are lines of the contact block that are none of the others: a birthday, a permit.
    """

    name: Fact | None = None
    email: Fact | None = None
    phone: Fact | None = None
    place: Fact | None = None
    headline: Fact | None = None
    links: tuple[Fact, ...] = ()
    details: tuple[Fact, ...] = ()

    def facts(self) -> Iterator[Fact]:
        """Yield the facts of the contact block."""
        for fact in (self.name, self.headline, self.email, self.phone, self.place):
            if fact is not None:
                yield fact
        yield from self.links
        yield from self.details


@dataclass(frozen=True, slots=True)
class Unsure:
    """A line that could be read in more than one way, and the question that settles it.

    `fact` is the id of the fact or entry that was read from it meanwhile, if any.
    """

    question: str
    quote: str
    span: Span
    line: int
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """Everything a résumé says, in the order it says it."""

    entries: tuple[Entry, ...] = ()
    summary: tuple[Fact, ...] = ()
    skills: tuple[Fact, ...] = ()
    languages: tuple[Fact, ...] = ()
    interests: tuple[Fact, ...] = ()
    other: tuple[Fact, ...] = ()
    contact: Contact = field(default_factory=Contact)
    unsure: tuple[Unsure, ...] = ()

    def section(self, name: str) -> tuple[Entry, ...]:
        """Return the entries of one section, in order."""
        return tuple(entry for entry in self.entries if entry.section == name)

    @property
    def work(self) -> tuple[Entry, ...]:
        """The roles."""
        return self.section("work")

    @property
    def education(self) -> tuple[Entry, ...]:
        """The degrees and schools."""
        return self.section("education")

    @property
    def projects(self) -> tuple[Entry, ...]:
        """The projects."""
        return self.section("projects")

    def listed(self) -> tuple[str, ...]:
        """Return the skills and languages that stand in lists, as written."""
        return tuple(fact.value for fact in (*self.skills, *self.languages))

    def facts(self) -> Iterator[Fact]:
        """Yield every fact but the contact block: a shared organisation comes once."""
        seen: set[str] = set()
        for name in LISTS[:1]:
            yield from getattr(self, name)
        for entry in self.entries:
            for fact in entry.facts():
                if fact.id not in seen:
                    seen.add(fact.id)
                    yield fact
        for name in LISTS[1:]:
            yield from getattr(self, name)

    def evidence(self) -> Iterator[tuple[Entry, Fact]]:
        """Yield the lines that speak of work done, each with its entry: what a matrix places.

        A single word and a heading among the lines ("Key achievements:") speak of nothing.
        """
        for entry in self.entries:
            if entry.section in ("work", "projects", "volunteering"):
                for line in entry.lines:
                    if " " in line.value and not line.value.endswith(":"):
                        yield entry, line

    def as_dict(self) -> dict[str, Any]:
        """Return the résumé for JSON, each fact with its places and its source line."""
        return asdict(self)
