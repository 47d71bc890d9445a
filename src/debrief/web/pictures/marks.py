"""Ink on an answer: quotes that overlap become elements that nest.

Quotes of different moves overlap freely; elements may not. A mark that would leave the one it
began in is cut at that edge and taken up again behind it, so every letter keeps all its ink. The
name of a move is set between the lines, above the first of its words; names whose words begin
so close together that they would collide are set side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from debrief.web.contexts.debriefs import Mark

# A name between the lines is set at about six tenths of the size of the text below it.
NAME_WIDTH = 0.64
# Longer findings get a bar beside the paragraph: a page of underlining is not read.
LONG = 170
# Beyond a phrase a wavy line is noise; a straight one is enough.
PHRASE = 60


@dataclass(slots=True)
class Piece:
    """A stretch of one mark that lies inside everything it stands in."""

    mark: Mark
    start: int
    end: int
    first: bool = True
    last: bool = True
    inside: list[Piece] = field(default_factory=list)


def nest(marks: Iterable[Mark], start: int, end: int) -> list[Piece]:
    """Return the marks within [start, end) as trees of pieces in reading order.

    Longer marks stand outside shorter ones; a mark that crosses an edge is cut there.
    """
    waiting = sorted(
        (
            Piece(mark, max(mark.start, start), min(mark.end, end))
            for mark in marks
            if max(mark.start, start) < min(mark.end, end)
        ),
        key=_order,
    )
    roots: list[Piece] = []
    open_pieces: list[Piece] = []
    while waiting:
        piece = waiting.pop(0)
        while open_pieces and open_pieces[-1].end <= piece.start:
            open_pieces.pop()
        if open_pieces and piece.end > (edge := open_pieces[-1].end):
            rest = Piece(piece.mark, edge, piece.end, first=False, last=piece.last)
            piece.end, piece.last = edge, False
            waiting.append(rest)
            waiting.sort(key=_order)
        (open_pieces[-1].inside if open_pieces else roots).append(piece)
        open_pieces.append(piece)
    return roots


def _order(piece: Piece) -> tuple[int, int, bool, str]:
    return piece.start, -piece.end, piece.mark.kind != "move", piece.mark.note


def is_long(mark: Mark) -> bool:
    """Tell whether a finding is about so much text that a bar says it better than a line."""
    return mark.kind != "move" and mark.end - mark.start > LONG


def ink(text: str, start: int, marks: Sequence[Mark], *, linked: bool = True) -> str:
    """Return a paragraph as HTML with its marks; `start` is its offset in the whole answer.

    Everything is escaped here; nothing else may be added to the text. Without `linked` there are
    no addresses in it, so that two answers may stand on one page.
    """
    roots = nest(marks, start, start + len(text))
    return _Writer(text, start, _names(roots), linked=linked).write(roots)


def _names(roots: Sequence[Piece]) -> dict[int, list[Mark]]:
    """Return, by offset, the names to set above the words that begin there."""
    beginning = sorted(
        (piece for piece in _walk(roots) if piece.first and piece.mark.kind == "move"),
        key=lambda piece: piece.start,
    )
    groups: dict[int, list[Mark]] = {}
    at, reach = -1, -1.0
    for piece in beginning:
        if piece.start >= reach:
            at, reach = piece.start, float(piece.start)
        groups.setdefault(at, []).append(piece.mark)
        reach += (len(short(piece.mark)) + 3) * NAME_WIDTH
    return groups


def _walk(pieces: Sequence[Piece]) -> Iterable[Piece]:
    for piece in pieces:
        yield piece
        yield from _walk(piece.inside)


def short(mark: Mark) -> str:
    """Return the word that stands for a move between the lines."""
    return mark.note.removeprefix("move-").replace("_", " ").replace("-", " ")


def _first_word_end(words: str) -> int:
    indent = len(words) - len(words.lstrip())
    return indent + len(words[indent:].split(maxsplit=1)[0]) if words.strip() else len(words)


class _Writer:
    def __init__(
        self, text: str, start: int, names: dict[int, list[Mark]], *, linked: bool
    ) -> None:
        self._text = text
        self._start = start
        self._names = names
        self._linked = linked
        self._anchors: set[int] = set()

    def write(self, pieces: Sequence[Piece]) -> str:
        return self._between(pieces, self._start, self._start + len(self._text))

    def _between(self, pieces: Sequence[Piece], start: int, end: int) -> str:
        out: list[str] = []
        at = start
        for piece in pieces:
            out.append(self._words(at, piece.start))
            out.append(self._piece(piece))
            at = piece.end
        out.append(self._words(at, end))
        return "".join(out)

    def _words(self, start: int, end: int) -> str:
        words = self._text[start - self._start : end - self._start]
        marks = self._names.pop(start, None) if words else None
        if not marks:
            return escape(words)
        # The name hangs on the first word, so that no line can be broken between the two.
        after = _first_word_end(words)
        names = "".join(_name(mark, linked=self._linked) for mark in marks)
        return (
            f'<span class="lead"><span class="glosses">{names}</span>{escape(words[:after])}</span>'
            f"{escape(words[after:])}"
        )

    def _piece(self, piece: Piece) -> str:
        mark = piece.mark
        tag = "mark" if mark.kind == "move" else "span"
        inner = self._between(piece.inside, piece.start, piece.end)
        opened = f'<{tag} class="{_dress(piece)}"{self._address(piece)}>'
        return f"{opened}{inner}</{tag}>{_reference(piece) if self._linked else ''}"

    def _address(self, piece: Piece) -> str:
        if not self._linked:
            return ""
        anchor = ""
        start = piece.mark.start
        if piece.first and start not in self._anchors:
            self._anchors.add(start)
            anchor = f' id="at-{start}"'
        return f' data-note="{escape(piece.mark.note)}"{anchor}'


def _name(mark: Mark, *, linked: bool) -> str:
    dress = f'class="gloss ink-{mark.ink}" title="{escape(mark.label)}"'
    word = escape(short(mark))
    if not linked:
        return f"<span {dress}>{word}</span>"
    note = escape(mark.note)
    return f'<a {dress} href="#{note}" data-note="{note}">{word}</a>'


def _dress(piece: Piece) -> str:
    mark = piece.mark
    if mark.kind == "move":
        ends = ("" if piece.first else " goes-on") + ("" if piece.last else " goes-off")
        return f"stroke ink-{mark.ink}{ends}"
    reach = mark.end - mark.start
    size = " flag-long" if is_long(mark) else " flag-wide" if reach > PHRASE else ""
    return f"flag flag-{mark.kind}{size}"


def _reference(piece: Piece) -> str:
    """Return the figure that sends the reader to the margin, behind the last of the words."""
    mark = piece.mark
    if mark.kind == "move" or not piece.last:
        return ""
    note = escape(mark.note)
    return (
        f'<a class="noteref noteref-{mark.kind}" href="#{note}" data-note="{note}" '
        f'title="{escape(mark.label)}">{escape(number(mark.note))}</a>'
    )


def number(note: str) -> str:
    """Return the figure of a note from its element id: "note-3" is 3."""
    return note.rpartition("-")[2]
