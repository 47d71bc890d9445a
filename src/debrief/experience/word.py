"""DOCX: the body in order, with tables, lists, text boxes, headers and footers.

The XML is walked here and not by a library, because Word's own résumé templates keep their text
in content controls and text boxes, which the libraries that read paragraphs leave out. Macros are
neither read nor run: they are other members of the archive, and only XML text is looked at.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from debrief.experience.archive import BROKEN, Archive
from debrief.experience.draft import Draft
from debrief.experience.letters import readable
from debrief.experience.unreadable import Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OPENED = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_LEFT_OUT = {"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "footnoteReference"}
MACROS = "The file carries macros. They were neither read nor run; only its text was."


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says: a heading's level (0 for none) and whether it is a list."""

    level: int = 0
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its text, its heading level or 0, its depth in a list or -1."""

    text: str
    level: int = 0
    depth: int = -1


Block = Paragraph | list[list[list[Paragraph]]]
"""A paragraph, or a table as rows of cells of paragraphs."""


def read_word(archive: Archive) -> Draft:
    """Return the text of a DOCX file. Raises Unreadable where its body is missing or broken."""
    name = _main_part(archive)
    styles = _styles(archive, posixpath.join(posixpath.dirname(name), "styles.xml"))
    body = _plain(archive.xml(name)).find("body")
    if body is None:
        raise Unreadable(BROKEN)
    draft = Draft("docx")
    if any(member.lower().endswith("vbaproject.bin") for member in archive.names):
        draft.warnings.append(MACROS)
    _write_edges(draft, archive, "header", styles)
    with draft.part("body"):
        for block in _blocks(body, styles):
            _write(draft, block)
    _write_edges(draft, archive, "footer", styles)
    return draft


def _main_part(archive: Archive) -> str:
    try:
        for relation in archive.xml("_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
    except KeyError:
        pass
    return "word/document.xml"


def _plain(root: Element) -> Element:
    """Return a tree whose WordprocessingML tags have no namespace; others keep theirs."""
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(_W).removeprefix(_STRICT)
        for key in [key for key in element.attrib if key.startswith((_W, _STRICT))]:
            element.attrib[key.removeprefix(_W).removeprefix(_STRICT)] = element.attrib[key]
    return root


def _styles(archive: Archive, name: str) -> dict[str, Style]:
    if name not in archive.names:
        return {}
    found: dict[str, Style] = {}
    for style in _plain(archive.xml(name)).iter("style"):
        named = style.find("name")
        title = (named.get("val", "") if named is not None else "").lower()
        level = title.removeprefix("heading ")
        found[style.get("styleId", "")] = Style(
            int(level) if title.startswith("heading ") and level.isdecimal() else _outline(style),
            style.find("pPr/numPr") is not None or title.startswith("list bullet"),
        )
    return found


def _outline(holder: Element) -> int:
    """Return the outline level that paragraph properties give, 1 the highest, or 0."""
    found = holder.find("pPr/outlineLvl")
    value = found.get("val", "") if found is not None else ""
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0


def _write_edges(draft: Draft, archive: Archive, kind: str, styles: dict[str, Style]) -> None:
    """Write the headers or the footers, each text once: contact data often stands there."""
    seen: set[str] = set()
    with draft.part(kind):
        for name in sorted(archive.names):
            if name.startswith(f"word/{kind}") and name.endswith(".xml"):
                blocks = list(_blocks(_plain(archive.xml(name)), styles))
                for paragraph in (p for block in blocks for p in _paragraphs(block)):
                    if paragraph.text.strip() and paragraph.text not in seen:
                        seen.add(paragraph.text)
                        _write(draft, paragraph)
        if seen and kind == "header":
            draft.write("\n")


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    else:
        for row in block:
            for cell in row:
                yield from cell


def _blocks(parent: Element, styles: dict[str, Style]) -> Iterator[Block]:
    """Yield the paragraphs and tables below an element, content controls opened."""
    for child in parent:
        if child.tag == "p":
            yield from _paragraph(child, styles)
        elif child.tag == "tbl":
            yield _table(child, styles)
        elif child.tag in _OPENED:
            yield from _blocks(child, styles)


def _table(table: Element, styles: dict[str, Style]) -> list[list[list[Paragraph]]]:
    return [
        [
            [paragraph for block in _blocks(cell, styles) for paragraph in _paragraphs(block)]
            for cell in _children(row, "tc")
        ]
        for row in _children(table, "tr")
    ]


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the children with a tag, content controls opened; nested tables stay closed."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _OPENED:
            yield from _children(child, tag)


def _paragraph(element: Element, styles: dict[str, Style]) -> Iterator[Paragraph]:
    named = element.find("pPr/pStyle")
    style = styles.get(named.get("val", "") if named is not None else "", Style())
    level = _outline(element) or style.level
    number = element.find("pPr/numPr/numId")
    listed = number.get("val") != "0" if number is not None else style.listed
    deep = element.find("pPr/numPr/ilvl")
    depth = deep.get("val", "0") if deep is not None else "0"
    boxes: list[Element] = []
    text = readable("".join(_words(element, boxes)))
    yield Paragraph(text, level, int(depth) if listed and depth.isdecimal() else -(not listed))
    for box in boxes:
        for block in _blocks(box, styles):
            yield from _paragraphs(block)


def _words(element: Element, boxes: list[Element]) -> Iterator[str]:
    """Yield the text in a paragraph; text boxes anchored in it are put aside."""
    for child in element:
        tag = child.tag
        if tag == "t":
            yield child.text or ""
        elif tag in ("tab", "ptab"):
            yield "\t"
        elif tag in ("br", "cr"):
            yield "\n"
        elif tag == "noBreakHyphen":
            yield "-"
        elif tag == "txbxContent":
            boxes.append(child)
        elif tag == f"{_MC}AlternateContent":
            # The fallback says the same again for older programs.
            yield from _words(child[0], boxes) if len(child) else ()
        elif tag == "r" and child.find("rPr/vanish") is not None:
            continue
        elif tag not in _LEFT_OUT:
            yield from _words(child, boxes)


def _write(draft: Draft, block: Block) -> None:
    if isinstance(block, Paragraph):
        _write_paragraph(draft, block)
        return
    for row in block:
        cells = [[p for p in cell if p.text.strip()] for cell in row]
        if all(len(cell) <= 1 and not any("\n" in p.text for p in cell) for cell in cells):
            words = [cell[0].text.strip() for cell in cells if cell]
            level = max((p.level for cell in cells for p in cell), default=0)
            draft.line("\t".join(words), "heading" if level else "", level)
            continue
        for cell in cells:
            for paragraph in cell:
                _write_paragraph(draft, paragraph)
            draft.write("\n")


def _write_paragraph(draft: Draft, paragraph: Paragraph) -> None:
    if paragraph.depth >= 0 and paragraph.text.strip():
        draft.write("  " * min(paragraph.depth, 6) + "• ")
    for line in paragraph.text.split("\n"):
        draft.line(line, "heading" if paragraph.level else "", paragraph.level)
