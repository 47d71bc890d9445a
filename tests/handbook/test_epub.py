"""The book file: what a reading device needs to find in it."""

import io
import posixpath
import zipfile
from xml.etree import ElementTree as ET

import pytest

from debrief.critique import lexicon
from debrief.handbook import handbook
from debrief.handbook.epub import epub
from debrief.handbook.markup import Markup, curly
from debrief.handbook.prose import read_prose

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
OPS = "{http://www.idpf.org/2007/ops}"


@pytest.fixture(scope="module")
def made():
    rules = {rule.id: rule.title for rule in lexicon().rules.values()}
    return epub(handbook(), rules, 1_000_000_000.0)


@pytest.fixture(scope="module")
def pages(made):
    """Every XML file of the book, parsed."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        return {
            name: ET.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xhtml", ".opf", ".xml"))
        }


def test_the_file_begins_as_the_format_wants_it(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        first = archive.infolist()[0]
        assert first.filename == "mimetype"
        assert first.compress_type == zipfile.ZIP_STORED
        assert not first.extra
        assert archive.read(first) == b"application/epub+zip"
    assert made[30:58] == b"mimetypeapplication/epub+zip"


def test_the_same_chapters_give_the_same_bytes(made):
    rules = {rule.id: rule.title for rule in lexicon().rules.values()}
    assert epub(handbook(), rules, 1_000_000_000.0) == made


def test_the_package_names_every_file_once_and_reads_them_in_order(made, pages):
    package = pages["EPUB/book.opf"]
    items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        inside = {name.removeprefix("EPUB/") for name in archive.namelist() if "EPUB/" in name}
    assert set(items.values()) == inside - {"book.opf"}
    order = [items[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]
    assert order[2:] == [f"{chapter}.xhtml" for chapter in handbook().chapters]
    [changed] = [
        meta.text
        for meta in package.iter(f"{OPF}meta")
        if meta.get("property") == "dcterms:modified"
    ]
    assert changed == "2001-09-09T01:46:40Z"


def test_the_contents_lead_to_every_chapter(pages):
    nav = pages["EPUB/nav.xhtml"].find(f".//{XHTML}nav[@{OPS}type='toc']")
    leads = [link.get("href") for link in nav.iter(f"{XHTML}a")]
    assert leads == [f"{chapter}.xhtml" for chapter in handbook().chapters]


def test_every_link_leads_to_a_place_in_the_book_and_every_id_stands_once(pages):
    ids = {}
    for name, page in pages.items():
        found = [node.get("id") for node in page.iter() if node.get("id")]
        assert len(found) == len(set(found)), name
        ids[name] = set(found)
    for name, page in pages.items():
        for link in page.iter(f"{XHTML}a"):
            file, _, place = link.get("href").partition("#")
            target = posixpath.join("EPUB", file) if file else name
            assert target in ids, (name, link.get("href"))
            assert not place or place in ids[target], (name, link.get("href"))


def test_each_chapter_has_its_title_its_language_and_its_sources(pages):
    for chapter in handbook().chapters.values():
        page = pages[f"EPUB/{chapter.id}.xhtml"]
        assert page.get("lang") == "en"
        assert page.find(f".//{XHTML}h1").text == curly(chapter.title)
        notes = page.findall(f".//{XHTML}section[@class='sources']//{XHTML}li")
        assert len(notes) == len(chapter.cited)


def test_what_an_author_wrote_is_never_markup():
    blocks, _ = read_prose('A <b>bold</b> & "quoted" `<i>` word.', "x.md", 1)
    written = Markup(lambda kind, target: None, {}).blocks(blocks)
    assert written == (
        "<p>A &lt;b&gt;bold&lt;/b&gt; &amp; \u201cquoted\u201d <code>&lt;i&gt;</code> word.</p>"
    )


def test_citations_side_by_side_are_parted_and_stand_close_to_their_sentence():
    blocks, _ = read_prose("So it is. [@a] [@b] Then.", "x.md", 1)
    written = Markup(lambda kind, target: None, {"a": 1, "b": 2}).blocks(blocks)
    words = "".join(ET.fromstring(written).itertext())
    assert words == "So it is.1, 2 Then."
