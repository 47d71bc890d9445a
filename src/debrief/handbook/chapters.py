"""Chapters: Markdown files with a head in TOML, every mistake named by file and line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from debrief.handbook.prose import Block, anchor, inlines_of, packed, read_prose, unpacked
from debrief.handbook.records import ContentError, Mistake, Page, decode
from debrief.handbook.shelf import parse_toml, read_text

if TYPE_CHECKING:
    from debrief.handbook.book import Handbook

Part = Literal["roles", "decide", "pm-loop", "pmm-loop", "panel", "apply", "grow", "practise"]
PARTS: dict[str, str] = {
    "roles": "The two roles",
    "decide": "Deciding",
    "pm-loop": "The product manager's loop",
    "pmm-loop": "The product marketer's loop",
    "panel": "What the panel does",
    "apply": "Applying and offers",
    "grow": "Growing",
    "practise": "Practising",
}
FORM = 2
"""Counts up whenever the remembered form of a chapter changes, so that no old one is read."""

_NAME = re.compile(r"\d\d-([a-z0-9-]+)\.md")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands between the lines of plus signs."""

    id: str
    title: str
    part: Part
    track: Literal["pm", "pmm", "both"]
    summary: str
    sources: tuple[str, ...]
    exercises: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter(Head):
    """A chapter: its head and its text, which is made of the `kept` lists on first use."""

    kept: Sequence[Any] = field(default=(), repr=False)
    cited: tuple[str, ...] = ()
    """The sources in the order in which the text first cites them."""

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the text."""
        return tuple(unpacked(block) for block in self.kept)

    @property
    def headings(self) -> tuple[Block, ...]:
        """The headings in order; `level` is 2 or 3."""
        return tuple(block for block in self.body if block.kind == "heading")

    @property
    def words(self) -> int:
        """How many words the text has, tables and quotes included."""
        return sum(
            len(part.words.split()) for part, _ in inlines_of(self.body) if part.kind != "cite"
        )


def parse_chapter(path: Path, name: str) -> dict[str, Any]:
    """Return a file's head and its packed text. Raises ContentError with every mistake."""
    source = read_text(path, name)
    lines = source.split("\n")
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "+++"]
    if len(ends) < 2 or ends[0] != 0:
        reason = "a chapter begins with a head between two lines of +++"
        raise ContentError([Mistake(name, 1, reason)])
    # The empty line stands for the first +++, so that what TOML says of lines is right.
    head = parse_toml("\n" + "\n".join(lines[1 : ends[1]]), name)
    blocks, mistakes = read_prose("\n".join(lines[ends[1] + 1 :]), name, ends[1] + 2)
    if mistakes:
        raise ContentError(mistakes)
    kept = [packed(block) for block in blocks]
    return {"head": head, "body": kept, "names": list(_names_in(blocks))}


def _names_in(blocks: Sequence[Block]) -> Iterator[tuple[str, str, int]]:
    """Yield what can be wrong in a text: "cite", "link" or "heading", its target, its line."""
    for part, line in inlines_of(blocks):
        if part.kind in ("cite", "link"):
            yield part.kind, part.target, line
    for block in blocks:
        if block.kind == "heading":
            yield "heading", anchor(block), block.line


def read_chapters(pages: Iterable[Page], book: Handbook) -> dict[str, Chapter]:
    """Return the chapters by id, by part and then by the number of their file.

    Raises ContentError where a head is not as it should be, or names or cites what is not there.
    """
    read = [(page, _chapter(page)) for page in pages]
    known = {chapter.id for _, chapter in read if chapter}
    targets = targets_in(book, known)
    mistakes: list[Mistake] = []
    seen: dict[str, str] = {}
    for page, chapter in read:
        if chapter:
            if chapter.id in seen:
                page.wrong(("id",), f"the id {chapter.id!r} is already used in {seen[chapter.id]}")
            seen[chapter.id] = page.name
            _head_holds(chapter, page, book)
            _text_holds(chapter, page)
            _links_hold(page, targets)
        mistakes += page.mistakes
    if mistakes:
        raise ContentError(mistakes)
    chapters = [chapter for _, chapter in read if chapter]
    chapters.sort(key=lambda chapter: list(PARTS).index(chapter.part))
    return {chapter.id: chapter for chapter in chapters}


def targets_in(book: Handbook, chapters: Collection[str]) -> Mapping[str, Collection[str]]:
    """Return, per kind of link, the ids that one may lead to; rules stand elsewhere."""
    return {
        "chapter": chapters,
        "exercise": book.exercises.keys(),
        "metric": book.metrics.keys(),
        "round": {f"{track}/{name}" for track, name in book.rounds},
    }


def unknown_rules(pages: Iterable[Page], rules: Collection[str]) -> list[Mistake]:
    """Return a mistake for each rule that a chapter names or links and that there is not."""
    found: list[Mistake] = []
    for page in pages:
        named = page.tables["head"].get("rules")
        for index, rule in enumerate(named if isinstance(named, list) else ()):
            if rule not in rules:
                page.wrong(("rules", index), f"there is no rule {rule!r}")
        _links_hold(page, {"rule": rules})
        found += page.mistakes
    return found


def _chapter(page: Page) -> Chapter | None:
    head = decode(Head, page.tables["head"], page)
    if head is None:
        return None
    values: dict[str, Any] = {one.name: getattr(head, one.name) for one in fields(Head)}
    cited = dict.fromkeys(target for kind, target, _ in page.tables["names"] if kind == "cite")
    return Chapter(**values, kept=page.tables["body"], cited=tuple(cited))


def _head_holds(chapter: Chapter, page: Page, book: Handbook) -> None:
    name = _NAME.fullmatch(page.name.rpartition("/")[2])
    if name is None or name[1] != chapter.id:
        page.wrong(("id",), f"the file should be called NN-{chapter.id}.md")
    for index, source in enumerate(chapter.sources):
        if source not in book.sources:
            page.wrong(("sources", index), f"no source {source!r} in sources.toml")
        elif source not in chapter.cited:
            page.wrong(("sources", index), f"the text never cites {source!r}")
    for index, exercise_id in enumerate(chapter.exercises):
        exercise = book.exercises.get(exercise_id)
        if exercise is None:
            page.wrong(("exercises", index), f"there is no exercise {exercise_id!r}")
        elif chapter.track not in ("both", exercise.track):
            page.wrong(
                ("exercises", index), f"{exercise_id!r} belongs to the {exercise.track} track"
            )
    for index, metric in enumerate(chapter.metrics):
        if metric not in book.metrics:
            page.wrong(("metrics", index), f"there is no metric {metric!r}")


def _text_holds(chapter: Chapter, page: Page) -> None:
    anchors: set[str] = set()
    for kind, target, line in page.tables["names"]:
        if kind == "heading":
            if target in anchors:
                page.wrong_near(line, "", "this heading stands twice")
            anchors.add(target)
        elif kind == "cite" and target not in chapter.sources:
            reason = f"cites {target!r}, which the head does not name under sources"
            page.wrong_near(line, f"[@{target}]", reason)
    if not anchors:
        page.wrong(("title",), "the text has no heading (##)")


def _links_hold(page: Page, targets: Mapping[str, Collection[str]]) -> None:
    for name, whole, line in page.tables["names"]:
        kind, _, target = whole.partition(":")
        if name == "link" and kind in targets and target not in targets[kind]:
            page.wrong_near(line, f"({whole})", f"there is no {kind} {target!r}")
