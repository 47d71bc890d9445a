"""PDF: text with pdfium, each line where it stands, columns in the order they are read.

Layout becomes plain text that means the same: a wide gap in a line is a tab, space between
paragraphs an empty line, indentation spaces.
"""

from __future__ import annotations

import ctypes
import re
import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from debrief.experience.columns import Piece, in_reading_order
from debrief.experience.draft import Draft
from debrief.experience.letters import HYPHENATED, readable, untold_share
from debrief.experience.unreadable import Unreadable

MOST_PAGES = 500
_LINE = re.compile(f"([^\r\n{HYPHENATED}]*)(\r\n|\r|\n|{HYPHENATED}|$)")
_WIDE = 1.3
_LEAST_LETTERS = 25
_DEEPEST = 16

BROKEN = (
    "This PDF is damaged and cannot be opened. Export it again from the program that made it,"
    " or paste its text."
)
LOCKED = (
    "This PDF asks for a password. Save a copy without one (print it to PDF, for instance) and"
    " choose that."
)
PICTURES = (
    "This PDF holds pictures of pages and no text. Export it as PDF from the program the résumé"
    " was written in, or paste the text."
)
UNTOLD = (
    "The letters in this PDF carry no meaning a program can read. Export it again as PDF or DOCX,"
    " or paste the text."
)


def read(data: bytes) -> Draft:
    """Return the text of a PDF, its parts and marks. Raises Unreadable with what to do."""
    import pypdfium2  # noqa: PLC0415  # 50 ms and a shared library

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise Unreadable(LOCKED if "password" in str(problem).lower() else BROKEN) from None
    count = len(pdf)
    if not count:
        raise Unreadable(BROKEN)
    if count > MOST_PAGES:
        raise Unreadable(
            f"This PDF has {count:,} pages; at most {MOST_PAGES} are read. Choose the file of the"
            " résumé alone, or export its pages."
        )
    pages, without, broken = [], [], 0
    for number in range(count):
        try:
            page = pdf[number]
            pages.append(in_reading_order(list(_pieces(page))))
            if not pages[-1] and next(iter(page.get_objects(max_depth=1)), None) is not None:
                without.append(number + 1)
            page.close()
        except pypdfium2.PdfiumError:
            pages.append([])
            broken += 1
    return _drafted(pages, without, broken)


def _drafted(pages: list[list[Piece]], without: list[int], broken: int) -> Draft:
    letters = "".join(piece.text for page in pages for piece in page)
    if len(letters) < _LEAST_LETTERS:
        raise Unreadable(BROKEN if broken and not without else PICTURES)
    if untold_share(letters) > 0.3:
        raise Unreadable(UNTOLD)
    draft = Draft("pdf")
    if without:
        shown = ", ".join(map(str, without[:5])) + (" and more" if len(without) > 5 else "")
        draft.warnings.append(f"No text could be taken from page {shown}: it holds a picture.")
    if broken:
        draft.warnings.append("Some pages are damaged and were left out.")
    running = _running(pages)
    body = _body_size(pages)
    sizes = sorted({_rounded(p.size) for page in pages for p in page if p.size > body * 1.1})
    for number, page in enumerate(pages, 1):
        with draft.part(f"page {number}"):
            _write(draft, page, running, [*reversed(sizes)])
    return draft


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _body_size(pages: list[list[Piece]]) -> float:
    letters: dict[float, int] = {}
    for piece in (piece for page in pages for piece in page):
        size = _rounded(piece.size)
        letters[size] = letters.get(size, 0) + len(piece.text)
    return max(letters, key=lambda size: letters[size])


def _without_digits(text: str) -> str:
    return re.sub("[0-9]+", "#", text).strip()


def _running(pages: list[list[Piece]]) -> frozenset[str]:
    """Return the first and last lines that come back on other pages, digits aside."""
    seen: dict[str, int] = {}
    for page in pages:
        for text in {_without_digits(p.text) for p in (*page[:2], *page[-2:])}:
            seen[text] = seen.get(text, 0) + 1
    return frozenset(text for text, times in seen.items() if times > max(1, len(pages) // 2))


def _write(draft: Draft, page: list[Piece], running: frozenset[str], sizes: list[float]) -> None:
    rows = list(_rows(page))
    steps = [a[0].middle - b[0].middle for a, b in pairwise(rows)]
    down = [step for step in steps if step > 0]
    usual = statistics.median(down) if down else 0.0
    ends = {0, len(rows) - 1, 1, len(rows) - 2}
    for number, row in enumerate(rows):
        first = row[0]
        if number and not 0 <= steps[number - 1] <= max(1.3 * usual, 1.25 * first.size):
            draft.write("\n")
        text = "\t".join(piece.text for piece in row)
        indent = int((first.left - _margin(rows, number)) / (first.size * 0.5))
        label, level = "", 0
        if number in ends and _without_digits(first.text) in running and draft.length:
            label = "running"
        elif (size := _rounded(first.size)) in sizes and len(text.split()) <= 8:
            label, level = "heading", sizes.index(size) + 1
        text += "-" if row[-1].hyphenated else ""
        draft.line(" " * min(max(indent, 0), _DEEPEST) + text, label, level)


def _margin(rows: list[list[Piece]], number: int) -> float:
    """Return the left edge of the column that a row stands in, within thirty rows around it."""
    here = rows[number][0]
    near = rows[max(0, number - 30) : number + 30]
    return min(
        row[0].left
        for row in near
        if row[0].left <= here.left and row[-1].right > here.left - here.size
    )


def _rows(page: list[Piece]) -> Iterator[list[Piece]]:
    row: list[Piece] = []
    for piece in page:
        if row and abs(row[0].middle - piece.middle) < 0.4 * row[0].size and (
            piece.left >= row[-1].right - 1
        ):  # fmt: skip
            row.append(piece)
            continue
        if row:
            yield row
        row = [piece]
    if row:
        yield row


class _Letters:
    """Where the characters of one page stand."""

    def __init__(self, page: Any) -> None:
        from pypdfium2 import raw  # noqa: PLC0415

        self._raw = raw
        self._page = page.get_textpage()
        self.text: str = self._page.get_text_range()
        self._exact = len(self.text) == self._page.count_chars()
        self._box = [ctypes.c_double() for _ in range(4)]
        self._loose = raw.FS_RECTF()
        rects = (self._page.get_rect(n) for n in range(self._page.count_rects()))
        self._rects = [(bottom, top) for _, bottom, _, top in rects]

    def box(self, index: int) -> tuple[float, float, float, float] | None:
        """Return left, right, bottom, top of a character, or None where it has no place."""
        if not self._raw.FPDFText_GetCharBox(self._page.raw, self._known(index), *self._box):
            return None
        left, right, bottom, top = (number.value for number in self._box)
        return left, right, bottom, top

    def height(self, index: int) -> tuple[float, float] | None:
        """Return the foot and the top of the line box of a character."""
        loose = self._loose
        if not self._raw.FPDFText_GetLooseCharBox(self._page.raw, self._known(index), loose):
            return None
        return loose.bottom, loose.top

    def drawn_at(self, middle: float) -> int:
        """Return how many runs were drawn at a height: one needs no look at its gaps."""
        return sum(bottom <= middle <= top for bottom, top in self._rects)

    def _known(self, index: int) -> int:
        if self._exact:
            return index
        return int(self._raw.FPDFText_GetCharIndexFromTextIndex(self._page.raw, index))


def _pieces(page: Any) -> Iterator[Piece]:
    letters = _Letters(page)
    for found in _LINE.finditer(letters.text):
        start, end = found.span(1)
        text = found[1]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        if start >= end:
            continue
        height = letters.height(start)
        if height is None or height[1] <= height[0]:
            continue
        bottom, top = height
        size = top - bottom
        hyphenated = found[2] == HYPHENATED
        cuts = _gaps(letters, start, end, size) if letters.drawn_at((bottom + top) / 2) > 1 else []
        bounds = [start, *(edge for cut in cuts for edge in cut), end]
        for first, last in zip(bounds[0::2], bounds[1::2], strict=True):
            words = readable(letters.text[first:last]).strip()
            opening, closing = letters.box(first), letters.box(last - 1)
            if words and opening and closing:
                broken = hyphenated and last == end
                left, right = min(opening[0], closing[0]), max(opening[1], closing[1])
                yield Piece(words, left, right, top, bottom, size, broken)


def _gaps(letters: _Letters, start: int, end: int, size: float) -> Sequence[tuple[int, int]]:
    """Return the stretches of space in a line that are wider than a space between words."""
    cuts = []
    for space in re.finditer(r"[ \u00a0]+", letters.text[start:end]):
        before, after = start + space.start(), start + space.end()
        left, right = letters.box(before - 1), letters.box(after)
        if left and right and not -_WIDE * size < right[0] - left[1] < _WIDE * size:
            cuts.append((before, after))
    return cuts
