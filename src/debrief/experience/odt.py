"""ODT: the body in order, with tables, lists, text boxes, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from debrief.experience.archive import BROKEN, LOCKED, Archive
from debrief.experience.draft import Draft
from debrief.experience.letters import readable
from debrief.experience.unreadable import Unreadable

_NAMES = re.compile(r"^\{urn:oasis:names:tc:opendocument:xmlns:(\w+)[^}]*\}")
_LEFT_OUT = {"text:tracked-changes", "office:annotation", "text:note", "text:ruby-text"}


def read_odt(archive: Archive) -> Draft:
    """Return the text of an ODT file. Raises Unreadable where it is locked or broken."""
    if "META-INF/manifest.xml" in archive.names:
        manifest = _short(archive.xml("META-INF/manifest.xml"))
        if next(manifest.iter("manifest:encryption-data"), None) is not None:
            raise Unreadable(LOCKED)
    body = next(_short(archive.xml("content.xml")).iter("office:text"), None)
    if body is None:
        raise Unreadable(BROKEN)
    draft = Draft("odt")
    edges = _short(archive.xml("styles.xml")) if "styles.xml" in archive.names else None
    _write_edges(draft, edges, "header")
    with draft.part("body"):
        _write(draft, body)
    _write_edges(draft, edges, "footer")
    return draft


def _short(root: Element) -> Element:
    """Return the tree with tags and attributes such as "text:p"."""
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = _NAMES.sub(r"\1:", element.tag)
        for key, value in list(element.attrib.items()):
            element.attrib[_NAMES.sub(r"\1:", key)] = value
    return root


def _write_edges(draft: Draft, styles: Element | None, kind: str) -> None:
    if styles is None:
        return
    with draft.part(kind):
        for edge in styles.iter(f"style:{kind}"):
            _write(draft, edge)
            draft.write("\n")


def _write(draft: Draft, parent: Element, depth: int = -1) -> None:
    for child in parent:
        if child.tag in ("text:p", "text:h"):
            _write_paragraph(draft, child, depth)
        elif child.tag == "text:list":
            for item in child:
                _write(draft, item, depth + 1)
        elif child.tag == "table:table":
            _write_table(draft, child)
        elif child.tag not in _LEFT_OUT:
            _write(draft, child, depth)


def _write_paragraph(draft: Draft, element: Element, depth: int) -> None:
    boxes: list[Element] = []
    text = readable("".join(_words(element, boxes)))
    if text.strip() or not boxes:
        level = element.get("text:outline-level", "1") if element.tag == "text:h" else "0"
        if depth >= 0 and text.strip():
            draft.write("  " * min(depth, 6) + "• ")
        for line in text.split("\n"):
            heading = level.isdecimal() and int(level) > 0
            draft.line(line, "heading" if heading else "", int(level) if heading else 0)
    for box in boxes:
        _write(draft, box)


def _write_table(draft: Draft, table: Element) -> None:
    for row in _rows(table):
        cells = [cell for cell in row if cell.tag == "table:table-cell"]
        blocks = [[block for block in cell if "".join(block.itertext()).strip()] for cell in cells]
        if all(len(cell) <= 1 and all(b.tag == "text:p" for b in cell) for cell in blocks):
            words = [readable("".join(_words(cell[0], []))).strip() for cell in blocks if cell]
            draft.line("\t".join(words).replace("\n", " "))
            continue
        for cell in cells:
            _write(draft, cell)
            draft.write("\n")


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
            yield from _rows(child)


def _words(element: Element, boxes: list[Element]) -> Iterator[str]:
    """Yield the text in a paragraph; text boxes anchored in it are put aside."""
    if element.text:
        yield re.sub(r"\s+", " ", element.text)
    for child in element:
        if child.tag == "text:s":
            count = child.get("text:c", "1")
            yield " " * min(int(count) if count.isdecimal() else 1, 60)
        elif child.tag == "text:tab":
            yield "\t"
        elif child.tag == "text:line-break":
            yield "\n"
        elif child.tag == "draw:text-box":
            boxes.append(child)
        elif child.tag not in _LEFT_OUT:
            yield from _words(child, boxes)
        if child.tail:
            yield re.sub(r"\s+", " ", child.tail)
