"""The lines of a document as its reader sees them: text, indentation, list markers, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from debrief.experience.document import SourceDocument
from debrief.experience.letters import MARKER
from debrief.text import Span

_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_RULE = re.compile(r"[-=_*~•·.\s]{3,}$")
_LINK = re.compile(r"(?<!\\)!?\[((?:\\.|[^\[\]\\]){0,300})\]\([^()\s]{0,500}\)")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_{2,3}|`)(?=\S)((?:\\.|(?!\1)[^\\]){1,200}?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_DROPPED = "\0"
_COMPOUNDS = frozenset(
    "cross self co non multi user customer data end high long short real full part first third one"
    " two market product sales early late low cost time well go to in on off up follow post pre"
    " business decision double single mid award industry".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `span` covers its words without indentation and list marker.

    `text` is what is read, `shown` the same with a NUL for each sign of markup in the source.
    `level` is that of a heading, 1 the highest, or 0; `after_gap` whether an empty line stands
    before it; `indent` and `column` are where the line and its words begin.
    """

    text: str
    span: Span
    shown: str
    indent: int = 0
    column: int = 0
    marker: bool = False
    level: int = 0
    bold: bool = False
    after_gap: bool = False

    @property
    def reach(self) -> int:
        """Where the line ends, in columns."""
        return self.column + len(self.text)

    def place(self, first: int, last: int) -> Span:
        """Return where a stretch of `text` stands in the source."""
        start = self.span.start
        if len(self.shown) == len(self.text):
            return Span(start + first, start + last)
        kept = [at for at, sign in enumerate(self.shown) if sign != _DROPPED]
        return Span(start + kept[first], start + kept[last - 1] + 1)

    def part(self, first: int, last: int) -> Line:
        """Return a stretch of the line as a line."""
        span = self.place(first, last)
        shown = self.shown[span.start - self.span.start : span.end - self.span.start]
        return replace(self, text=self.text[first:last], span=span, shown=shown)


def shown_text(document: SourceDocument) -> str:
    """Return the text as it is read, of the same length: a NUL stands for each sign of markup."""
    if document.kind != "markdown":
        return document.text
    return "\n".join(map(_shown, document.text.split("\n")))


def _shown(line: str) -> str:
    words = line.strip()
    if len(words) > 1 and words.startswith("|") and words.endswith("|"):
        line = line.replace("|", _DROPPED, 1)
        line = (line[::-1].replace("|", _DROPPED, 1))[::-1].replace("|", "\t")
    for pattern in (_LINK, _EMPHASIS, _EMPHASIS, _ESCAPE):
        line = pattern.sub(_without_signs, line)
    return line


def _without_signs(found: re.Match[str]) -> str:
    group = found.lastindex or 0
    before = found.start(group) - found.start()
    after = found.end() - found.end(group)
    return _DROPPED * before + found[group] + _DROPPED * after


def lines_of(document: SourceDocument) -> list[Line]:
    """Return the lines that are not empty; lines repeated on every page are left out."""
    levels = {m.span.start: m.level for m in document.marks if m.label == "heading"}
    running = {m.span.start for m in document.marks if m.label == "running"}
    shown = shown_text(document)
    found: list[Line] = []
    gap, start = True, 0
    for raw in document.text.split("\n"):
        line = _line(raw, shown[start : start + len(raw)], start, gap, document.kind == "markdown")
        start += len(raw) + 1
        if line is None:
            gap = True
            continue
        if line.span.start in running:
            continue
        level = levels.get(line.span.start, 0)
        found.append(replace(line, level=level) if level and not line.marker else line)
        gap = False
    return found


def _line(raw: str, shown: str, start: int, gap: bool, markdown: bool) -> Line | None:  # noqa: FBT001
    stripped = raw.strip()
    if not stripped or _RULE.match(stripped):
        return None
    offset = len(raw) - len(raw.lstrip())
    indent = len(raw[:offset].expandtabs(4))
    level, marker, last = 0, None, len(raw.rstrip())
    if markdown and (heading := _MARKDOWN_HEADING.match(stripped)):
        level = len(heading[1])
        last = offset + heading.end(2)
        offset += heading.start(2)
    elif marker := MARKER.match(stripped):
        offset += marker.end()
    shown = shown[offset:last]
    text = shown.replace(_DROPPED, "")
    if not text.strip():
        return None
    return Line(
        text,
        Span(start + offset, start + last),
        shown,
        indent,
        indent + (len(marker[0]) if marker else 0),
        marker is not None,
        level,
        markdown and raw[offset:last].startswith(("**", "__")) and shown.endswith(_DROPPED * 2),
        gap,
    )


def value_of(pieces: Sequence[str]) -> str:
    """Return what pieces of wrapped lines say on one line.

    A hyphen at the end of a line goes where it parts a word, and stays where it joins two:
    "cross-" and "functional" are one compound.
    """
    said = ""
    for piece in pieces:
        words = " ".join(piece.split())
        if said.endswith("-") and words[:1].islower() and said[-2:-1].isalpha():
            before = re.split(r"[\s(/]", said[:-1])[-1]
            joined = "-" in before or before.lower() in _COMPOUNDS
            said = (said if joined else said[:-1]) + words
        elif said.endswith(("-", "/")) and said[-2:-1].isalnum() and words[:1].isalnum():
            said += words
        else:
            said = f"{said} {words}" if said else words
    return said


def blocks_of(lines: Sequence[Line], document: SourceDocument) -> Iterator[list[Line]]:
    """Yield the list items and paragraphs that lines form: wrapped lines are put together.

    A word processor's line is a whole paragraph and is never joined to the next.
    """
    wraps = document.kind not in ("docx", "odt", "linkedin", "json-resume")
    block: list[Line] = []
    for number, line in enumerate(lines):
        if block and wraps and goes_on(block, line, lines, number):
            block.append(line)
            continue
        if block:
            yield block
        block = [line]
    if block:
        yield block


def goes_on(block: Sequence[Line], line: Line, lines: Sequence[Line], number: int) -> bool:
    """Return whether a line only continues the item or paragraph before it."""
    first, last = block[0], block[-1]
    apart = line.marker or line.after_gap or line.level or line.bold or last.level
    if apart or "\t" in line.text:
        return False
    if first.marker and line.indent > first.indent and line.indent >= first.column - 1:
        return True
    if len(block) > 1 and line.indent < block[1].indent:
        return False
    if line.text[:1].islower() or last.text.endswith((",", "-", "&")):
        return True
    ended = last.text.endswith((".", ":", ";", "!", "?"))
    # A paragraph has several sentences, a list item rarely.
    within = last.text.endswith(".") and not first.marker
    return (within or not ended) and _is_full(last, line, lines, number)


def _is_full(last: Line, line: Line, lines: Sequence[Line], number: int) -> bool:
    """Return whether a line was so long that the next word had to go to the next line."""
    near = lines[max(0, number - 15) : number + 15]
    widest = max(other.reach for other in near)
    first_word = line.text.split(maxsplit=1)[0]
    return widest > 50 and last.reach + 1 + len(first_word) > 0.88 * widest
