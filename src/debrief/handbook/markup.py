"""The tree of a chapter as XHTML, for the pages and for the book file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from debrief.handbook.prose import Block, Inline, anchor

Address = Callable[[str, str], str | None]
"""From the kind and the id of a link to its address, or None where there is none."""


class Words(NamedTuple):
    """The words that markup says by itself."""

    source: str = "Source"
    table: str = "Table"


class Markup:
    """Writes blocks as XHTML. `numbers` has the place of each cited source, from 1.

    Everything that an author wrote is escaped; nothing of it is ever markup.
    """

    def __init__(
        self, address: Address, numbers: Mapping[str, int], words: Words | None = None
    ) -> None:
        self._address = address
        self._numbers = numbers
        self._words = words or Words()
        self._cited: set[str] = set()
        self._before = " "

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Return blocks one after the other."""
        return "\n".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        if block.kind == "table":
            return self._table(block)
        if block.kind == "rule":
            return "<hr/>"
        # A list of single paragraphs is set without the space between paragraphs.
        if block.kind == "item" and [one.kind for one in block.blocks] == ["paragraph"]:
            inner = self._words_of(block.blocks[0].parts)
        else:
            inner = self._words_of(block.parts) or self.blocks(block.blocks)
        if block.kind == "heading":
            return f'<h{block.level} id="{anchor(block)}">{inner}</h{block.level}>'
        if tag := _TAGS.get(block.kind):
            return f"<{tag}>{inner}</{tag}>"
        return f'<blockquote class="{block.kind}">{inner}</blockquote>'

    def _table(self, table: Block) -> str:
        head = "".join(self._row(row) for row in table.blocks if row.level)
        body = "".join(self._row(row) for row in table.blocks if not row.level)
        label = escape(self._words.table)
        return (
            f'<div class="table" tabindex="0" role="group" aria-label="{label}"><table>'
            f"<thead>{head}</thead><tbody>{body}</tbody></table></div>"
        )

    def _row(self, row: Block) -> str:
        cells = []
        for place, cell in enumerate(row.blocks):
            right = ' class="right"' if cell.right else ""
            inner = self._words_of(cell.parts)
            if row.level:
                tag, scope = ("th", ' scope="col"') if inner else ("td", "")
            else:
                tag, scope = ("th", ' scope="row"') if place == 0 else ("td", "")
            cells.append(f"<{tag}{scope}{right}>{inner}</{tag}>")
        return f"<tr>{''.join(cells)}</tr>"

    def _words_of(self, parts: Sequence[Inline]) -> str:
        """Return the inlines of one block."""
        self._before = " "
        return self._inlines(parts)

    def _inlines(self, parts: Sequence[Inline]) -> str:
        written = ""
        for part in parts:
            if part.kind == "cite":
                written = written.rstrip()
                written += _COMMA if written.endswith("</sup>") else ""
            written += self._inline(part)
        return written

    def _inline(self, part: Inline) -> str:
        match part.kind:
            case "text":
                words = curly(part.words, self._before)
                self._before = words[-1:] or self._before
                return escape(words, quote=False)
            case "code":
                return f"<code>{escape(part.words, quote=False)}</code>"
            case "strong":
                return f"<strong>{self._inlines(part.parts)}</strong>"
            case "emphasis":
                return f"<em>{self._inlines(part.parts)}</em>"
            case "cite":
                return self._cite(part.target)
            case _:
                kind, _, target = part.target.partition(":")
                address = self._address(kind, target)
                inner = self._inlines(part.parts)
                return f'<a href="{escape(address)}">{inner}</a>' if address else inner

    def _cite(self, source: str) -> str:
        number = self._numbers[source]
        # The list of sources leads back to the first place that cites each.
        first = "" if source in self._cited else f' id="cite-{number}"'
        self._cited.add(source)
        label = f"{escape(self._words.source)} {number}"
        return (
            f'<sup class="cite"><a{first} href="#source-{number}" aria-label="{label}">'
            f"{number}</a></sup>"
        )


def curly(text: str, before: str = " ") -> str:
    """Return a text with typographic quotation marks; `before` is the letter that precedes it."""
    written = []
    for letter in text:
        opens = before.isspace() or before in _OPENING
        written.append(_CURLY.get((letter, opens), letter))
        before = written[-1]
    return "".join(written)


_COMMA = '<sup class="cite">, </sup>'
_TAGS = {"paragraph": "p", "list": "ul", "ordered": "ol", "item": "li", "code": "pre"}
_OPENING = "([{/\u2013\u2014\u2018\u201c"
_CURLY = {
    ('"', True): "\u201c",
    ('"', False): "\u201d",
    ("'", True): "\u2018",
    ("'", False): "\u2019",
}
