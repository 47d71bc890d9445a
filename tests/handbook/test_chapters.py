"""Chapters: what an author may write, and what the check says of the rest."""

import shutil
import time

import pytest

from debrief.critique import lexicon
from debrief.handbook import DATA, Handbook, handbook
from debrief.handbook.chapters import PARTS
from debrief.handbook.prose import inlines_of, plain, read_prose

CHAPTER = """+++
id = "last-tuesday"
title = "Last Tuesday"
part = "roles"
track = "both"
summary = "What somebody did."
sources = ["ours"]
exercises = ["two-thousand-votes"]
+++

Ask for last Tuesday. [@ours]

## What came of it

Nothing, says [the chapter on deciding](chapter:deciding).
"""


@pytest.fixture
def copy(tmp_path):
    root = tmp_path / "data"
    shutil.copytree(DATA, root)
    return root


def said(root, text, name="98-last-tuesday.md"):
    """Return what the check says of a chapter, without its file."""
    (root / "chapters" / name).write_text(text, encoding="utf-8")
    found = Handbook(root).check(lexicon().rules)
    assert all(mistake.file == f"chapters/{name}" for mistake in found)
    return [f"{mistake.line}: {mistake.reason}" for mistake in found]


def test_a_sound_chapter_has_nothing_to_mend(copy):
    assert said(copy, CHAPTER) == []
    assert Handbook(copy).chapters["last-tuesday"].headings[0].line == 13


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("+++\nid", "id", "1: a chapter begins with a head between two lines of +++"),
        ('"What somebody did."', '"What', "6: not TOML: Illegal character"),
        ('track = "both"', 'track = "designers"', "5: should be one of pm, pmm, both"),
        ('"last-tuesday"', '"last-friday"', "2: the file should be called NN-last-friday.md"),
        ("+++\n\nAsk", "mood = 3\n+++\n\nAsk", "9: unknown key 'mood'"),
        ('["ours"]', '["ours", "nowhere"]', "7: no source 'nowhere' in sources.toml"),
        ('["ours"]', '["ours", "dunford"]', "7: the text never cites 'dunford'"),
        ("[@ours]", "[@ours] [@dunford]", "11: cites 'dunford', which the head does not name"),
        ('"two-thousand-votes"', '"nowhere"', "8: there is no exercise 'nowhere'"),
        ('"both"', '"pmm"', "8: 'two-thousand-votes' belongs to the pm track"),
        ("+++\n\nAsk", 'rules = ["shy"]\n+++\n\nAsk', "9: there is no rule 'shy'"),
        ("+++\n\nAsk", 'metrics = ["joy"]\n+++\n\nAsk', "9: there is no metric 'joy'"),
        ("+++\n\nAsk", "rules = 3\n+++\n\nAsk", "9: should be a list, is 3"),
        ("chapter:deciding", "chapter:nowhere", "15: there is no chapter 'nowhere'"),
        ("chapter:deciding", "rule:nowhere", "15: there is no rule 'nowhere'"),
        ("chapter:deciding", "round:pm/nowhere", "15: there is no round 'pm/nowhere'"),
        ("chapter:deciding", "https://example.org", "15: the link 'https://example.org' leads out"),
        ("Nothing,", "<b>Nothing</b>,", "15: HTML is not used in chapters"),
        ("Nothing,", "![Nothing](chapter:deciding),", "15: image is not used in chapters"),
        ("## What", "# What", "13: headings have two or three number signs"),
        ("## What came of it", "What came of it", "3: the text has no heading (##)"),
        ("Nothing, says", "## What came of it\n\nSo says", "15: this heading stands twice"),
    ],
)
def test_a_mistake_is_named_by_its_line(copy, before, after, expected):
    assert before in CHAPTER
    found = said(copy, CHAPTER.replace(before, after, 1))
    assert any(one.startswith(expected) for one in found), found


def test_an_id_stands_once(copy):
    (copy / "chapters" / "97-last-tuesday.md").write_text(CHAPTER, encoding="utf-8")
    assert said(copy, CHAPTER) == [
        "2: the id 'last-tuesday' is already used in chapters/97-last-tuesday.md"
    ]


def test_letters_that_are_not_utf_8_are_named(copy):
    (copy / "chapters" / "98-x.md").write_bytes(b'+++\nid = "\xff"\n+++\n')
    assert [str(one) for one in Handbook(copy).check()] == [
        "chapters/98-x.md:1: not UTF-8 text: invalid start byte"
    ]


def test_raw_html_is_text_and_never_markup():
    blocks, mistakes = read_prose("<script>alert(1)</script>", "x.md", 1)
    assert plain(blocks[0].parts) == "<script>alert(1)</script>"
    assert mistakes


def test_pairs_and_tables_are_told_from_other_blocks():
    text = "> **Before.** We synergise.\n\n> **After.** We agree.\n\n> Said.\n\n"
    text += "|a|b|\n|-|-:|\n|c|4|\n"
    blocks, _ = read_prose(text, "x.md", 1)
    assert [block.kind for block in blocks] == ["before", "after", "quote", "table"]
    rows = blocks[3].blocks
    assert [row.level for row in rows] == [1, 0]
    assert [cell.right for cell in rows[1].blocks] == [False, True]


def test_a_remembered_chapter_is_the_chapter(tmp_path):
    first = Handbook(DATA, tmp_path).chapters
    assert Handbook(DATA, tmp_path).chapters == first == Handbook(DATA).chapters


@pytest.mark.row("D7")
def test_the_handbook_holds_its_chapters_and_each_says_where_it_has_it_from():
    chapters = handbook().chapters
    assert len(chapters) >= 24
    assert {chapter.part for chapter in chapters.values()} == set(PARTS)
    for chapter in chapters.values():
        assert chapter.cited, chapter.id
        assert 700 <= chapter.words <= 2400, (chapter.id, chapter.words)
        assert any(part.kind == "link" for part, _ in inlines_of(chapter.body)), chapter.id


def test_all_content_is_read_and_checked_in_under_400_ms(tmp_path):
    rules = lexicon().rules
    Handbook(DATA, tmp_path).check(rules)
    took = []
    for _ in range(5):
        started = time.process_time()
        assert Handbook(DATA, tmp_path).check(rules) == []
        took.append(time.process_time() - started)
    assert min(took) < 0.4
