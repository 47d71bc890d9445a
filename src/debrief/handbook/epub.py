"""The handbook as one EPUB 3 file: the same chapters give the same bytes."""

from __future__ import annotations

import hashlib
import io
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

from debrief.handbook.chapters import PARTS, Chapter
from debrief.handbook.entries import STRENGTHS
from debrief.handbook.markup import Markup, curly

if TYPE_CHECKING:
    from debrief.handbook.book import Handbook

TITLE = "The Debrief handbook"
SUBTITLE = "Interviewing as a product manager or a product marketing manager"

_STYLE = """\
body { font-family: serif; line-height: 1.5; margin: 0 4%; }
h1, h2, h3 { font-weight: 500; line-height: 1.2; text-align: left; hyphens: none; }
h2 { margin: 1.8em 0 .5em; } h3 { margin: 1.4em 0 .4em; }
.lede { font-style: italic; } .where, .quiet { color: #5c5f66; font-size: .85em; }
.cite { font-size: .68em; line-height: 0; } .cite a { text-decoration: none; }
blockquote { margin: 1em 0; padding-left: .9em; border-left: .15em solid #a9a598; }
blockquote.before { border-left: .2em dotted #b3202c; }
blockquote.after { border-left: .2em solid #1f6a3d; }
.table { overflow-x: auto; margin: 1.2em 0; }
table { border-collapse: collapse; font-size: .88em; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3em .8em .3em 0; }
tr > * { border-bottom: 1px solid #dbd8ce; }
tbody th { font-weight: normal; } .right { text-align: right; }
.sources { font-size: .85em; } .sources li { margin-bottom: .6em; }
nav ol { list-style: none; padding-left: 1em; }
.cover { text-align: center; margin-top: 30%; }
"""
_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


def epub(book: Handbook, rules: Mapping[str, str], changed: float) -> bytes:
    """Return the chapters as an EPUB 3.

    `rules` has the title of each rule by id. `changed` says when the chapters last changed, in
    seconds since 1970: the book file carries that date and not the one of its making.
    """
    chapters = list(book.chapters.values())
    files = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/style.css": _STYLE,
        "EPUB/title.xhtml": _page(TITLE, _title_page(chapters)),
        "EPUB/nav.xhtml": _nav(chapters),
        **{f"EPUB/{one.id}.xhtml": _chapter(one, book, rules) for one in chapters},
    }
    mark = hashlib.sha256("".join(files.values()).encode()).hexdigest()
    files["EPUB/book.opf"] = _package(chapters, uuid.UUID(mark[:32], version=4), changed)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        # The format wants this one first and as it is.
        _add(archive, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in files.items():
            _add(archive, name, text, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str, how: int) -> None:
    entry = zipfile.ZipInfo(name)  # dated 1980, so that the same text is the same file
    entry.compress_type = how
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, text)


def _page(title: str, body: str, kind: str = "") -> str:
    mark = f' epub:type="{kind}"' if kind else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        'lang="en" xml:lang="en">\n'
        f'<head><title>{_text(title)}</title><link rel="stylesheet" href="style.css"/></head>\n'
        f"<body{mark}>\n{body}\n</body>\n</html>\n"
    )


def _title_page(chapters: list[Chapter]) -> str:
    return (
        f'<section class="cover" epub:type="titlepage"><h1>{TITLE}</h1><p>{SUBTITLE}</p>'
        f'<p class="quiet">{len(chapters)} chapters. Every number names its source, and each '
        "source says how far it carries.</p></section>"
    )


def _nav(chapters: list[Chapter]) -> str:
    parts = ""
    for part, title in PARTS.items():
        inside = [one for one in chapters if one.part == part]
        if inside:
            lines = "".join(
                f'<li><a href="{one.id}.xhtml">{_text(one.title)}</a></li>' for one in inside
            )
            parts += f"<li><span>{_text(title)}</span><ol>{lines}</ol></li>"
    nav = f'<nav epub:type="toc" id="toc"><h1>Contents</h1><ol>{parts}</ol></nav>'
    return _page("Contents", nav)


def _chapter(chapter: Chapter, book: Handbook, rules: Mapping[str, str]) -> str:
    numbers = {source: place for place, source in enumerate(chapter.cited, start=1)}
    body = Markup(_address, numbers).blocks(chapter.body)
    notes = ""
    for name, number in numbers.items():
        source = book.sources[name]
        note = f" {_text(source.note)}" if source.note else ""
        notes += (
            f'<li id="source-{number}">{_text(source.dated)}. '
            f'<span class="where">{_text(source.where)}</span>{note} '
            f"<strong>{STRENGTHS[source.strength].capitalize()}.</strong> "
            f'<a href="#cite-{number}">Back</a></li>'
        )
    return _page(
        chapter.title,
        f'<section epub:type="chapter" aria-labelledby="title">\n'
        f'<p class="quiet">{_text(PARTS[chapter.part])}</p>\n'
        f'<h1 id="title">{_text(chapter.title)}</h1>\n'
        f'<p class="lede">{_text(chapter.summary)}</p>\n{body}\n'
        f"{_related(chapter, book, rules)}"
        f'<section class="sources" aria-labelledby="sources"><h2 id="sources">Sources</h2>'
        f"<ol>{notes}</ol></section>\n</section>",
        "bodymatter",
    )


def related(
    chapter: Chapter, book: Handbook, rules: Mapping[str, str]
) -> Iterator[tuple[str, list[str]]]:
    """Yield, per kind of thing in the program that a chapter points to, a title and their names."""
    yield "Exercises", [book.exercises[name].title for name in chapter.exercises]
    yield "Notes explained", [rules[name] for name in chapter.rules if name in rules]
    yield "Metrics", [book.metrics[name].name for name in chapter.metrics]


def _related(chapter: Chapter, book: Handbook, rules: Mapping[str, str]) -> str:
    lines = "".join(
        f"<li>{kind}: {_text('; '.join(names))}</li>"
        for kind, names in related(chapter, book, rules)
        if names
    )
    return f"<h2>In the program</h2>\n<ul>{lines}</ul>\n" if lines else ""


def _address(kind: str, target: str) -> str | None:
    return f"{target}.xhtml" if kind == "chapter" else None


def _package(chapters: list[Chapter], name: uuid.UUID, changed: float) -> str:
    day = datetime.fromtimestamp(changed, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    names = ["title", *(one.id for one in chapters)]
    items = "\n".join(
        f'<item id="c-{one}" href="{one}.xhtml" media-type="application/xhtml+xml"/>'
        for one in names
    )
    spine = ("c-title", "nav", *(f"c-{one.id}" for one in chapters))
    order = "\n".join(f'<itemref idref="{one}"/>' for one in spine)
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{name}</dc:identifier>
<dc:title>{TITLE}</dc:title>
<dc:language>en</dc:language>
<dc:creator>Debrief</dc:creator>
<meta property="dcterms:modified">{day}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Text with headings, lists and tables.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine>
{order}
</spine>
</package>
"""


def _text(words: str) -> str:
    return escape(curly(words), quote=False)
