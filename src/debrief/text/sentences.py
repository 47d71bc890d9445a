"""Sentences: blocks first (headings, bullets, paragraphs), then sentencex inside a block."""

# A grammar reads best as a list of early answers, and its small numbers are places in it.

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from debrief.text.spans import Span, Word, word_set

Kind = Literal["prose", "bullet", "heading", "speech"]

_HEADING_WORDS = 8
_HEADING_LENGTH = 60
_LEAD_IN_WORDS = 5
_HEADING_STOPS = ".!?,;\u2026\"'"
_SHORT_LINE = 40
_LONG_LINE = 120
_PIECE = 4000
"""Characters handed to sentencex at once: it is quadratic on nested curly quotes."""
_SPEECH_WORDS = 60
_WINDOW_LEAST, _WINDOW_MOST, _WINDOW_TAIL = 12, 30, 6

_STRONG = word_set(
    "so but because um uh okay ok now then also anyway basically actually finally first "
    "second secondly firstly next however alright well"
)
_WEAK = word_set("and or which who when if where while that with for")
_SUBJECTS = word_set("i we they you it")
_MODALS = word_set("would will could should can might think want need guess mean")
_BOUND_BEFORE = word_set("right is are for or do not until by of the and just how")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one window of an unpunctuated transcript ("speech"), trimmed of space."""

    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: one paragraph of prose, one bullet item or one heading."""

    start: int
    end: int
    kind: Kind
    body: int
    """Where the words begin, after a bullet or a number."""


Protect = Callable[[int, int], Sequence[Span]]
"""Given the bounds of a stretch, the spans inside it that must not be cut."""


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"\S[^\r\n]*")


@cache
def _marker() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<sign>[-*+\u2013\u2014\u25e6\u25aa\u2023\u00b7])|\(?(?P<number>\d{1,2})[.)]"
        r"|[A-Ha-h]\))[ \t\u00a0]+(?=\S)|[\u2022\u25cf]\s*(?=\S)"
    )


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"[A-Z][\w /&-]{0,24}:(?:\s|$)")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile("[.!?\u2026\u3002][\"')\\]\u201d\u2019]*\\s")


@cache
def _space() -> re.Pattern[str]:
    return re.compile(r"\s")


@cache
def _abbreviation() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[\s(])(?:approx|ca|vs|e\.g|i\.e|eg|ie|cf|incl|resp|est|avg|min|max|fig|no|dept"
        r"|u\.s|u\.k|e\.u)\.\s*$",
        re.IGNORECASE,
    )


def paragraph_spans(source: str) -> tuple[Span, ...]:
    """Return the stretches between blank lines, trimmed of surrounding white space."""
    spans: list[Span] = []
    start = end = -1
    for found in _line().finditer(source):
        if start >= 0 and _breaks(source, end, found.start()) < 2:
            end = found.start() + len(found.group().rstrip())
            continue
        if start >= 0:
            spans.append(Span(start, end))
        start, end = found.start(), found.start() + len(found.group().rstrip())
    if start >= 0:
        spans.append(Span(start, end))
    return tuple(spans)


def _breaks(source: str, start: int, end: int) -> int:
    gap = source[start:end]
    count = gap.count("\n")
    return count if "\r" not in gap else count + gap.count("\r") - gap.count("\r\n")


def find_blocks(source: str) -> list[Block]:
    """Return the blocks of a text in order; together they hold every non-space character."""
    lines = [
        (found.start(), found.start() + len(found.group().rstrip()))
        for found in _line().finditer(source)
    ]
    blocks: list[Block] = []
    fresh = True
    for index, (start, end) in enumerate(lines):
        following = lines[index + 1][0] if index + 1 < len(lines) else None
        gap_after = 0 if following is None else _breaks(source, end, following)
        marker = _marker().match(source, start, end)
        before = blocks[-1] if blocks else None
        if marker and (fresh or before is None or _is_item(source, marker, before)):
            blocks.append(Block(start, end, "bullet", marker.end()))
        elif _is_heading(source, start, end, gap_after, fresh=fresh):
            blocks.append(Block(start, end, "heading", start))
        elif fresh or before is None or _stands_alone(source, before, lines[index - 1], start):
            blocks.append(Block(start, end, "prose", start))
        else:
            blocks[-1] = Block(before.start, end, before.kind, before.body)
        fresh = gap_after > 1
    return blocks


def _is_item(source: str, marker: re.Match[str], before: Block) -> bool:
    number = marker["number"]
    if number is None or number == "1" or before.kind != "prose":
        return True
    # "... from 41 to<break>33. Then" is a wrapped line, not item 33.
    return source[before.end - 1] in ".!?:;"


def _is_heading(source: str, start: int, end: int, gap_after: int, *, fresh: bool) -> bool:
    if source[start] == "#":
        return source[start:end].lstrip("#")[:1] in (" ", "\t")
    if end - start > _HEADING_LENGTH or not gap_after:
        return False
    words = len(source[start:end].split())
    if source[end - 1] == ":":
        return words <= _LEAD_IN_WORDS
    plain = source[start:end].rstrip("*_")
    return fresh and gap_after > 1 and words <= _HEADING_WORDS and plain[-1:] not in _HEADING_STOPS


def _stands_alone(source: str, before: Block, line: tuple[int, int], start: int) -> bool:
    if before.kind == "heading":
        return True
    if before.kind == "bullet":
        # An indented or lower-case line goes on with the item above it.
        return source[start].isupper() and source[start - 1] in "\r\n"
    length = line[1] - line[0]
    if not source[start].isupper():
        return False
    return not _SHORT_LINE <= length <= _LONG_LINE or _label().match(source, start) is not None


def find_sentences(plain: str, words: Sequence[Word], protect: Protect) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order, without overlap, trimmed.

    `plain` is the text without lone surrogates. `protect` is asked for the quantities of a long
    unpunctuated stretch before it is cut into windows.
    """
    sentences: list[Sentence] = []
    for block in find_blocks(plain):
        for start, end in _split_block(plain, block):
            if end - start > 2 * _SPEECH_WORDS:
                first = bisect_left(words, (start,))
                last = bisect_left(words, (end,))
                if last - first > _SPEECH_WORDS:
                    cuts = _windows(plain, words, first, last, protect(start, end))
                    sentences.extend(_speech(plain, start, end, cuts))
                    continue
            sentences.append(Sentence(Span(start, end), block.kind))
    return tuple(sentences)


def _split_block(plain: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the trimmed bounds of the sentences in one block."""
    if block.kind == "heading":
        yield block.start, block.end
        return
    start, cursor = block.start, block.body
    for length in _lengths(plain, block.body, block.end):
        cursor += length
        if cursor < block.end and _goes_on(plain, start, cursor):
            continue
        piece = plain[start:cursor]
        trimmed = piece.strip()
        if trimmed:
            begin = start + len(piece) - len(piece.lstrip())
            yield begin, begin + len(trimmed)
        start = cursor
    tail = plain[start : block.end].rstrip()
    if tail:
        begin = start + len(tail) - len(tail.lstrip())
        yield begin, start + len(tail)


def _goes_on(plain: str, start: int, cut: int) -> bool:
    """Return whether a boundary sentencex proposed is none: after "approx.", before nothing."""
    tail = plain[max(start, cut - 12) : cut]
    return _abbreviation().search(tail) is not None or not tail.strip()


def _lengths(plain: str, start: int, end: int) -> Iterator[int]:
    """Yield the lengths of the pieces sentencex finds; together they cover the stretch."""
    # Loading the library takes longer than reading an answer; texts are also only quoted from.
    from sentencex import segment  # noqa: PLC0415

    carried = 0
    while start < end:
        cut, closed = _cut(plain, start, end)
        if cut - start > 2 * _PIECE:
            lengths = [cut - start]
        else:
            lengths = list(map(len, segment("en", _one_line(plain[start:cut]))))
        lengths[0] += carried
        carried = 0 if closed else lengths.pop()
        yield from lengths
        start = cut
    if carried:
        yield carried


def _one_line(piece: str) -> str:
    if "\n" in piece or "\r" in piece:
        return piece.replace("\r", " ").replace("\n", " ")
    return piece


def _cut(plain: str, start: int, end: int) -> tuple[int, bool]:
    """Return where to end a piece, and whether a sentence ends there too."""
    if end - start <= _PIECE:
        return end, True
    found = _ending().search(plain, start + _PIECE // 2, start + _PIECE)
    if found:
        return found.end(), True
    found = _space().search(plain, start + _PIECE, end)
    return (found.end(), False) if found else (end, True)


def _windows(
    plain: str, words: Sequence[Word], first: int, last: int, kept: Sequence[Span]
) -> list[int]:
    """Return the offsets at which a stretch of speech is cut, 12 to 30 words apart."""
    cuts: list[int] = []
    begin, weak = first, -1
    guard = 0
    for index in range(first + 1, last):
        count = index - begin
        if count < _WINDOW_LEAST or last - index < _WINDOW_TAIL:
            continue
        offset = words[index][0]
        while guard < len(kept) and kept[guard].end <= offset:
            guard += 1
        if guard < len(kept) and kept[guard].start < offset:
            continue
        if not plain[offset - 1].isspace():
            continue
        strength = _strength(words, index, last)
        if strength == 1:
            weak = index
        if strength == 2 or count >= _WINDOW_MOST:
            chosen = index if strength == 2 or weak <= begin else weak
            cuts.append(words[chosen][0])
            begin = chosen
    return cuts


def _strength(words: Sequence[Word], index: int, last: int) -> int:
    """Return how good a place before a word is to cut: 2 connective, 1 weak, 0 none."""
    form, before = words[index][2], words[index - 1][2]
    after = words[index + 1][2] if index + 1 < last else ""
    if form in _STRONG and before not in _BOUND_BEFORE and after not in ("that", "much", "many"):
        return 2
    if form in ("and", "or") and (after in _STRONG or after in _SUBJECTS):
        return 2
    if form in _SUBJECTS and after in _MODALS and before not in _WEAK and before not in _STRONG:
        return 2
    return 1 if form in _WEAK and before not in _WEAK else 0


def _speech(plain: str, start: int, end: int, cuts: Sequence[int]) -> Iterator[Sentence]:
    for left, right in zip([start, *cuts], [*cuts, end], strict=True):
        piece = plain[left:right].rstrip()
        yield Sentence(Span(left, left + len(piece)), "speech")
