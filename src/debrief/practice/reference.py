"""Everything that can be looked up, as passages for one search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from debrief.critique.records import Rule
from debrief.handbook import Handbook
from debrief.handbook.chapters import Chapter
from debrief.handbook.prose import anchor, plain, plain_block
from debrief.handbook.search import Library, Passage


def reference(book: Handbook, rules: Iterable[Rule]) -> Library:
    """Return all that can be looked up as one library to search.

    Of an exercise only what a candidate may read before answering is found, and of a launch not
    what somebody would have done.
    """
    return Library(
        (
            *(part for chapter in book.chapters.values() for part in _sections(chapter)),
            *_practised(book),
            *(
                Passage("rule", rule.id, rule.title, _flat(f"{rule.why} {rule.fix}"))
                for rule in rules
            ),
            *_measured(book),
        )
    )


def _practised(book: Handbook) -> Iterator[Passage]:
    for exercise in book.exercises.values():
        text = _flat(exercise.prompt)
        yield Passage("exercise", exercise.id, exercise.title, text, exercise.track)
    for form in book.forms.values():
        text = _flat(f"{form.what} {form.order}")
        yield Passage("artefact", form.id, form.title, text, form.track)
    for one in book.teardowns.values():
        text = _flat(f"{one.company}, {one.product}. {one.summary} {one.decision}")
        yield Passage("launch", one.id, one.title, text)


def _measured(book: Handbook) -> Iterator[Passage]:
    for metric in book.metrics.values():
        text = _flat(f"{metric.answers} {metric.definition} {metric.gamed} {metric.example}")
        yield Passage("metric", metric.id, metric.name, text, metric.role)
    for one in book.rounds.values():
        text = _flat(f"{one.what} {one.listens} {one.trap}")
        yield Passage("round", f"{one.track}/{one.id}", one.title, text, one.track)


def _sections(chapter: Chapter) -> Iterator[Passage]:
    heading, place, texts = "", "", [chapter.summary]
    for block in chapter.body:
        if block.kind != "heading":
            texts.append(plain_block(block))
            continue
        yield _section(chapter, heading, place, texts)
        heading, place, texts = plain(block.parts), anchor(block), []
    yield _section(chapter, heading, place, texts)


def _section(chapter: Chapter, heading: str, place: str, texts: list[str]) -> Passage:
    text = " ".join(texts)
    return Passage("chapter", chapter.id, chapter.title, text, chapter.track, heading, place)


def _flat(text: str) -> str:
    return " ".join(text.split())
