"""A chapter and search results as lines for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from debrief.handbook import Handbook
from debrief.handbook.chapters import PARTS, Chapter
from debrief.handbook.entries import STRENGTHS
from debrief.handbook.prose import Block, Inline, plain
from debrief.handbook.search import Hit

WIDE = 88


def chapter_lines(chapter: Chapter, book: Handbook) -> Iterator[str]:
    """Yield a chapter: its title, its text with numbered sources, the sources."""
    numbers = {source: place for place, source in enumerate(chapter.cited, start=1)}
    yield click.style(chapter.title, bold=True)
    yield PARTS[chapter.part]
    yield ""
    yield from _filled(chapter.summary)
    yield from _blocks(chapter.body, numbers, "")
    yield from ("", click.style("Sources", bold=True), "")
    for name, number in numbers.items():
        source = book.sources[name]
        note = f" {source.note}" if source.note else ""
        strength = STRENGTHS[source.strength].capitalize()
        text = f"{source.dated}. {source.where}.{note} {strength}."
        yield from _filled(text, f"[{number}] ", "    ")
    for kind, ids in (("exercises", chapter.exercises), ("rules", chapter.rules)):
        if ids:
            yield ""
            yield from _filled(f"debrief {kind}: {', '.join(ids)}", "", "    ")


def hit_lines(hits: Iterable[Hit]) -> Iterator[str]:
    """Yield what a search found; found words are bold where the terminal can show it."""
    for hit in hits:
        passage = hit.passage
        where = f": {passage.heading}" if passage.heading else ""
        yield f"{passage.kind:9}{passage.id}  {click.style(passage.title, bold=True)}{where}"
        said = "" if hit.begins else "... "
        at = 0
        for start, end in hit.marks:
            said += hit.snippet[at:start] + "\0" + hit.snippet[start:end] + "\1"
            at = end
        said += hit.snippet[at:] + ("" if hit.ends else " ...")
        for line in _filled(said, " " * 9, " " * 9):
            yield line.replace("\0", "\x1b[1m").replace("\1", "\x1b[22m")
        yield ""


def _blocks(blocks: Iterable[Block], numbers: Mapping[str, int], indent: str) -> Iterator[str]:
    for block in blocks:
        words = _words(block.parts, numbers)
        match block.kind:
            case "heading":
                yield from ("", "", click.style(words, bold=True))
            case "list" | "ordered":
                yield ""
                for place, item in enumerate(block.blocks, start=1):
                    mark = f"{place}. " if block.kind == "ordered" else "- "
                    text = " ".join(_words(inner.parts, numbers) for inner in item.blocks)
                    yield from _filled(text, indent + mark, indent + " " * len(mark))
            case "quote" | "before" | "after":
                yield from _blocks(block.blocks, numbers, indent + "  | ")
            case "table":
                yield ""
                yield from _table(block, numbers)
            case "rule":
                yield from ("", indent + "*")
            case _:
                yield indent.rstrip()
                yield from _filled(words, indent, indent)


def _table(table: Block, numbers: Mapping[str, int]) -> Iterator[str]:
    rows = [[_words(cell.parts, numbers) for cell in row.blocks] for row in table.blocks]
    longest = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    if sum(longest) + 2 * len(longest) <= WIDE:
        for row, block in zip(rows, table.blocks, strict=True):
            cells = zip(row, longest, block.blocks, strict=True)
            line = "  ".join(
                words.rjust(width) if cell.right else words.ljust(width)
                for words, width, cell in cells
            )
            yield click.style(line.rstrip(), bold=bool(block.level))
        return
    # Too wide for lines side by side: each row becomes a list under its first cell.
    head, *body = rows
    for row in body:
        yield from _filled(row[0])
        for title, words in zip(head[1:], row[1:], strict=True):
            yield from _filled(f"{title}: {words}" if title else words, "  ", "    ")


def _words(parts: Sequence[Inline], numbers: Mapping[str, int]) -> str:
    written = ""
    for part in parts:
        if part.kind == "cite":
            written = f"{written.rstrip()} [{numbers[part.target]}]"
        elif part.kind == "link":
            written += plain(part.parts)
        else:
            written += part.words + _words(part.parts, numbers)
    return written


def _filled(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    yield from textwrap.wrap(
        text,
        WIDE,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=False,
    )
