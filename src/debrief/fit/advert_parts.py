"""An advertisement cut into items, each with the section it stands in and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from itertools import islice, pairwise

from debrief.fit.wording import begins_with
from debrief.handbook.adverts import AdvertWords
from debrief.text import Span, Text

MOST_CHARACTERS = 200_000
MOST_LINES = 3_000
_LONGEST_ITEM = 2_000
_HEADING_WORDS = 10
_CLAUSE_WORDS = 4
_MARKER = re.compile(r"(?:[-*+•●◦▪▫‣·–—✓✔➢➤►■□]|o(?=\s{2})|\(?\d{1,2}[.)]|[a-h]\))\s*(?=\S)")
_TAG = re.compile(
    r"<(?:p|li|ul|ol|div|br|h[1-6]|strong|b|span|td|html|body)\b[^<>]{0,400}>", re.IGNORECASE
)
_ANY_TAG = re.compile(
    r"<(?:(?P<name>/?[a-zA-Z][a-zA-Z0-9]{0,15})\b[^<>]{0,4000}>|[!?][^<>]{0,400}>)?"
)
_ASKS_YEARS = re.compile(
    r"\d{1,2}\s?(?:\+|[-–]|to)?\s?(?:\d{1,2})?\+?\s?(?:years|yrs)\b", re.IGNORECASE
)
_SPLIT = re.compile(r"(?<=[.!?…])\s+(?=[A-Z\"'“(])")


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of an advertisement.

    `section` is the kind of the heading above it, None before the first; `listed` whether it was a
    point of a list; `heading` the words of that heading.
    """

    text: str
    span: Span
    section: str | None
    listed: bool
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written, with the section it opens (None where its words say none)."""

    text: str
    section: str | None


def plain_text(source: str) -> str:
    """Return an advertisement as plain text: pasted HTML loses its tags and keeps its lists.

    Raises ValueError where it is empty or longer than 200,000 characters.
    """
    if len(source) > MOST_CHARACTERS:
        raise ValueError(
            f"The text is longer than {MOST_CHARACTERS:,} characters. Give one advertisement alone."
        )
    if len(_TAG.findall(source)) >= 2:
        stripper = _Stripper()
        stripper.feed(_bare(source))
        stripper.close()
        source = stripper.text()
    if not source.strip():
        raise ValueError("The advertisement is empty.")
    return source


def _bare(source: str) -> str:
    """Return HTML with nothing but the names of its tags; any other "<" is text.

    The parser takes minutes over comments and attributes that are never closed.
    """
    pieces, start = [], 0
    while (opened := source.find("<!--", start)) >= 0:
        pieces.append(source[start:opened])
        closed = source.find("-->", opened)
        start = closed + 3 if closed >= 0 else len(source)
    pieces.append(source[start:])
    return _ANY_TAG.sub(_name_only, " ".join(pieces))


def _name_only(tag: re.Match[str]) -> str:
    return f"<{tag['name']}>" if tag["name"] else "&lt;" if tag.group() == "<" else " "


class _Stripper(HTMLParser):
    """Writes the text of HTML, one line per block and a dash before each point of a list."""

    _BLOCKS = frozenset("p div br ul ol tr table section article header footer td th".split())
    _HIDDEN = frozenset("script style template noscript svg head".split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in self._HIDDEN:
            self._hidden += 1
        elif tag == "li":
            self._pieces.append("\n- ")
        elif re.fullmatch(r"h[1-6]", tag):
            self._pieces.append("\n\n# ")
        elif tag in self._BLOCKS:
            self._pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in self._BLOCKS or re.fullmatch(r"h[1-6]", tag):
            self._pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._pieces.append(" ".join(data.split()) and re.sub(r"\s+", " ", data))

    def text(self) -> str:
        # A paragraph inside a point of a list opens a line of its own; the dash belongs to it.
        text = re.sub(r"\n- [ \n]*\n(?=[^\s#-])", "\n- ", "".join(self._pieces))
        return re.sub(r"\n(?:[ \t]*\n)+", "\n\n", text).strip()


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    body: int
    listed: bool
    blank_before: bool


def find_parts(text: str, words: AdvertWords) -> Iterator[Item | Heading]:
    """Yield the headings and items of a plain text in order."""
    section, heading = None, ""
    run: list[_Line] = []
    for line in islice(_lines(text), MOST_LINES):
        written = text[line.body : line.end]
        found = _heading(written, line, words)
        if found is None:
            run.append(line)
            continue
        yield from _items(text, run, section, heading)
        run = []
        heading, section = found[0].text, found[0].section
        yield found[0]
        if found[1] < len(written):
            start = line.body + found[1]
            run.append(_Line(start, line.end, start, listed=False, blank_before=True))
    yield from _items(text, run, section, heading)


def _lines(text: str) -> Iterator[_Line]:
    blank = True
    for match in re.finditer(r"[^\r\n]+", text):
        stripped = match.group().strip()
        if not stripped:
            blank = True
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        gap = text[max(0, match.start() - 3) : match.start()]
        blank = blank or gap.count("\n") > 1 or gap.endswith("\r\r")
        marker = _MARKER.match(text, start, start + len(stripped))
        bold = stripped.startswith("**")
        listed = marker is not None and not bold
        body = marker.end() if marker and listed else start
        yield _Line(start, start + len(stripped), body, listed, blank)
        blank = False


def _heading(written: str, line: _Line, words: AdvertWords) -> tuple[Heading, int] | None:
    """Return the heading that a line is or begins with, and where its own words end."""
    bare = written.strip("#*_ \t").rstrip(":").strip("*_ \t")
    if not bare or len(bare) > 90:
        return _inline(written, words)
    marked = (
        written.startswith(("#", "**", "__"))
        and (written.startswith("#") or written.rstrip(" :").endswith(("**", "__")))
    ) or written.rstrip("*_ ").endswith(":")
    capitals = bare.upper() == bare and sum(map(str.isalpha, bare)) > 3
    section, phrase = section_of(bare, words)
    rest = len(bare) - len(phrase)
    short = len(bare.split()) <= _HEADING_WORDS
    if line.listed:
        return None if rest or not section else (Heading(bare, section), len(written))
    if section and not rest:
        return Heading(bare, section), len(written)
    if short and (marked or capitals):
        return Heading(bare, section), len(written)
    joined = re.match(r" ?(?:&|and\b|/|\(|-|,)", bare[len(phrase) :].casefold())
    named = phrase.count(" ") >= 2 or joined or (phrase == "about" and len(bare.split()) <= 4)
    if section and named and short and bare[-1] not in ".;,!":
        return Heading(bare, section), len(written)
    return _inline(written, words)


def _inline(written: str, words: AdvertWords) -> tuple[Heading, int] | None:
    """Return the heading before a colon in a line that goes on after it."""
    before, colon, after = written[:60].partition(":")
    bare = before.strip("#*_ ")
    section, phrase = section_of(bare, words) if colon and after.strip() else (None, "")
    if section is None or len(bare) > len(phrase):
        return None
    rest = written[len(before) + 1 :]
    return Heading(bare, section), len(before) + 1 + len(rest) - len(rest.lstrip("* \t"))


def section_of(bare: str, words: AdvertWords) -> tuple[str | None, str]:
    """Return the section that a heading names, and the words that say so."""
    best: tuple[str | None, str] = None, ""
    for section, phrases in words.headings.items():
        found = begins_with(bare, phrases)
        if found and len(found) > len(best[1]):
            best = section, found
    return best


def _items(text: str, run: list[_Line], section: str | None, heading: str) -> Iterator[Item]:
    """Yield the items in a run of lines between two headings."""
    block: list[_Line] = []
    for line in run:
        if block and (line.listed or line.blank_before or not _goes_on(text, block, line)):
            yield from _cut(text, block, section, heading)
            block = []
        block.append(line)
    if block:
        yield from _cut(text, block, section, heading)


def _goes_on(text: str, block: list[_Line], line: _Line) -> bool:
    """Return whether a line continues the one above: wrapped prose, or the rest of a point."""
    above = block[-1]
    first = text[line.body]
    if first.islower() or (first in "(&0123456789" and not _ASKS_YEARS.match(text, line.body)):
        return True
    ended = text[above.end - 1] in ".!?:;"
    # Lines of a pasted list have lost their dots; wrapped lines fill the width of the page.
    return not block[0].listed and ended is False and above.end - above.start > 100


def _cut(text: str, block: list[_Line], section: str | None, heading: str) -> Iterator[Item]:
    start, end = block[0].body, block[-1].end
    piece = text[start:end]
    for left, right in _sentences(piece, listed=block[0].listed):
        found = " ".join(piece[left:right].split())
        yield Item(found, Span(start + left, start + right), section, block[0].listed, heading)


@cache
def _semicolon() -> re.Pattern[str]:
    return re.compile(r";\s+(?=\S)")


def _sentences(piece: str, *, listed: bool) -> Iterator[tuple[int, int]]:
    if listed or not _SPLIT.search(piece):
        spans = [(0, len(piece))]
    else:
        spans = [(one.span.start, one.span.end) for one in Text(piece).sentences]
    for start, end in spans:
        cuts = [start, *(m.end() + start for m in _semicolon().finditer(piece[start:end])), end]
        pairs = list(pairwise(cuts))
        wide = all(len(piece[a:b].split()) >= _CLAUSE_WORDS for a, b in pairs)
        for a, b in pairs if wide else [(start, end)]:
            trimmed = piece[a:b].rstrip(" \t\r\n;")
            if len(trimmed) <= _LONGEST_ITEM and any(map(str.isalnum, trimmed)):
                yield a, a + len(trimmed)
