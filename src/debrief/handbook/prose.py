"""The text of a chapter as a small tree: CommonMark with tables, citations and links by id.

Nothing in the tree is markup. HTML, images and addresses outside the handbook are refused where
they are read, so whoever prints the tree (as a page, a book, or lines in a terminal) has a few
kinds of block and of inline to know and nothing to clean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, cast

from debrief.handbook.records import Mistake

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

InlineKind = Literal["text", "strong", "emphasis", "code", "cite", "link"]
BlockKind = Literal[
    "heading", "paragraph", "list", "ordered", "item", "quote", "before", "after",
    "table", "row", "cell", "code", "rule",
]  # fmt: skip
LINKS = ("chapter", "exercise", "rule", "metric", "round")


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch within a block. `target` is a source's id for "cite", "kind:id" for "link"."""

    kind: InlineKind
    words: str = ""
    target: str = ""
    parts: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A block: its own words in `parts`, or other `blocks`.

    `line` is 1-based in the file. `level` is 2 or 3 for a heading and 1 for the first row of a
    table. A "before" or "after" is a block quote that begins with that word. `right` says that
    a cell is set flush right.
    """

    kind: BlockKind
    line: int
    parts: tuple[Inline, ...] = ()
    blocks: tuple[Block, ...] = ()
    level: int = 0
    right: bool = False


class _Reader:
    """One text on its way into the tree. `first` is the line of the file it begins on."""

    def __init__(self, name: str, first: int) -> None:
        self._name = name
        self._first = first
        self.mistakes: list[Mistake] = []

    def block(self, node: SyntaxTreeNode, line: int) -> Block:
        if node.map:
            line = node.map[0] + self._first
        kind = _BLOCKS.get(node.type)
        if kind is None:
            self._wrong(line, f"{node.type} is not used in chapters")
            return Block("rule", line)
        if node.type in ("code_block", "fence"):
            return Block(kind, line, (Inline("code", node.content.rstrip("\n")),))
        if kind in ("heading", "paragraph", "cell"):
            level = int(node.tag[1]) if kind == "heading" else 0
            if kind == "heading" and level not in (2, 3):
                self._wrong(line, "headings have two or three number signs (## or ###)")
            right = "right" in str(node.attrs.get("style", ""))
            parts = tuple(self._inlines(node.children[0].children, line))
            return Block(kind, line, parts, level=level, right=right)
        children = node.children
        if node.type == "table":
            children = [row for half in node.children for row in half.children]
        blocks = tuple(self.block(child, line) for child in children)
        if kind == "table":
            blocks = _flush_right(blocks)
        level = 1 if kind == "row" and node.children[0].type == "th" else 0
        return Block(_pair(kind, blocks), line, blocks=blocks, level=level)

    def _inlines(self, nodes: Iterable[SyntaxTreeNode], line: int) -> Iterator[Inline]:
        for node in nodes:
            if node.type in ("softbreak", "hardbreak"):
                line += 1
                yield Inline("text", " ")
            elif node.type == "text":
                yield from self._text(node.content, line)
            elif node.type == "code_inline":
                yield Inline("code", node.content)
            elif node.type in ("strong", "em"):
                kind: InlineKind = "strong" if node.type == "strong" else "emphasis"
                yield Inline(kind, parts=tuple(self._inlines(node.children, line)))
            elif node.type == "link":
                target = str(node.attrs["href"])
                if target.partition(":")[0] not in LINKS:
                    known = ", ".join(f"{kind}:" for kind in LINKS)
                    self._wrong(line, f"the link {target!r} leads out; links begin with {known}")
                parts = tuple(self._inlines(node.children, line))
                yield Inline("link", target=target, parts=parts)
            else:
                self._wrong(line, f"{node.type} is not used in chapters")

    def _text(self, words: str, line: int) -> Iterator[Inline]:
        if _TAG.search(words):
            self._wrong(line, "HTML is not used in chapters")
        at = 0
        for found in _CITE.finditer(words):
            if before := words[at : found.start()]:
                yield Inline("text", before)
            yield Inline("cite", target=found[1])
            at = found.end()
        if rest := words[at:]:
            yield Inline("text", rest)

    def _wrong(self, line: int, reason: str) -> None:
        self.mistakes.append(Mistake(self._name, line, reason))


_BLOCKS: dict[str, BlockKind] = {
    "heading": "heading",
    "paragraph": "paragraph",
    "bullet_list": "list",
    "ordered_list": "ordered",
    "list_item": "item",
    "blockquote": "quote",
    "table": "table",
    "tr": "row",
    "th": "cell",
    "td": "cell",
    "code_block": "code",
    "fence": "code",
    "hr": "rule",
}
_CITE = re.compile(r"\[@([^\]\s]{1,80})\]")
_NUMBER = re.compile(r"[^\w\s]{0,3}(?:[\d.,]{0,12} ?[%$\u20ac\u00a3kM]?)")
_TAG = re.compile(r"</?[a-zA-Z][^\s<>]{0,20}[\s/>]|<!--")


def read_prose(text: str, name: str, first: int) -> tuple[tuple[Block, ...], list[Mistake]]:
    """Return a Markdown text as blocks, with what is wrong in it; `first` is its line in `name`."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  # 60 ms, which the cache mostly saves
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["html_block", "html_inline"])
    reader = _Reader(name, first)
    root = SyntaxTreeNode(parser.parse(text))
    blocks = tuple(reader.block(node, first) for node in root.children)
    return blocks, reader.mistakes


def plain(parts: Sequence[Inline]) -> str:
    """Return the words of some inlines, without citations and the space before them."""
    words = ""
    for part in parts:
        words = words.rstrip() if part.kind == "cite" else words + part.words + plain(part.parts)
    return words


def plain_block(block: Block) -> str:
    """Return the words of a block on one line; the cells of a table have dots between them."""
    between = " \u00b7 " if block.kind in ("row", "table") else " "
    inner = between.join(filter(None, map(plain_block, block.blocks)))
    return " ".join((plain(block.parts) + inner).split())


def inlines_of(blocks: Iterable[Block]) -> Iterator[tuple[Inline, int]]:
    """Yield every inline of some blocks, nested ones too, with the line of its block."""

    def deep(parts: Iterable[Inline], line: int) -> Iterator[tuple[Inline, int]]:
        for part in parts:
            yield part, line
            yield from deep(part.parts, line)

    for block in blocks:
        yield from deep(block.parts, block.line)
        yield from inlines_of(block.blocks)


def anchor(block: Block) -> str:
    """Return the element id of a heading: "at-" and its words in small letters."""
    words = unicodedata.normalize("NFKD", plain(block.parts)).encode("ascii", "ignore").decode()
    return "at-" + "-".join(re.findall(r"[a-z0-9]+", words.lower()))


def packed(block: Block) -> list[Any]:
    """Return a block as lists and texts, the way it is remembered in the cache."""
    inner = [packed(inner) for inner in block.blocks]
    return [block.kind, block.line, _packed(block.parts), inner, block.level, block.right]


def _packed(parts: Iterable[Inline]) -> list[Any]:
    return [[part.kind, part.words, part.target, _packed(part.parts)] for part in parts]


def unpacked(kept: Sequence[Any]) -> Block:
    """Return the block that `packed` made these lists of."""
    kind, line, parts, inner, level, right = kept
    return Block(
        kind, line, _unpacked(parts), tuple(unpacked(block) for block in inner), level, right
    )


def _unpacked(kept: Iterable[Any]) -> tuple[Inline, ...]:
    return tuple(
        Inline(kind, words, target, _unpacked(parts) if parts else ())
        for kind, words, target, parts in kept
    )


def _flush_right(rows: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return a table's rows with its columns of numbers set flush right; the first never is."""
    bodies = [[plain(cell.parts) for cell in row.blocks] for row in rows if not row.level]
    numbers = [
        place > 0 and all(_NUMBER.fullmatch(words) for words in column) and any(column)
        for place, column in enumerate(zip(*bodies, strict=False))
    ]
    return tuple(
        replace(
            row,
            blocks=tuple(
                replace(cell, right=cell.right or right)
                for cell, right in zip(row.blocks, numbers, strict=False)
            ),
        )
        for row in rows
    )


def _pair(kind: BlockKind, blocks: Sequence[Block]) -> BlockKind:
    if kind != "quote" or not blocks or not blocks[0].parts:
        return kind
    first = blocks[0].parts[0]
    word = plain(first.parts).rstrip(".").lower() if first.kind == "strong" else ""
    return cast("BlockKind", word) if word in ("before", "after") else kind
