"""From a `debrief/1` document to the marked-up manuscript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from debrief.handbook import Handbook, Rubric
from debrief.web.contexts.debriefs import (
    DebriefView,
    Fix,
    Judged,
    MarkKind,
    Measure,
    MoveMade,
    MoveMissing,
    Note,
    Origin,
    Quote,
    Score,
)
from debrief.web.presenters.manuscript import paragraphs, without_bullet
from debrief.web.presenters.shape import present_shape
from debrief.web.presenters.wording import duration

Document = Mapping[str, Any]
Places = Sequence[tuple[int, int, str]]
STRENGTHS = {
    "E": "established",
    "M": "some good studies",
    "P": "practitioners",
    "F": "commonly claimed",
    "ours": "our own synthesis",
}


def present_debrief(
    document: Document, text: str, book: Handbook, places: Places = ()
) -> DebriefView:
    """Return the view of a debrief; `text` is the answer that its offsets point into.

    `places` are the values of a form that was filled in: start, end and the label of the field.
    """
    role, round_id = document["role"], document["round"]
    rubric = book.rubric(role, round_id, document["kind"])
    moves = _moves_made(document, rubric, book)
    findings = _notes(document["findings"], "finding", book, 1, places)
    earned = _notes(document["credits"], "credit", book, len(findings) + 1, places)
    entry = book.rounds.get((role, round_id))
    return DebriefView(
        track=role,
        round_title=entry.title if entry else "",
        text=text,
        judged=document["judged"],
        reason=document["reason"] or "",
        fix=_fix(document, rubric),
        paragraphs=paragraphs(text, moves, (*findings, *earned)),
        moves=moves,
        missing=_moves_missing(document, rubric, book),
        findings=findings,
        credits=earned,
        shape=present_shape(document, rubric),
        scores=tuple(_score(score) for score in document["scorecard"]),
        measures=present_measures(document["measures"]),
        engine=document["engine"],
    )


def present_measures(measures: Document) -> tuple[Measure, ...]:
    """Return what was counted, ready to print."""
    return (
        Measure(_("Words"), f"{measures['words']:,}"),
        Measure(_("Speaking time"), duration(measures["speaking_seconds"])),
        Measure(_("Sentences"), str(measures["sentences"])),
        Measure(_("Figures named"), str(measures["quantities"])),
        Measure(_("Fillers per 100 words"), f"{measures['fillers_per_100']:.1f}"),
        Measure(_("Hedges per 100 words"), f"{measures['hedges_per_100']:.1f}"),
    )


def present_origin(source: str, book: Handbook) -> Origin | None:
    """Return where a statement comes from, None for a source that the handbook lacks."""
    found = book.sources.get(source)
    if found is None:
        return None
    return Origin(found.title, found.where, STRENGTHS[found.strength])


def present_quote(quote: Document) -> Quote:
    """Return a quote of a `debrief/1` document; it begins at a word, not at a bullet."""
    skipped = without_bullet(quote["text"])
    return Quote(quote["start"] + skipped, quote["end"], quote["text"][skipped:])


def ink_of(move: str, rubric: Rubric) -> int:
    """Return the place of the move's part in its rubric, from 1; 0 for a move of no part."""
    places = (place for place, part in enumerate(rubric.part, start=1) if move in part.moves)
    return next(places, 0)


def _quotes(quotes: Sequence[Document]) -> tuple[Quote, ...]:
    return tuple(present_quote(quote) for quote in quotes)


def _moves_made(document: Document, rubric: Rubric, book: Handbook) -> tuple[MoveMade, ...]:
    return tuple(
        MoveMade(
            id=f"move-{made['move']}",
            move=made["move"],
            title=book.moves[made["move"]].title,
            ink=ink_of(made["move"], rubric),
            why=book.moves[made["move"]].why,
            quotes=_quotes(made["quotes"]),
        )
        for made in document["moves"]
        if made["move"] in book.moves
    )


def _moves_missing(document: Document, rubric: Rubric, book: Handbook) -> tuple[MoveMissing, ...]:
    missing = (book.moves[move] for move in document["missing"] if move in book.moves)
    return tuple(
        MoveMissing(move.id, move.title, ink_of(move.id, rubric), move.why, move.ask, move.example)
        for move in missing
    )


def _notes(
    findings: Sequence[Document], kind: MarkKind, book: Handbook, first: int, places: Places
) -> tuple[Note, ...]:
    return tuple(
        Note(
            id=f"note-{number}",
            kind=kind,
            rule=finding["credit" if kind == "credit" else "rule"],
            family=finding["family"],
            severity=finding["severity"],
            message=finding["message"],
            why=finding["why"],
            fix=finding["fix"],
            quote=present_quote(finding["span"]),
            origin=present_origin(finding["source"], book),
            where=_where(finding["span"], places),
        )
        for number, finding in enumerate(findings, start=first)
    )


def _where(span: Document, places: Places) -> str:
    """Return the label of the field that a quote stands in, nothing for one in the free text."""
    standing = (
        label for start, end, label in places if start < span["end"] and span["start"] < end
    )
    return next(standing, "")


def _score(score: Document) -> Score:
    judged = tuple(
        Judged(c["level"], c["says"], c["met"], c["lift"], _quotes(c["quotes"]))
        for c in score["conditions"]
    )
    unmet = sorted((c for c in judged if not c.met), key=lambda c: c.level)
    seen = dict.fromkeys(quote for c in judged if c.met for quote in c.quotes)
    return Score(
        id=score["competency"],
        title=score["title"],
        asks=score["asks"],
        level=score["level"],
        anchor=score["anchor"] or "",
        reason=score["reason"] or "",
        lift=unmet[0].lift if unmet else None,
        quotes=tuple(seen),
        conditions=judged,
    )


def _fix(document: Document, rubric: Rubric) -> Fix | None:
    fix = document["next"]
    if fix is None:
        return None
    titles = {competency.id: competency.title for competency in rubric.competency}
    return Fix(
        says=fix["says"],
        why=fix["why"],
        competency=titles.get(fix["competency"], fix["competency"]),
        quote=present_quote(fix["span"]) if fix["span"] else None,
    )
