"""A text as a whole: folded form, words, places, and that it never changes."""

from __future__ import annotations

import pytest

from debrief.text import Span, Text


def test_folding_keeps_every_index() -> None:
    source = "\u201cDon\u2019t\u201d\u00a0\u2014 12\u2009% \u2013 \u0130X \ud800"
    assert Text(source).folded == '"don\'t" - 12 % - \u0130x \ufffd'


@pytest.mark.parametrize(
    ("source", "forms"),
    [
        ("Self-serve, don't 41 2.5", ["self-serve", "don't", "41", "2.5"]),
        ("users\u2014the rest", ["users", "the", "rest"]),
        ("1,200 users' v2.0", ["1,200", "users", "v2.0"]),
        ("Don\u2019t caf\u00e9 cafe\u0301", ["don't", "caf\u00e9", "cafe\u0301"]),
        ("a -- b _ ___", ["a", "b"]),
        ("", []),
    ],
)
def test_words_keep_what_belongs_together(source: str, forms: list[str]) -> None:
    text = Text(source)
    assert [word.form for word in text.words] == forms
    assert all(text.folded[word.start : word.end] == word.form for word in text.words)


def test_locate_counts_lines_and_columns_from_one() -> None:
    text = Text("ab\r\ncd\re\n\nf")
    assert [text.locate(offset) for offset in (0, 1, 4, 5, 7, 9, 10, 11)] == [
        (1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 1), (5, 1), (5, 2),
    ]  # fmt: skip


@pytest.mark.parametrize("offset", [-1, 4])
def test_locate_refuses_an_offset_outside(offset: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        Text("abc").locate(offset)


def test_sentence_at_finds_the_sentence_or_none() -> None:
    text = Text("One.  Two.")
    assert [text.sentence_at(k) for k in (0, 3, 4, 5, 6, 9, 10)] == [0, 0, None, None, 1, 1, None]


def test_a_text_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Text("a").source = "b"


def test_texts_with_the_same_source_are_equal() -> None:
    assert Text("a") == Text("a")
    assert len({Text("a"), Text("a"), Text("b")}) == 2


def test_spans_compare_contain_and_overlap() -> None:
    assert len(Span(2, 5)) == 3
    assert Span(0, 5).contains(Span(2, 5))
    assert not Span(2, 5).contains(Span(0, 5))
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 2).overlaps(Span(2, 5))
    assert Span(0, 2) < Span(0, 3) < Span(1, 2)
    assert bool(Span(1, 1))
