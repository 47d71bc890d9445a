"""Where sentences begin and end, in prose, lists, headings and speech."""

from __future__ import annotations

import pytest

from debrief.text import Text

GOLDEN = [
    # One string per sentence, in order; the text is what stands first.
    ("We ship. They pay.", ["We ship.", "They pay."]),
    ("It costs $2.5M. Then we stop.", ["It costs $2.5M.", "Then we stop."]),
    ("Churn is 15 %. We cut it.", ["Churn is 15 %.", "We cut it."]),
    ("We shipped v2.0 in May. It worked.", ["We shipped v2.0 in May.", "It worked."]),
    ("Use a wallet, e.g. the bank's. Fine.", ["Use a wallet, e.g. the bank's.", "Fine."]),
    ("The cause, i.e. the form, is known. Go.", ["The cause, i.e. the form, is known.", "Go."]),
    ("The U.S. market is large. We wait.", ["The U.S. market is large.", "We wait."]),
    ("Acme Inc. buys it. We sell.", ["Acme Inc. buys it.", "We sell."]),
    ("It is us vs. them. We win.", ["It is us vs. them.", "We win."]),
    ("Dr. Lee agreed. Mr. Poe did not.", ["Dr. Lee agreed.", "Mr. Poe did not."]),
    ("Approx. 5 people left. Why?", ["Approx. 5 people left.", "Why?"]),
    ("It rose 3.5 times. Good.", ["It rose 3.5 times.", "Good."]),
    ("Why? Because it hurts. Really!", ["Why?", "Because it hurts.", "Really!"]),
    ("no capitals. ok? fine.", ["no capitals.", "ok?", "fine."]),
    ('She said "stop." Then we left.', ['She said "stop."', "Then we left."]),
    ("\u201cQuote me. Please.\u201d he said. We did.",
     ["\u201cQuote me. Please.\u201d he said.", "We did."]),
    ("It works (mostly). We ship.", ["It works (mostly).", "We ship."]),
    ("Done\u2026 maybe. Next.", ["Done\u2026 maybe.", "Next."]),
    ("I did it.Then left.", ["I did it.", "Then left."]),
    ("Great \U0001f600. Next step.", ["Great \U0001f600.", "Next step."]),
    ("\U0001f600\U0001f600 One. Two.", ["\U0001f600\U0001f600 One.", "Two."]),
    ("Cafe\u0301 opens. We eat.", ["Cafe\u0301 opens.", "We eat."]),
    ("We ship.\r\nThey pay.", ["We ship.", "They pay."]),
    ("We ship.\r\n\r\nThey pay.", ["We ship.", "They pay."]),
    ("We ship.\rThey pay.", ["We ship.", "They pay."]),
    ("  We ship.  ", ["We ship."]),
    ("\n\n\nWe ship.\n\n\n", ["We ship."]),
    ("", []),
    (" \n\t ", []),
    ("- one thing\n- another thing", ["- one thing", "- another thing"]),
    ("* one thing\n* another thing", ["* one thing", "* another thing"]),
    ("\u2022 one thing\n\u2022 another thing", ["\u2022 one thing", "\u2022 another thing"]),
    ("\u2013 one thing\n\u2013 another", ["\u2013 one thing", "\u2013 another"]),
    ("1. First thing\n2. Second thing", ["1. First thing", "2. Second thing"]),
    ("1) First thing\n2) Second thing", ["1) First thing", "2) Second thing"]),
    ("a) First thing\nb) Second thing", ["a) First thing", "b) Second thing"]),
    ("(1) First thing\n(2) Second thing", ["(1) First thing", "(2) Second thing"]),
    ("- One. Two.\n- Three.", ["- One.", "Two.", "- Three."]),
    ("- an item that\n  goes on here\n- next", ["- an item that\n  goes on here", "- next"]),
    ("Three options:\n- save\n- pay", ["Three options:", "- save", "- pay"]),
    ("# Goal\nMore orders.", ["# Goal", "More orders."]),
    ("## The user\n\nNew buyers.", ["## The user", "New buyers."]),
    ("Goal\n\nMore first orders.", ["Goal", "More first orders."]),
    ("Goal:\nmore first orders.", ["Goal:", "more first orders."]),
    ("**Goal**\n\nMore orders.", ["**Goal**", "More orders."]),
    ("We would save the form on every key press\nso that nothing is lost. Good.",
     ["We would save the form on every key press\nso that nothing is lost.", "Good."]),
    ("The people who leave at this point cut it from 41 to\n33. Then they stop.",
     ["The people who leave at this point cut it from 41 to\n33.", "Then they stop."]),
    ("Goal: more orders\nUser: new buyers\nMetric: finished forms",
     ["Goal: more orders", "User: new buyers", "Metric: finished forms"]),
    ("We would call ten users", ["We would call ten users"]),
    ("One line.\n\nAnother line. And more.", ["One line.", "Another line.", "And more."]),
    ("A -> B. Then C.", ["A -> B.", "Then C."]),
    ("It is 2.5. It was 3.", ["It is 2.5.", "It was 3."]),
    ("See fig. 3 for it. Then go.", ["See fig. 3 for it.", "Then go."]),
    ("We grew 12%. Sales fell.", ["We grew 12%.", "Sales fell."]),
    ("Ask why?! Then act.", ["Ask why?!", "Then act."]),
    ("Mail a@b.com now. Wait.", ["Mail a@b.com now.", "Wait."]),
    ("See https://x.io/a.b?c=d. Wait.", ["See https://x.io/a.b?c=d.", "Wait."]),
    ("Users' data is safe. The teams' plan holds.",
     ["Users' data is safe.", "The teams' plan holds."]),
    ("It\u2019s fine. Don\u2019t wait.", ["It\u2019s fine.", "Don\u2019t wait."]),
    ("\ud800 One. Two.", ["\ud800 One.", "Two."]),
    ("They meet at 5 p.m. on Friday. We go.", ["They meet at 5 p.m. on Friday.", "We go."]),
    ("The Ph.D. helped. We hired.", ["The Ph.D. helped.", "We hired."]),
    ("---\nWe ship.", ["---", "We ship."]),
    ("A. B. Smith came. He left.", ["A. B. Smith came.", "He left."]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), GOLDEN)
def test_a_text_is_cut_where_a_reader_would_cut_it(source: str, expected: list[str]) -> None:
    text = Text(source)
    assert [text.quote(one.span) for one in text.sentences] == expected


def test_every_kind_is_named() -> None:
    text = Text("# Plan\n\nWe ship.\n\n- one\n2. two")
    assert [one.kind for one in text.sentences] == ["heading", "prose", "bullet", "bullet"]


SPEECH = (
    "so um I would start with the people who leave at the address form because they are the "
    "biggest group and then I would look at what they type and where they stop now the number I "
    "care about is how many finish the form and I would want to move that from 41 to 33 percent "
    "by June but I would not touch payments yet because legal needs a quarter for that and we "
    "would learn little from it okay so the last thing is the risk that shipping costs are the "
    "real reason people leave"
)


def test_an_unpunctuated_transcript_is_cut_into_windows_of_speakable_length() -> None:
    text = Text(SPEECH)
    assert {one.kind for one in text.sentences} == {"speech"}
    lengths = [len(text.quote(one.span).split()) for one in text.sentences]
    assert all(6 <= length <= 36 for length in lengths), lengths
    assert len(lengths) >= 4


def test_a_window_never_cuts_a_quantity() -> None:
    for shift in range(40):
        text = Text("word " * shift + "move it from 41 percent of them to 33 percent " + "go " * 60)
        spans = [text.quote(one.span) for one in text.quantities]
        assert spans == ["from 41 percent of them to 33 percent"], shift


def test_a_long_run_without_connectives_is_still_cut() -> None:
    text = Text("word " * 200)
    assert max(len(text.quote(one.span).split()) for one in text.sentences) <= 36


def test_paragraphs_are_the_stretches_between_blank_lines() -> None:
    text = Text("One.\nTwo.\n\n \nThree.\r\n\r\nFour. ")
    assert [text.quote(one) for one in text.paragraphs] == ["One.\nTwo.", "Three.", "Four."]
