"""The handbook's contents, what a search found, and a chapter to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from debrief.critique.records import Rule
from debrief.handbook import Handbook, Source
from debrief.handbook.chapters import PARTS, Chapter
from debrief.handbook.entries import STRENGTHS
from debrief.handbook.markup import Markup, Words, curly
from debrief.handbook.prose import anchor, plain
from debrief.handbook.search import Hit
from debrief.web.contexts.handbook import (
    ChapterLine,
    ChapterPage,
    ContentsPage,
    ContentsPart,
    Footnote,
    Found,
    Heading,
    Reference,
)

WORDS_PER_MINUTE = 230


def present_contents(
    book: Handbook, asked: str, hits: Sequence[Hit], *, cannot_typeset: bool = False
) -> ContentsPage:
    """Return the contents by part, below what was found."""
    chapters = book.chapters.values()
    return ContentsPage(
        asked=asked,
        found=tuple(_found(hit, book) for hit in hits),
        parts=tuple(
            ContentsPart(part, curly(title), tuple(_lines(chapters, part)))
            for part, title in PARTS.items()
            if any(chapter.part == part for chapter in chapters)
        ),
        chapters=len(chapters),
        minutes=sum(_minutes(chapter) for chapter in chapters),
        cannot_typeset=cannot_typeset,
    )


def present_chapter(chapter: Chapter, book: Handbook, rules: Mapping[str, Rule]) -> ChapterPage:
    """Return a chapter with its sources and with what it belongs to."""
    numbers = {source: place for place, source in enumerate(chapter.cited, start=1)}
    markup = Markup(partial(_address, book), numbers, Words(_("Source"), _("Table")))
    order = list(book.chapters.values())
    place = order.index(chapter)
    return ChapterPage(
        id=chapter.id,
        title=chapter.title,
        summary=chapter.summary,
        part=curly(PARTS[chapter.part]),
        part_id=chapter.part,
        track=chapter.track,
        minutes=_minutes(chapter),
        # Markup escapes every word of the author's.
        body=mark_safe(markup.blocks(chapter.body)),  # noqa: S308
        headings=tuple(
            Heading(anchor(block), curly(plain(block.parts)), block.level)
            for block in chapter.headings
        ),
        notes=tuple(_footnote(book.sources[name], at) for name, at in numbers.items()),
        exercises=tuple(_exercises(chapter, book)),
        rules=tuple(
            Reference(rules[rule].title, reverse("rule", args=[rule]), rules[rule].why)
            for rule in chapter.rules
            if rule in rules
        ),
        metrics=tuple(
            Reference(found.name, f"{reverse('metrics')}#{found.id}", found.answers)
            for found in (book.metrics[metric] for metric in chapter.metrics)
        ),
        previous=_line(order[place - 1]) if place else None,
        next=_line(order[place + 1]) if place + 1 < len(order) else None,
    )


def chapters_about(kind: str, name: str, book: Handbook) -> tuple[ChapterLine, ...]:
    """Return the chapters that send their reader to an "exercise", a "rule" or a "metric"."""
    return tuple(
        _line(chapter)
        for chapter in book.chapters.values()
        if name in {"exercise": chapter.exercises, "rule": chapter.rules}.get(kind, chapter.metrics)
    )


def _kinds() -> dict[str, str]:
    return {
        "chapter": _("Chapter"),
        "exercise": _("Exercise"),
        "rule": _("Note explained"),
        "metric": _("Metric"),
        "round": _("Round"),
        "artefact": _("Artefact"),
        "launch": _("Launch"),
    }


def _address(book: Handbook, kind: str, target: str) -> str:
    """Return where a link of a chapter leads; a round is described below each of its exercises."""
    if kind == "metric":
        return f"{reverse('metrics')}#{target}"
    if kind == "round":
        track, _slash, name = target.partition("/")
        inside = (one for one in book.exercises.values() if (one.track, one.round) == (track, name))
        first = next(inside, None)
        if first is None:
            return reverse("exercises")
        return f"{reverse('exercise', args=[first.id])}#round-title"
    return reverse("worked-launch" if kind == "launch" else kind, args=[target])


def _lines(chapters: Iterable[Chapter], part: str) -> Iterable[ChapterLine]:
    return (_line(chapter) for chapter in chapters if chapter.part == part)


def _line(chapter: Chapter) -> ChapterLine:
    url = reverse("chapter", args=[chapter.id])
    return ChapterLine(
        curly(chapter.title), url, curly(chapter.summary), chapter.track, _minutes(chapter)
    )


def _minutes(chapter: Chapter) -> int:
    return max(1, round(chapter.words / WORDS_PER_MINUTE))


def _found(hit: Hit, book: Handbook) -> Found:
    passage = hit.passage
    url = _address(book, passage.kind, passage.id)
    return Found(
        kind=_kinds()[passage.kind],
        title=curly(passage.title),
        heading=curly(passage.heading),
        url=f"{url}#{passage.anchor}" if passage.anchor else url,
        track=passage.track,
        snippet=tuple(_pieces(hit)),
    )


def _pieces(hit: Hit) -> Iterable[tuple[str, bool]]:
    shown = curly(hit.snippet)
    at = 0
    if not hit.begins:
        yield "\u2026 ", False
    for start, end in hit.marks:
        if before := shown[at:start]:
            yield before, False
        yield shown[start:end], True
        at = end
    yield shown[at:] + ("" if hit.ends else " \u2026"), False


def _footnote(source: Source, number: int) -> Footnote:
    return Footnote(
        number=number,
        title=curly(source.dated),
        where=source.where,
        note=curly(source.note or ""),
        strength=source.strength,
        says=STRENGTHS[source.strength],
    )


def _exercises(chapter: Chapter, book: Handbook) -> Iterable[Reference]:
    for name in chapter.exercises:
        found = book.exercises[name]
        title = book.rounds[found.track, found.round].title
        says = _("%(track)s, %(round)s, %(level)s, %(minutes)d min") % {
            "track": found.track.upper(),
            "round": title,
            "level": found.level,
            "minutes": found.minutes,
        }
        yield Reference(curly(found.title), reverse("exercise", args=[name]), says)
