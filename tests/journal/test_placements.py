"""The person's word on where a line belongs: kept, found again, taken back, let go."""

from datetime import timedelta

import pytest

from debrief.journal import actions
from debrief.journal.actions import CannotPlace, Unacceptable
from debrief.journal.actions import fit as fit_actions
from debrief.journal.models import Placement
from debrief.journal.ownership import NotFound
from debrief.web.reading import originals
from people import NOON

RESUME = """\
## Experience

### Product Manager, Fern Health

Mar 2022 - Present

- Set the roadmap for two quarters and cut three of the eleven requests
- Coordinated sprint timelines and sent weekly status reports
- Kept the release notes
"""


def take(person, text):
    later = NOON + timedelta(minutes=person.imports.count())
    row = actions.begin_typed(person, text, originals(), later)
    actions.read_import(row.pk, originals(), lambda: NOON)


@pytest.fixture
def person(owner):
    take(owner.person, RESUME)
    return owner.person


@pytest.fixture
def say(person, book):
    def said(target, verdict, **more):
        actions.say_where(person, target, verdict, book, NOON, **more)

    return said


def line_of(person, beginning):
    lines = actions.lines_in_force(person)
    return next(line.id for line in lines if line.text.startswith(beginning))


def row_of(person, book, beginning):
    """Return where a line stands in the matrix, or None where nowhere."""
    proved = actions.matrix_of(person, book)
    found = [one for one in proved.lines if one.text.startswith(beginning)]
    return (found[0].responsibility, found[0].strength) if found else None


def test_before_a_resume_there_is_no_matrix(owner, book):
    assert actions.matrix_of(owner.person, book) is None


def test_every_line_is_placed_and_leads_back_to_its_source(person, book):
    proved = actions.matrix_of(person, book)
    assert len(proved.lines) == 3
    assert {proved.sources[line.id].line for line in proved.lines} == {7, 8, 9}
    assert {line.where for line in proved.lines} == {"Product Manager, Fern Health"}


def test_a_moved_line_stands_where_the_person_put_it(person, book, say):
    say(line_of(person, "Kept"), "move", place="messaging", strength="owned")
    assert row_of(person, book, "Kept") == ("messaging", "owned")
    assert actions.matrix_of(person, book).moved == {line_of(person, "Kept")}


def test_a_move_to_other_work_takes_a_line_out_of_both_roles(person, book, say):
    say(line_of(person, "Set"), "move", place="operations")
    assert row_of(person, book, "Set")[0] == "operations"
    elsewhere = actions.matrix_of(person, book).matrix.elsewhere
    assert any(line.text.startswith("Set") for line in elsewhere)


def test_a_rejected_line_counts_nowhere(person, book, say):
    say(line_of(person, "Set"), "reject")
    assert row_of(person, book, "Set") is None
    assert [one.text[:3] for one in actions.matrix_of(person, book).matrix.rejected] == ["Set"]


def test_the_last_word_on_a_line_counts_and_can_be_taken_back(person, book, say):
    before = row_of(person, book, "Set")
    target = line_of(person, "Set")
    say(target, "reject")
    say(target, "confirm")
    assert Placement.objects.count() == 1
    assert actions.matrix_of(person, book).matrix.corrected == {target}
    actions.unsay_where(person, target)
    assert row_of(person, book, "Set") == before
    with pytest.raises(NotFound):
        actions.unsay_where(person, target)


@pytest.mark.row("C2")
def test_a_word_survives_a_newer_file_with_another_employer_and_order(person, book, say):
    say(line_of(person, "Kept"), "move", place="messaging", strength="owned")
    before = line_of(person, "Kept")
    newer = RESUME.replace("Fern Health", "Fern Health GmbH").replace("- Set", "- New\n- Set")
    take(person, newer)
    assert line_of(person, "Kept") != before
    assert row_of(person, book, "Kept") == ("messaging", "owned")


def test_a_word_survives_a_correction_of_the_line(person, book, say):
    target = line_of(person, "Kept")
    say(target, "move", place="messaging", strength="owned")
    actions.change_fact(person, target, "Wrote the release notes that 340 clinics read", NOON)
    assert row_of(person, book, "Wrote") == ("messaging", "owned")


def test_a_word_without_its_line_waits_and_can_be_let_go(person, book, say):
    say(line_of(person, "Kept"), "move", place="messaging")
    take(person, RESUME.replace("- Kept the release notes\n", ""))
    (lost,) = actions.matrix_of(person, book).lost
    assert lost.words == "Kept the release notes"
    take(person, RESUME)
    assert row_of(person, book, "Kept")[0] == "messaging"
    actions.forget_word(person, lost.pk)
    assert not Placement.objects.exists()


def test_a_rewritten_line_is_placed_anew_by_what_it_says_now(person, book, say):
    target = line_of(person, "Coordinated")
    say(target, "confirm")
    words = "Cut three of eight requests from the sprint; the release came out two weeks earlier"
    assert actions.rewrite_line(person, target, words, NOON) == target
    assert not Placement.objects.exists()
    assert any(line.text == words for line in actions.matrix_of(person, book).lines)
    with pytest.raises(Unacceptable):
        actions.rewrite_line(person, target, " ", NOON)


@pytest.mark.parametrize(
    ("verdict", "more"),
    [
        ("move", {}),
        ("move", {"place": "juggling"}),
        ("move", {"place": "messaging", "strength": "heroic"}),
        ("move", {"place": "messaging", "strength": "none"}),
        ("confirm", {"strength": "measured"}),
    ],
)
def test_a_place_that_is_not_there_is_not_kept(person, say, verdict, more):
    with pytest.raises(NotFound):
        say(line_of(person, "Kept"), verdict, **more)
    assert not Placement.objects.exists()


def test_nobody_speaks_about_the_lines_of_another(cast, person, book, say):
    helper = cast.helper.person
    target = line_of(person, "Kept")
    with pytest.raises(NotFound):
        actions.say_where(helper, target, "confirm", book, NOON)
    with pytest.raises(NotFound):
        actions.rewrite_line(helper, target, "Mine", NOON)
    say(target, "confirm")
    with pytest.raises(NotFound):
        actions.forget_word(helper, Placement.objects.get().pk)
    with pytest.raises(NotFound):
        actions.unsay_where(helper, target)


def test_the_verdict_weighs_lines_where_the_person_put_them(person, book, say):
    target = line_of(person, "Set")
    say(target, "move", place="positioning", strength="measured")
    assert any(
        proof.side == "market" for proof in actions.decision_of(person, book).evidence.proofs
    )
    say(target, "reject")
    quotes = [proof.quote for proof in actions.decision_of(person, book).evidence.proofs]
    assert not any(quote.startswith("Set") for quote in quotes)


def test_deleting_the_experience_deletes_every_word_on_it(person, say):
    say(line_of(person, "Kept"), "reject")
    actions.forget_experience(person, originals())
    assert not Placement.objects.exists()


def test_without_the_model_nothing_is_placed_and_it_says_so(person, book, monkeypatch):
    actions.fit.forget_placed()
    monkeypatch.setattr(fit_actions, "model", lambda: None)
    with pytest.raises(CannotPlace):
        actions.matrix_of(person, book)
    assert actions.decision_of(person, book).evidence.proofs == ()


def test_the_level_is_l4_until_another_is_chosen(owner):
    assert actions.level_of(owner.person) == "L4"
    actions.aim_at(owner.person, "L6")
    actions.aim_at(owner.person, "L5")
    assert actions.level_of(owner.person) == "L5"
    with pytest.raises(NotFound):
        actions.aim_at(owner.person, "L9")
