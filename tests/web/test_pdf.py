"""Paper: whatever a person wrote is set as text, in bounded time, and can be read aloud."""

import pypdfium2
import pytest

from debrief.web.pdf import LONGEST, CannotTypeset, typeset

HOSTILE = '#panic("out") #import "@preview/x:1.0.0" $x$ *no* _no_ `no` @ref <a> \\u{41} // gone "q"'


def values(**changes):
    return {
        "title": "This points to product marketing",
        "head": "28 November 2026",
        "foot": "Debrief",
        "letter": [{"lead": "", "text": "A paragraph."}],
        "picture": {
            "title": "Your choices lean to the market side.",
            "desc": "Four intervals.",
            "left": "build",
            "right": "market",
            "says": "",
        },
        "voices": [],
        "quotes": [],
        "quotes-title": "Your words",
        "tasks": [],
        "tasks-title": "Try it",
        **changes,
    }


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_what_a_person_wrote_is_set_as_text_and_never_as_markup():
    quotes = {"title": "Your lines", "says": "", "words": [{"words": HOSTILE, "ink": "pm"}]}
    letter = [{"lead": "", "text": HOSTILE}]
    made = typeset("verdict", values(title=HOSTILE, letter=letter, quotes=[quotes]))
    said = " ".join(text_of(made).split())
    assert said.count(HOSTILE) == 3


def test_it_is_tagged_and_says_its_title_and_language():
    made = typeset("verdict", values())
    assert b"StructTreeRoot" in made or b"pdfuaid" in made
    assert pypdfium2.PdfDocument(made).get_metadata_dict()["Title"] == values()["title"]


def test_letters_that_no_font_has_do_not_keep_it_from_being_made():
    assert typeset("verdict", values(title="漢字 \U0001f680 \ud800")).startswith(b"%PDF-")


def test_it_ends_after_the_time_it_was_given():
    with pytest.raises(CannotTypeset, match="longer than"):
        typeset("verdict", values(), seconds=0.01)


def test_values_beyond_all_measure_are_refused():
    with pytest.raises(CannotTypeset, match="more than"):
        typeset("verdict", values(title="x" * LONGEST))


def test_a_value_that_is_missing_says_where():
    with pytest.raises(CannotTypeset, match="voices"):
        typeset("verdict", {k: v for k, v in values().items() if k != "voices"})
