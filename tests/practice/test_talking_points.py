"""Talking points: only what stands in the teardowns, and questions for what does not."""

import dataclasses

from debrief.handbook import handbook
from debrief.practice.points_text import as_markdown, as_text
from debrief.practice.talking_points import Reading, Told, company_key, points_for, strongest
from debrief.practice.teardown import read_would

BOOK = handbook()
WORKED = BOOK.teardowns["board-packs-on-sundays"]


def reading(role, tier):
    answer = next(one.answer for one in WORKED.answers(role) if one.tier == tier)
    return Reading(answer, read_would(answer, role, BOOK).as_dict())


def told(role="pm", tier="strong", worked=False, **changes):
    return Told("a", dataclasses.replace(WORKED, **changes), {role: reading(role, tier)}, worked)


def test_every_sentence_stands_in_the_text_and_makes_what_is_said_of_it():
    for role in ("pm", "pmm"):
        read = reading(role, "strong")
        said = strongest(read, BOOK)
        assert 2 <= len(said) <= 4
        made = {BOOK.moves[entry["move"]].title for entry in read.document["moves"]}
        for point in said:
            assert point.words in read.text
            assert point.moves
            assert set(point.moves) <= made


def test_the_chosen_sentences_make_more_moves_than_the_first_ones():
    read = reading("pm", "strong")
    heard = {move for point in strongest(read, BOOK) for move in point.moves}
    assert len(heard) >= 7


def test_what_was_not_heard_becomes_a_question_about_this_product():
    read = reading("pm", "weak")
    (launch,) = points_for([told(tier="weak")], "pm", BOOK).launches
    asked = [ask for ask in launch.asks if ask.move]
    missing = {BOOK.moves[move].title for move in read.document["missing"]}
    assert asked
    assert {ask.about for ask in asked} <= missing
    assert all("Signed Dashboards" in ask.question for ask in asked)
    templates = BOOK.launch_words.asks("pm").values()
    filled = {one.replace("{product}", "Signed Dashboards") for one in templates}
    assert {ask.question for ask in asked} <= filled


def test_a_hole_in_the_timeline_is_asked_about_first():
    (launch,) = points_for([told(event=WORKED.event[:8])], "pm", BOOK).launches
    assert (
        launch.asks[0].about
        == "The timeline ends with the launch. What could be seen in the quarter after it?"
    )
    assert not launch.asks[0].move


def test_a_track_in_which_nothing_was_read_claims_nothing():
    (launch,) = points_for([told("pm")], "pmm", BOOK).launches
    assert not launch.read
    assert launch.said == ()
    assert launch.asks == ()
    assert "Nothing was read yet for a PMM." in as_markdown(points_for([told("pm")], "pmm", BOOK))


def test_the_own_teardown_comes_before_the_worked_one():
    points = points_for([told(worked=True), told(product="Mine")], "pm", BOOK)
    assert [one.product for one in points.launches] == ["Mine", "Signed Dashboards"]


def test_markdown_holds_the_words_and_no_markup_of_theirs():
    points = points_for([told(message="# *Buy* [now](https://x.example) <b>")], "pm", BOOK)
    written = as_markdown(points)
    assert r"> \# \*Buy\* \[now\](https://x.example) \<b\>" in written
    assert "> # *Buy* [now](https://x.example) <b>" in as_text(points)


def test_companies_are_told_apart_by_their_names_alone():
    assert company_key("Halyard  Metrics, Inc.") == "halyard-metrics-inc"
    assert company_key("HALYARD metrics inc") == "halyard-metrics-inc"
    assert company_key("Банк 24") == "банк-24"
    assert company_key("!!!") == "company"
    assert len(company_key("a" * 300)) == 80
