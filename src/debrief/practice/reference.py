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
            *(
                Passage("exercise", one.id, one.title, _flat(one.prompt), one.track)
                for one in book.exercises.values()
            ),
            *(
                Passage("rule", rule.id, rule.title, _flat(f"{rule.why} {rule.fix}"))
                for rule in rules
            ),
            *(
                Passage(
                    "metric",
                    one.id,
                    one.name,
                    _flat(f"{one.answers} {one.definition} {one.gamed} {one.example}"),
                    one.role,
                )
                for one in book.metrics.values()
            ),
            *(
                Passage(
                    "round",
                    f"{one.track}/{one.id}",
                    one.title,
                    _flat(f"{one.what} {one.listens} {one.trap}"),
                    one.track,
                )
                for one in book.rounds.values()
            ),
            *(
                Passage("artefact", one.id, one.title, _flat(f"{one.what} {one.order}"), one.track)
                for one in book.forms.values()
            ),
            *(
                Passage(
                    "launch",
                    one.id,
                    one.title,
                    _flat(f"{one.company}, {one.product}. {one.summary} {one.decision}"),
                )
                for one in book.teardowns.values()
            ),
        )
    )


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
