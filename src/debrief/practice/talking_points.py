"""Before an interview: what to say about a company's launches, and what to ask about them.

Everything is quoted from teardowns and their debriefs, or is a question whose only free place is
filled from them. Nothing is added.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from debrief.handbook import Handbook
from debrief.handbook.entries import Owner, Track
from debrief.handbook.teardowns import Teardown
from debrief.practice.teardown import TRACKS, fill, look_over
from debrief.text import Text

MOST_SENTENCES = 4
MOST_QUESTIONS = 6
_MOST_OPEN = 2
"""Of the questions about a launch, how many come from the timeline and not from the text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text on what one would have done, and its debrief as the document `debrief/1`."""

    text: str
    document: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A teardown with its readings by role; `worked` for one of the handbook."""

    name: str
    teardown: Teardown
    readings: Mapping[Track, Reading] = field(default_factory=dict)
    worked: bool = False


@dataclass(frozen=True, slots=True)
class EventPoint:
    """What happened and when; `source` is a title or address, empty where none was given."""

    date: str
    what: str
    owner: Owner
    source: str
    link: str
    launch: bool


@dataclass(frozen=True, slots=True)
class MetricPoint:
    """The metric of a side: its name in the handbook, and what is counted here."""

    role: Track
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class SaidPoint:
    """A sentence of what one would have done, and the titles of the moves it makes."""

    words: str
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskPoint:
    """A question for the interviewer, and what is unproven without its answer.

    `about` is the title of a `move` that was not made, or what the timeline leaves open.
    """

    question: str
    about: str
    move: bool


@dataclass(frozen=True, slots=True)
class LaunchPoints:
    """What one launch gives to talk about in a track; `read` is False where no text was read."""

    name: str
    product: str
    worked: bool
    audience: str
    message: str
    decision: str
    events: tuple[EventPoint, ...]
    metrics: tuple[MetricPoint, ...]
    said: tuple[SaidPoint, ...]
    asks: tuple[AskPoint, ...]
    read: bool


@dataclass(frozen=True, slots=True)
class CompanyPoints:
    """All launches of a company in one track, the person's own first."""

    company: str
    role: Track
    launches: tuple[LaunchPoints, ...]


def company_key(name: str) -> str:
    """Return a company's name as it stands in addresses: "Halyard Metrics" is halyard-metrics.

    Letters of every script stay; names without any letter or digit are one company, "company".
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "-".join(re.findall(r"[^\W_]+", plain))[:80].strip("-") or "company"


def points_for(told: Sequence[Told], role: Track, book: Handbook) -> CompanyPoints:
    """Return what to say and to ask about launches of one company, of which there is at least one.

    The company is called as in the first of them.
    """
    ordered = sorted(told, key=lambda one: one.worked)
    return CompanyPoints(
        ordered[0].teardown.company, role, tuple(_launch(one, role, book) for one in ordered)
    )


def strongest(reading: Reading, book: Handbook) -> tuple[SaidPoint, ...]:
    """Return the sentences that together make most moves, in the order of the text, four at most.

    Each next one is that which adds most moves to those before it.
    """
    text = Text(reading.text)
    made: dict[int, list[str]] = {}
    for entry in reading.document["moves"]:
        for quote in entry["quotes"]:
            sentence = text.sentence_at(quote["start"])
            if sentence is not None and entry["move"] not in made.setdefault(sentence, []):
                made[sentence].append(entry["move"])
    chosen: list[int] = []
    heard: set[str] = set()
    while len(chosen) < MOST_SENTENCES:
        best = max(made, key=lambda n: (len(set(made[n]) - heard), len(made[n]), -n), default=None)
        if best is None or not set(made[best]) - heard:
            break
        chosen.append(best)
        heard.update(made[best])
    return tuple(
        SaidPoint(
            text.quote(text.sentences[n].span),
            tuple(book.moves[move].title for move in made[n] if move in book.moves),
        )
        for n in sorted(chosen)
    )


def _launch(told: Told, role: Track, book: Handbook) -> LaunchPoints:
    teardown, reading = told.teardown, told.readings.get(role)
    return LaunchPoints(
        name=told.name,
        product=teardown.product,
        worked=told.worked,
        audience=teardown.audience,
        message=teardown.message,
        decision=teardown.decision,
        events=tuple(
            EventPoint(
                event.date,
                event.what,
                event.owner,
                _source(event.source, event.link, book),
                event.link,
                event.launch,
            )
            for event in teardown.event
        ),
        metrics=tuple(_metrics(teardown, book)),
        said=strongest(reading, book) if reading else (),
        asks=_asks(teardown, reading, role, book),
        read=reading is not None,
    )


def _source(source: str | None, link: str, book: Handbook) -> str:
    found = book.sources.get(source or "")
    return found.dated if found else link


def _metrics(teardown: Teardown, book: Handbook) -> Iterable[MetricPoint]:
    for role in TRACKS:
        owned = teardown.metric.of(role)
        known = book.metrics.get(owned.id)
        if known or owned.says:
            yield MetricPoint(role, known.name if known else "", owned.says)


def _asks(
    teardown: Teardown, reading: Reading | None, role: Track, book: Handbook
) -> tuple[AskPoint, ...]:
    """Return what to ask: what the timeline leaves open first, then what the text did not make."""
    left = [
        AskPoint(one.ask, one.says, move=False)
        for one in look_over(teardown, book.launch_words)
        if one.ask
    ]
    rubric = book.rubric(role, None, "teardown")
    weight = {
        move: condition.level
        for competency in rubric.competency
        for condition in reversed(competency.condition)
        for move in (*condition.made, *condition.some)
    }
    missing = reading.document["missing"] if reading else ()
    asks = book.launch_words.asks(role)
    places = {"product": teardown.product, "company": teardown.company}
    unheard = [
        AskPoint(fill(asks[move], places), book.moves[move].title, move=True)
        for move in sorted(missing, key=lambda move: weight.get(move, 5))
        if move in asks
    ]
    return tuple((left[:_MOST_OPEN] + unheard)[:MOST_QUESTIONS])
