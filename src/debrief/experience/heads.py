"""The head of an entry: which words are the title, which the employer, the place, the dates.

A word list gives evidence ("manager" stands in titles, "GmbH" in employers, "Berlin" in places).
A line is taken apart only as far as something is missing, and what the evidence does not settle is
settled by position and asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from debrief.experience.dates import after_duration, find_period
from debrief.experience.evidence import (
    is_degree,
    is_near_place,
    is_organisation,
    is_place,
    is_role,
    is_school,
    words_of,
)
from debrief.experience.lines import Line
from debrief.experience.words import named
from debrief.text import Span
from debrief.text.spans import fold

_APART = re.compile(
    r"\t+| {3,}|\s+[|·•∙⋅]\s+|\s+[–—-]{1,2}\s+|\s+@\s+|\s+(?:at|bei|chez|presso)\s+(?=[A-Z0-9])",
)
_TRAILING = re.compile(r"^[\s,;:|·•()\[\]–—-]+|[\s,;:|·•(\[–—-]+$")
_FUNCTIONS = frozenset(
    "product marketing growth sales engineering operations platform strategy content brand design"
    " data customer finance people talent partnerships business communications demand research"
    " analytics pricing positioning go-to-market international digital corporate".split()
)
LABELS = ("title", "organisation", "dates", "place", "link")
SUFFIXES = frozenset(("inc", "llc", "ltd", "co", "gmbh", "plc", "corp", "ag", "se"))
_Evidence = Callable[[str], bool]
UNNAMED = "Untitled"
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a head; `row` tells which line of the source they stand in."""

    words: Line
    row: int

    @property
    def text(self) -> str:
        """The words."""
        return self.words.text

    @property
    def span(self) -> Span:
        """Where they stand."""
        return self.words.span

    def part(self, first: int, last: int) -> Run:
        """Return a stretch of the words."""
        return Run(self.words.part(first, last), self.row)


@dataclass(slots=True)
class Head:
    """What a head says by field.

    `joined` goes on with the title, `extra` is what fits no field, and `guessed` says that title
    and organisation were told apart by position only.
    """

    named: dict[str, Run] = field(default_factory=dict)
    joined: list[Run] = field(default_factory=list)
    extra: list[Run] = field(default_factory=list)
    guessed: bool = False


def label_of(line: Line) -> tuple[str, Run] | None:
    """Return the field and the value of a line such as "Employer: Northwind Labs", or None."""
    head, colon, rest = line.text.partition(":")
    value = rest.strip()
    if not colon or not value or line.marker or line.level:
        return None
    name = named("labels", LABELS).get(fold(head.strip(" *_")))
    if name is None:
        return None
    first = len(line.text) - len(rest.lstrip())
    return name, Run(line.part(first, first + len(value)), line.span.start)


def take_dates(line: Line) -> tuple[list[Line], Span | None]:
    """Return what a line says besides its period, and where the period stands.

    The rest is the line as it is where it is a sentence that only mentions a date.
    """
    text = line.text
    dated = find_period(text)
    if dated is None:
        return [line], None
    end = after_duration(text, dated.end)
    rest = []
    for first, last in ((0, dated.start), (end, len(text))):
        kept = _TRAILING.sub("", text[first:last])
        if kept:
            at = text.index(kept, first)
            rest.append(line.part(at, at + len(kept)))
    if dated.plain_year and rest and not _set_apart(text, dated.start, dated.end):
        return [line], None
    if sum(len(part.text.split()) for part in rest) > _MOST_WORDS:
        return [line], None
    return rest, line.place(dated.start, dated.end)


def _set_apart(text: str, start: int, end: int) -> bool:
    """Return whether a lone year stands at an edge of the line, behind a sign that parts it."""
    before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
    if not before:
        return not after or after[0] in ",:|\t-–—·•"
    return not after.strip(") .") and before[-1] in ",(|\t-–—·•[:"


def runs_of(line: Line, row: int) -> list[Run]:
    """Return the pieces of a line between signs that always part."""
    runs, at = [], 0
    for cut in [*_APART.finditer(line.text), None]:
        last = cut.start() if cut else len(line.text)
        kept = _TRAILING.sub("", line.text[at:last])
        if kept:
            first = line.text.index(kept, at)
            runs.append(Run(line.part(first, first + len(kept)), row))
        at = cut.end() if cut else last
    return runs


def assign(runs: Sequence[Run], section: str, *, title_first: bool) -> Head:
    """Return which run is the title, the organisation, the place."""
    head = Head()
    left = [part for run in runs for part in _without_place(run, head, len(runs))]
    is_title = is_degree if section == "education" else is_role
    is_holder = is_school if section == "education" else is_organisation
    if section not in ("work", "education", "volunteering"):
        return _assign_named(left, head, loose=section == "projects")
    if len(left) == 1:
        parts = _by_comma(left[0], is_title, is_holder)
        left = [part for run in parts for part in _without_place(run, head, 1)]
    titles = [run for run in left if is_title(run.text) and not is_holder(run.text)]
    titles = titles or [run for run in left if is_title(run.text)]
    if section == "education" and not titles:
        holders = [run for run in left if is_holder(run.text)]
        titles = [run for run in left if run not in holders][:1] if holders else []
    if titles:
        _give(head, "title", titles[0], left)
        _join_to_title(head, left)
        holders = [run for run in left if is_holder(run.text)] or left
        first = holders[0].text if holders else ""
        head.guessed = is_title(first) and not is_holder(first)
        if holders:
            _give(head, "organisation", holders[0], left)
    elif len(left) == 1:
        _give(head, "organisation", left[0], left)
        head.guessed = not is_holder(head.named["organisation"].text)
    elif left:
        holders = [run for run in left if is_holder(run.text)]
        first, second = ("title", "organisation") if title_first else ("organisation", "title")
        if holders:
            _give(head, "organisation", holders[0], left)
            _give(head, "title", left[0], left)
        else:
            _give(head, first, left[0], left)
            _give(head, second, left[0], left)
        head.guessed = not holders
    _place_rest(head, left)
    return head


def _join_to_title(head: Head, left: list[Run]) -> None:
    """Put "Growth" of "Product Manager - Growth" to the title: it says which kind of manager."""
    title = head.named["title"]
    for run in list(left):
        near = run.row == title.row and run.span.start > title.span.start
        if near and set(words_of(run.text)) <= _FUNCTIONS and not is_organisation(run.text):
            head.joined.append(run)
            left.remove(run)


def _give(head: Head, name: str, run: Run, left: list[Run]) -> None:
    head.named[name] = run
    left.remove(run)


def _assign_named(left: list[Run], head: Head, *, loose: bool) -> Head:
    """Return the head of a project, a certificate or an award: a name, then who stands behind."""
    if not left:
        return head
    title = left.pop(0)
    if not left and (found := re.search(r",\s+(?=[^,]+$)", title.text)):
        rest = title.text[found.end() :]
        if is_organisation(rest):
            left = [title.part(found.end(), len(title.text))]
            title = title.part(0, found.start())
    head.named["title"] = title
    # Behind a project's name there may be its tools as well as whom it was made for.
    if left and (not loose or is_organisation(left[0].text)):
        _give(head, "organisation", left[0], left)
    _place_rest(head, left)
    return head


def _place_rest(head: Head, left: list[Run]) -> None:
    head.extra += left


def _without_place(run: Run, head: Head, among: int) -> list[Run]:
    """Return a run without the place it names or ends with; the place goes to the head."""
    if "place" in head.named:
        return [run]
    if among > 1 and not is_role(run.text) and (
        is_place(run.text) or (among > 2 and is_near_place(run.text))
    ):  # fmt: skip
        head.named["place"] = run
        return []
    for tail in re.finditer(r"(?:,\s*|\s+\()(?=([^()]{2,60})\)?$)", run.text):
        if is_place(tail[1]) and tail.start() > 0:
            head.named["place"] = run.part(tail.start(1), tail.end(1))
            return [run.part(0, tail.start())]
    return [run]


def _by_comma(run: Run, is_title: _Evidence, is_holder: _Evidence) -> list[Run]:
    """Return a title and an organisation that a comma parts, or the run as it is."""
    for cut in re.finditer(r",\s+", run.text):
        first, second = run.text[: cut.start()], run.text[cut.end() :]
        if is_title(first) == is_title(second) and not (
            is_holder(first) or (is_title(first) and is_holder(second))
        ):
            continue
        if set(words_of(second)) <= SUFFIXES or (is_title(first) and _goes_on(second)):
            continue
        return [run.part(0, cut.start()), run.part(cut.end(), len(run.text))]
    return [run]


def _goes_on(text: str) -> bool:
    """Return whether what follows "Director," only says of what: "Product Marketing, Acme"."""
    words = set(words_of(text.partition(",")[0])) - {"and", "of", "the"}
    return bool(words) and words <= _FUNCTIONS
