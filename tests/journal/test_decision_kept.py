"""What is given for the decision is kept as it was given, counted anew each time, and can go."""

import random
import time
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from debrief.fit.goals import GoalAnswer
from debrief.fit.instrument import STOPPING
from debrief.journal import actions
from debrief.journal.actions import Unacceptable
from debrief.journal.actions.calendars import MOST_CALENDARS
from debrief.journal.actions.choices import LEFT_LYING, MOST_RUNS
from debrief.journal.actions.energy import DAYS_BACK
from debrief.journal.models import CalendarRead, ChoiceAnswer, LogEntry
from debrief.journal.originals import Originals
from debrief.journal.ownership import NotFound
from people import NOON, hand_in

TODAY = date(2026, 3, 2)
LATER = timedelta(seconds=9)
RESUME = """\
# Ines Carvalho

## Experience

### Product Marketing Manager, Fern Health

Mar 2022 - Present

- Wrote the battlecard against two rivals that sales used in 70 % of their calls
- Launched self check-in in three countries; 41 % of clinics used it within eight weeks
- Ran the product marketing of the reminder product and briefed four analysts
"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Berlin:20260302T090000
DTEND;TZID=Europe/Berlin:20260302T100000
SUMMARY:Sprint planning
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;TZID=Europe/Berlin:20260303T100000
DTEND;TZID=Europe/Berlin:20260303T120000
SUMMARY:Kilo table
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def person(owner):
    return owner.person


@pytest.fixture
def chance():
    return random.Random(7)


@pytest.fixture
def ask(person, book, chance):
    return lambda at=NOON, who=None: actions.show_pair(who or person, book, chance, at)


@pytest.fixture
def answer(person, book, ask):
    """Answer pairs at one place, nine seconds each, until so many are answered or asking ends."""

    def answer(count, place="first", at=NOON):
        for _ in range(count):
            question = ask(at)
            if question is None:
                return at
            at += LATER
            assert actions.answer_pair(person, book, question.pair.id, place, at)
        return at

    return answer


# -- paired choices --------------------------------------------------------------------------------


def test_nothing_is_asked_before_a_run_was_begun(person, ask):
    with pytest.raises(NotFound):
        ask()
    assert actions.run_in_force(person) is None


def test_a_run_without_answers_is_begun_again_itself(person, answer):
    first = actions.begin_run(person, NOON)
    assert actions.begin_run(person, NOON + LATER) == first
    answer(1)
    second = actions.begin_run(person, NOON + LATER)
    assert second != first
    assert actions.run_in_force(person).row == second


def test_a_deleted_run_leaves_the_one_before_in_force(person, answer):
    first = actions.begin_run(person, NOON)
    answer(3)
    second = actions.begin_run(person, NOON + timedelta(hours=1))
    actions.delete_run(person, second.pk)
    assert actions.run_in_force(person).row == first
    assert len(actions.run_in_force(person).answers) == 3


def test_runs_do_not_pile_up_without_end(person, answer):
    for n in range(MOST_RUNS):
        actions.begin_run(person, NOON + timedelta(days=n))
        answer(1)
    with pytest.raises(Unacceptable, match="Delete one"):
        actions.begin_run(person, NOON)
    assert len(actions.runs(person)) == MOST_RUNS


def test_the_pair_stays_with_its_sides_until_it_is_answered(person, book, ask):
    actions.begin_run(person, NOON)
    shown = ask()
    for n in range(8):
        assert actions.show_pair(person, book, random.Random(n), NOON + LATER) == shown


def test_a_second_click_and_a_page_left_open_change_nothing(person, book, ask):
    actions.begin_run(person, NOON)
    first = ask().pair.id
    assert actions.answer_pair(person, book, first, "first", NOON + LATER)
    assert not actions.answer_pair(person, book, first, "second", NOON + LATER)
    ask(NOON + LATER)
    assert not actions.answer_pair(person, book, first, "second", NOON + 2 * LATER)
    (kept,) = actions.run_in_force(person).answers
    assert kept.choice == kept.left


def test_the_time_of_an_answer_runs_from_the_first_showing(person, book, ask):
    actions.begin_run(person, NOON)
    shown = ask()
    ask(NOON + timedelta(seconds=4))
    actions.answer_pair(person, book, shown.pair.id, "skip", NOON + timedelta(seconds=6))
    assert ChoiceAnswer.objects.get().seconds == 6.0


def test_a_pair_left_lying_is_timed_anew_when_it_is_opened_again(person, book, ask):
    actions.begin_run(person, NOON)
    shown = ask()
    back = NOON + LEFT_LYING + timedelta(seconds=1)
    assert ask(back) == shown
    actions.answer_pair(person, book, shown.pair.id, "first", back + LATER)
    assert ChoiceAnswer.objects.get().seconds == LATER.total_seconds()


def test_what_was_taken_is_told_from_the_place(person, book, ask):
    actions.begin_run(person, NOON)
    at = NOON
    for place in ("first", "second", "skip"):
        shown = ask(at)
        at += LATER
        actions.answer_pair(person, book, shown.pair.id, place, at)
        last = actions.run_in_force(person).answers[-1]
        right = "build" if shown.left == "market" else "market"
        taken = {"first": shown.left, "second": right, "skip": "skip"}[place]
        assert (last.pair, last.choice, last.left) == (shown.pair.id, taken, shown.left)


def test_the_last_answer_is_taken_back_and_its_pair_shown_as_it_was(person, ask, answer):
    actions.begin_run(person, NOON)
    answer(2)
    last = actions.run_in_force(person).answers[-1]
    actions.take_back_answer(person, NOON)
    shown = ask()
    assert (shown.pair.id, shown.left) == (last.pair, last.left)
    assert len(actions.run_in_force(person).answers) == 1
    for _ in range(3):
        actions.take_back_answer(person, NOON)
    assert actions.run_in_force(person).answers == ()


def test_asking_ends_by_itself_and_the_answers_are_in_order(person, ask, answer):
    actions.begin_run(person, NOON)
    answer(STOPPING.most + 1)
    assert ask() is None
    run = actions.run_in_force(person)
    assert STOPPING.least <= len(run.answers) <= STOPPING.most
    assert len({one.pair for one in run.answers}) == len(run.answers)


# -- the long run ----------------------------------------------------------------------------------


def test_goals_replace_those_before_and_what_is_left_out_is_open(person, book):
    first, second = list(book.goals.values())[:2]
    actions.keep_goals(person, book, [GoalAnswer(first.id, first.wish[0].id, 3)], NOON)
    actions.keep_goals(person, book, [GoalAnswer(second.id, second.wish[1].id)], NOON)
    assert actions.goals_of(person) == (GoalAnswer(second.id, second.wish[1].id),)


def test_unknown_goals_leave_everything_as_it_was(person, book):
    goal = next(iter(book.goals.values()))
    actions.keep_goals(person, book, [GoalAnswer(goal.id, goal.wish[0].id)], NOON)
    for bad in (
        GoalAnswer("fame", "much"),
        GoalAnswer(goal.id, "much"),
        GoalAnswer(goal.id, goal.wish[0].id, 7),
    ):
        with pytest.raises(NotFound):
            actions.keep_goals(person, book, [bad], NOON)
    assert len(actions.goals_of(person)) == 1


# -- the log ---------------------------------------------------------------------------------------


def log(person, book, energy, day=TODAY, activity="specifying"):
    actions.log_energy(person, book, day, activity, energy, NOON, today=TODAY)


def test_a_tap_notes_another_changes_and_the_same_takes_away(person, book):
    log(person, book, "gave")
    log(person, book, "took")
    assert [entry.energy for entry in actions.log_of(person)] == ["took"]
    log(person, book, "took")
    assert actions.log_of(person) == ()


def test_impact_is_marked_and_unmarked_on_what_was_logged(person, book):
    log(person, book, "gave")
    actions.mark_impact(person, TODAY, "specifying")
    assert actions.log_of_day(person, TODAY)["specifying"].impact
    log(person, book, "took")
    assert actions.log_of_day(person, TODAY)["specifying"].impact
    actions.mark_impact(person, TODAY, "specifying")
    assert not actions.log_of_day(person, TODAY)["specifying"].impact
    with pytest.raises(NotFound):
        actions.mark_impact(person, TODAY, "campaigns")


@pytest.mark.parametrize("away", [1, -DAYS_BACK - 1])
def test_days_to_come_and_days_long_ago_are_not_logged(person, book, away):
    with pytest.raises(Unacceptable, match="today"):
        log(person, book, "gave", TODAY + timedelta(days=away))
    assert not LogEntry.objects.exists()


def test_work_that_the_handbook_does_not_have_is_not_logged(person, book):
    with pytest.raises(NotFound):
        log(person, book, "gave", activity="juggling")


def test_a_tryout_counts_once_and_only_when_it_was_handed_in(person, book, exercise, weak):
    def say(energy):
        actions.log_tryout(person, book, exercise.id, energy, NOON, TODAY)

    with pytest.raises(NotFound):
        say("gave")
    hand_in(person, exercise, weak)
    say("gave")
    say("took")
    log(person, book, "gave")
    tried, own = sorted(actions.log_of(person), key=lambda entry: entry.energy, reverse=True)
    assert (tried.energy, tried.activity) == ("took", "specifying")
    assert own.energy == "gave"


# -- calendars -------------------------------------------------------------------------------------


@pytest.fixture
def read(person, book):
    """Read a calendar file, and return its row with the titles to ask about."""

    def read(data=CALENDAR, *, keeps=False, weeks=1, who=None):
        who = who or person
        row = actions.begin_calendar(who, TODAY, weeks, NOON, keeps_titles=keeps)
        asked = actions.read_calendar(
            row.pk, data.encode(), book, zone=None, seconds=time.monotonic
        )
        row.refresh_from_db()
        return row, asked

    return read


def everything_kept():
    """Return every value of every table as one text."""
    models = apps.get_app_config("journal").get_models()
    return "\n".join(str(list(model.objects.values())) for model in models)


def test_of_a_calendar_only_the_sums_are_kept(read):
    row, asked = read()
    assert row.hours["build"] == 1.0
    assert row.hours["unknown"] == 2.0
    assert [one.title for one in asked] == ["Kilo table"]
    assert "Kilo" not in everything_kept()
    assert "Sprint" not in everything_kept()


def test_titles_are_kept_where_the_person_said_so_and_go_when_they_say_so(person, read):
    row, _ = read(keeps=True)
    assert [one.title for one in actions.asked_of(row)] == ["Kilo table"]
    assert "Sprint" not in everything_kept()
    actions.let_titles_go(person, row.pk)
    assert "Kilo" not in everything_kept()


def test_the_database_holds_no_titles_that_were_not_allowed(read):
    row, _ = read()
    row.asked = [{"key": "kilo table", "title": "Kilo table", "times": 1, "hours": 2.0}]
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_title_once_sorted_moves_its_hours_and_is_known_in_the_next_file(person, read):
    row, (asked,) = read()
    row = actions.sort_title(person, row.pk, asked, "market", NOON)
    assert (row.hours["market"], row.hours["unknown"]) == (2.0, 0.0)
    again, rest = read(CALENDAR.replace("Kilo table", "FW: kilo Table"), weeks=2)
    assert again.hours["market"] == 2.0
    assert rest == ()
    assert "kilo" not in everything_kept().casefold()
    actions.forget_titles(person)
    assert read(weeks=4)[0].hours["unknown"] == 2.0


def test_a_title_sorted_twice_moves_its_hours_once(person, read):
    row, (asked,) = read()
    actions.sort_title(person, row.pk, asked, "market", NOON)
    row = actions.sort_title(person, row.pk, asked, "build", NOON)
    assert sum(row.hours.values()) == 3.0


def test_the_same_weeks_are_replaced_and_other_weeks_stand_beside_them(person, read):
    read()
    newer, _ = read()
    read(weeks=2)
    assert {row.pk for row in actions.calendars_of(person)} >= {newer.pk}
    assert len(actions.calendars_of(person)) == 2


def test_a_file_that_is_refused_says_why_once_and_leaves_nothing(person, read):
    kept, _ = read()
    refused, asked = read("BEGIN:VCARD\nFN:Ana\nEND:VCARD\n")
    assert asked == ()
    assert "no calendar" in actions.take_refusal(person, refused.pk)
    assert actions.calendars_of(person) == [kept]
    assert CalendarRead.objects.count() == 1
    assert actions.take_refusal(person, kept.pk) == ""


def test_what_is_left_of_a_refused_file_goes_with_the_next(read):
    read("nothing")
    read()
    assert CalendarRead.objects.count() == 1


def test_a_calendar_deleted_while_it_is_read_stays_deleted(person, book):
    row = actions.begin_calendar(person, TODAY, 1, NOON, keeps_titles=False)
    actions.delete_calendar(person, row.pk)
    assert (
        actions.read_calendar(row.pk, CALENDAR.encode(), book, zone=None, seconds=time.monotonic)
        == ()
    )
    assert not CalendarRead.objects.exists()


@pytest.mark.parametrize(
    ("weeks", "year"), [(0, 2026), (3, 2026), (999, 2026), (1, 1802), (1, 9999)]
)
def test_weeks_beyond_reason_are_refused(person, weeks, year):
    with pytest.raises(Unacceptable, match="Nothing was kept"):
        actions.begin_calendar(person, date(year, 3, 2), weeks, NOON, keeps_titles=False)


def test_calendars_do_not_pile_up_without_end(person):
    for n in range(MOST_CALENDARS):
        actions.begin_calendar(person, TODAY + timedelta(weeks=n), 1, NOON, keeps_titles=False)
    with pytest.raises(Unacceptable, match="Delete one"):
        actions.begin_calendar(person, TODAY, 1, NOON, keeps_titles=False)


# -- the verdict -----------------------------------------------------------------------------------


def test_the_verdict_weighs_the_lines_in_force_in_the_persons_own_words(person, book, tmp_path):
    assert actions.decision_of(person, book).evidence.proofs == ()
    originals = Originals(tmp_path / "imports")
    row = actions.begin_typed(person, RESUME, originals, NOON)
    actions.read_import(row.pk, originals, lambda: NOON)
    own = {line.text for line in actions.lines_in_force(person)}
    proofs = actions.decision_of(person, book).evidence.proofs
    assert proofs
    assert {proof.quote for proof in proofs} <= own
    actions.forget_experience(person, originals)
    assert actions.decision_of(person, book).evidence.proofs == ()


def test_what_came_of_a_tryout_stands_in_the_letter(person, book):
    before = actions.decision_of(person, book).verdict
    one = before.tryouts[0]
    exercise = book.exercises[one.exercise]
    hand_in(person, exercise, exercise.answer("fair").answer.strip())
    actions.log_tryout(person, book, one.exercise, "took", NOON, TODAY)
    after = actions.decision_of(person, book)
    assert one.title in after.verdict.letter[-1]
    assert "moves were heard, and the work took energy" in after.verdict.letter[-1]
    assert after.attempts[one.exercise].title == one.title
    assert after.logged[one.exercise].energy == "took"
    assert after.verdict.outcome == before.outcome


def test_an_exercise_that_was_done_stays_the_tryout_when_a_shorter_one_comes(person, book):
    first = actions.decision_of(person, book).verdict.tryouts[0].exercise
    other = next(
        one
        for one in book.exercises.values()
        if one.track == "pm" and one.round == "product-design" and one.id != first
    )
    hand_in(person, other, other.answer("weak").answer.strip())
    assert actions.decision_of(person, book).verdict.tryouts[0].exercise == other.id


def test_the_verdict_counts_answers_to_pairs_that_are_gone_as_nothing(person, book, answer):
    actions.begin_run(person, NOON)
    answer(4)
    ChoiceAnswer.objects.filter(order=2).update(pair="a-pair-of-an-older-edition")
    assert actions.decision_of(person, book).preference.answers == 3


def test_forgetting_deletes_all_of_it_and_nothing_else(
    person, book, exercise, weak, answer, read, cast
):
    hand_in(person, exercise, weak)
    other = cast.helper.person
    actions.begin_run(other, NOON)
    log(other, book, "gave")
    actions.begin_run(person, NOON)
    answer(2)
    log(person, book, "gave")
    row, (asked,) = read(keeps=True)
    actions.sort_title(person, row.pk, asked, "market", NOON)
    goal = next(iter(book.goals.values()))
    actions.keep_goals(person, book, [GoalAnswer(goal.id, goal.wish[0].id)], NOON)
    assert all(actions.count_decision(person).values())
    actions.forget_decision(person)
    assert not any(actions.count_decision(person).values())
    assert actions.run_in_force(person) is None
    assert person.attempts.exists()
    assert actions.run_in_force(other) is not None
    assert len(actions.log_of(other)) == 1


def test_no_verb_works_on_what_somebody_else_gave(cast, person, book, answer, read):
    run = actions.begin_run(person, NOON)
    answer(2)
    log(person, book, "gave")
    row, (asked,) = read(keeps=True)
    stranger = cast.helper.person
    for act in (
        lambda: actions.delete_run(stranger, run.pk),
        lambda: actions.take_back_answer(stranger, NOON),
        lambda: actions.mark_impact(stranger, TODAY, "specifying"),
        lambda: actions.sort_title(stranger, row.pk, asked, "market", NOON),
        lambda: actions.let_titles_go(stranger, row.pk),
        lambda: actions.delete_calendar(stranger, row.pk),
        lambda: actions.take_refusal(stranger, row.pk),
        lambda: actions.delete_run(stranger, uuid4()),
    ):
        with pytest.raises(NotFound):
            act()
    assert len(actions.run_in_force(person).answers) == 2
    assert actions.asked_of(row)
