"""The handbook on pages: contents, search, chapters, files to take away."""

import re
import shutil
from urllib.parse import unquote

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from debrief.critique import lexicon
from debrief.handbook import DATA, Handbook
from debrief.web.pdf import CannotTypeset
from debrief.web.presenters.handbook import present_chapter
from debrief.web.views import handbook as views

HOSTILE = """+++
id = "x"
title = "<script>alert(1)</script>"
part = "roles"
track = "both"
summary = "<i>x</i>"
sources = ["ours"]
+++

## A `<em>` heading

Words with `<b>code</b>` & 3 < 4. [@ours]
"""


def page_of(somebody, name, *args, **query):
    response = somebody.client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.context["page"]


@pytest.mark.row("D7")
def test_the_contents_name_every_chapter_by_part(owner, book):
    page = page_of(owner, "handbook")
    shown = [chapter.url for part in page.parts for chapter in part.chapters]
    assert shown == [reverse("chapter", args=[name]) for name in book.chapters]
    assert len(page.parts) == 8
    assert not page.found


@pytest.mark.row("D7")
def test_every_chapter_can_be_read_and_each_of_its_links_leads_somewhere(owner, book):
    leads = set()
    for name, chapter in book.chapters.items():
        response = owner.client.get(reverse("chapter", args=[name]))
        assert response.status_code == 200
        page = response.context["page"]
        assert [note.number for note in page.notes] == list(range(1, len(chapter.cited) + 1))
        assert all(note.says for note in page.notes)
        html = response.content.decode()
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), name
        for address in re.findall(r'href="([^"]+)"', page.body):
            if address.startswith("#"):
                assert address[1:] in ids, (name, address)
            else:
                leads.add(unquote(address.partition("#")[0]))
    for address in leads:
        assert owner.client.get(address).status_code == 200, address


def test_one_reads_on_from_chapter_to_chapter_to_the_end(owner, book):
    read, page = [], page_of(owner, "chapter", next(iter(book.chapters)))
    assert page.previous is None
    while True:
        read.append(page.id)
        if page.next is None:
            break
        page = owner.client.get(page.next.url).context["page"]
        assert page.previous.url == reverse("chapter", args=[read[-1]])
    assert read == list(book.chapters)


def test_a_chapter_leads_to_its_exercises_rules_and_metrics(owner, book):
    chapter = book.chapters["common-mistakes"]
    page = page_of(owner, "chapter", chapter.id)
    assert [one.url for one in page.exercises] == [
        reverse("exercise", args=[name]) for name in chapter.exercises
    ]
    assert len(page.rules) == len(chapter.rules)
    assert [one.url for one in page.metrics] == [
        f"{reverse('metrics')}#{name}" for name in chapter.metrics
    ]


def test_an_exercise_and_a_note_lead_back_to_the_chapters_that_name_them(owner, book):
    for name, kind in (("exercise", "exercises"), ("rule", "rules")):
        named = next(chapter for chapter in book.chapters.values() if getattr(chapter, kind))
        for one in getattr(named, kind):
            response = owner.client.get(reverse(name, args=[one]))
            shown = [chapter.url for chapter in response.context["chapters"]]
            assert reverse("chapter", args=[named.id]) in shown
            assert f'href="{shown[0]}"' in response.content.decode()


@pytest.mark.row("D7")
def test_a_search_quotes_what_it_found_and_leads_to_the_heading(owner):
    page = page_of(owner, "handbook", q="win rate")
    assert {one.kind for one in page.found} >= {"Chapter", "Metric"}
    chapter = next(one for one in page.found if one.kind == "Chapter")
    path, _, place = chapter.url.partition("#")
    html = owner.client.get(path).content.decode()
    assert f'id="{place}"' in html
    marked = [words.lower() for words, is_marked in chapter.snippet if is_marked]
    assert {"win", "rate"} <= set(marked)


def test_every_kind_of_place_that_is_found_can_be_opened(owner):
    seen = {}
    for words in ("pricing", "panel", "votes", "vanity metric", "retention", "message house"):
        for one in page_of(owner, "handbook", q=words).found:
            seen.setdefault(one.kind, one.url)
    assert len(seen) == 7
    for address in seen.values():
        assert owner.client.get(address.partition("#")[0]).status_code == 200


def test_a_round_of_the_other_track_is_found_and_described(owner):
    owner.client.post(reverse("switch-track"), {"track": "pmm"})
    found = page_of(owner, "handbook", q="execution deep dive metrics round").found
    address = next(one.url for one in found if one.kind == "Round" and one.track == "pm")
    path, _, place = address.partition("#")
    html = owner.client.get(path).content.decode()
    assert f'id="{place}"' in html


@pytest.mark.parametrize("asked", ["<script>alert(1)</script>", "a" * 5000, "%00\0", "((("])
def test_any_words_may_be_asked(owner, asked):
    response = owner.client.get(reverse("handbook"), {"q": asked})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_what_an_author_wrote_is_never_markup(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    for old in (tmp_path / "data" / "chapters").iterdir():
        old.unlink()
    (tmp_path / "data" / "chapters" / "01-x.md").write_text(HOSTILE, encoding="utf-8")
    book = Handbook(tmp_path / "data")
    page = present_chapter(book.chapters["x"], book, lexicon().rules)
    assert "<b>" not in page.body
    assert "<code>&lt;b&gt;code&lt;/b&gt;</code> &amp; 3 &lt; 4." in page.body
    shown = render_to_string("chapter.html", {"page": page})
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown
    assert "<i>x" not in shown


def test_a_chapter_that_does_not_exist_is_not_here(owner):
    assert owner.client.get("/handbook/nowhere/").status_code == 404


@pytest.mark.row("D7")
@pytest.mark.parametrize(
    ("name", "kind", "begins"),
    [
        ("handbook-epub", "application/epub+zip", b"PK"),
        ("handbook-pdf", "application/pdf", b"%PDF-"),
    ],
)
def test_the_whole_can_be_taken_away(owner, name, kind, begins):
    response = owner.client.get(reverse(name))
    assert response["Content-Type"] == kind
    assert "attachment" in response["Content-Disposition"]
    assert response.content.startswith(begins)


def test_a_pdf_that_cannot_be_made_is_said_and_the_chapters_stay(owner, monkeypatch):
    def refuse(form):
        raise CannotTypeset("no fonts")

    monkeypatch.setattr(views, "handbook_file", refuse)
    response = owner.client.get(reverse("handbook-pdf"))
    assert response.status_code == 503
    assert response.context["page"].cannot_typeset
    assert "The PDF could not be made" in response.content.decode()


@pytest.mark.parametrize("name", ["handbook", "handbook-epub", "handbook-pdf"])
def test_an_outsider_reads_nothing(cast, name):
    assert cast.outsider.client.get(reverse(name)).status_code == 403
