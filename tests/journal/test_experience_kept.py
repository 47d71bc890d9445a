"""Files come in whole or not at all, corrections outlive them, and all of it can be forgotten."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from debrief.journal import actions
from debrief.journal.actions import Unacceptable
from debrief.journal.models import Correction, Import, Settled
from debrief.journal.models.experience import PATIENCE
from debrief.journal.originals import Originals
from debrief.journal.ownership import NotFound
from people import NOON

OLD = """\
# Ines Carvalho

## Experience

### Product Manager, Fern Health

Mar 2022 - Present

- Cut missed appointments from 18 % to 11 % in two quarters
- Ran 24 interviews with reception teams
"""
NEW = OLD.replace("Ran 24 interviews", "Ran 26 interviews") + "- Worked with sales on pricing\n"
OTHER = OLD.replace("Fern Health", "Brightlane Logistics").replace(
    "Ran 24 interviews with reception teams", "Owned the launch"
)
OTHER = OTHER.replace("Cut missed appointments from 18 % to 11 % in two quarters", "Kept a log")


@pytest.fixture
def originals(tmp_path):
    return Originals(tmp_path / "imports")


@pytest.fixture
def person(owner):
    return owner.person


@pytest.fixture
def take(person, originals):
    """Take typed text in and read it."""

    def take(text, at=NOON, who=None):
        row = actions.begin_typed(who or person, text, originals, at)
        actions.read_import(row.pk, originals, lambda: at)
        row.refresh_from_db()
        return row

    return take


def texts(person):
    return [line.text for line in actions.lines_in_force(person)]


def fact(person, beginning):
    resume = actions.resume_in_force(person)
    every = (*resume.facts(), *resume.contact.facts())
    return next(one for one in every if one.value.startswith(beginning))


def test_before_the_first_file_there_is_nothing(person):
    assert actions.resume_in_force(person) is None
    assert actions.lines_in_force(person) == ()


@pytest.mark.row("C1")
def test_every_line_in_force_names_its_employer_and_the_line_it_came_from(person, take):
    take(OLD)
    first = actions.lines_in_force(person)[0]
    assert (first.employer, first.title) == ("Fern Health", "Product Manager")
    assert first.quote == "- " + first.text
    assert OLD.split("\n")[first.line - 1] == first.quote


def test_a_file_is_kept_as_it_came_readable_by_its_owner_only(person, take, originals):
    row = take(OLD)
    path = originals.folder / row.original
    assert path.read_text() == OLD
    assert path.stat().st_mode & 0o777 == 0o600
    assert originals.folder.stat().st_mode & 0o777 == 0o700
    assert actions.original_of(person, row.pk, originals) == OLD.encode()


@pytest.mark.parametrize("name", ["../secret-key", "", "secret-key", "a" * 32 + "/x"])
def test_a_name_that_was_not_given_out_leads_nowhere(originals, name):
    with pytest.raises(FileNotFoundError):
        originals.read(name)


def test_a_refused_file_leaves_its_line_and_nothing_else(person, originals):
    row = actions.begin_import(person, "cv.pdf", b"%PDF-1.4 broken", originals, NOON)
    actions.read_import(row.pk, originals, lambda: NOON)
    row.refresh_from_db()
    assert row.state == Import.State.REFUSED
    assert row.line
    assert (row.original, row.document) == ("", None)
    assert list(originals.folder.iterdir()) == []
    assert actions.resume_in_force(person) is None


def test_a_reader_that_breaks_leaves_a_line_and_no_words_of_the_file(person, originals, caplog):
    row = actions.begin_typed(person, OLD, originals, NOON)
    (originals.folder / row.original).write_bytes(b"Ines Carvalho \xff\xfe")
    actions.read_import(row.pk, originals, lambda: NOON)
    row.refresh_from_db()
    assert row.state == Import.State.REFUSED
    assert "Ines" not in caplog.text
    assert "UnicodeDecodeError" in caplog.text


@pytest.mark.parametrize("text", ["", "   \n", "x" * (actions.LONGEST_TYPED + 1)])
def test_nothing_and_too_much_are_not_taken(person, originals, text):
    with pytest.raises(Unacceptable):
        actions.begin_typed(person, text, originals, NOON)
    assert not Import.objects.exists()
    assert not originals.folder.exists()


def test_a_file_past_ten_megabytes_is_not_taken(person, originals):
    with pytest.raises(Unacceptable, match="10 MB"):
        actions.begin_import(person, "cv.pdf", b"x" * 10_000_001, originals, NOON)


def test_only_three_files_are_read_at_once(person, originals):
    for _ in range(3):
        actions.begin_typed(person, OLD, originals, NOON)
    with pytest.raises(Unacceptable, match="3 files"):
        actions.begin_typed(person, OLD, originals, NOON)
    assert actions.begin_typed(person, OLD, originals, NOON + PATIENCE * 2)


def test_a_program_that_ended_leaves_files_that_can_be_started_again(person, originals):
    row = actions.begin_typed(person, OLD, originals, NOON)
    with pytest.raises(Unacceptable):
        actions.start_again(person, row.pk, NOON)
    (originals.folder / "half.part").write_bytes(b"half")
    actions.tidy_imports(originals)
    assert [path.name for path in originals.folder.iterdir()] == [row.original]
    row.refresh_from_db()
    assert row.left_behind(NOON)
    actions.start_again(person, row.pk, NOON)
    actions.read_import(row.pk, originals, lambda: NOON)
    assert len(texts(person)) == 2


def test_a_file_whose_reader_vanished_can_be_started_again_after_a_while(person, originals):
    row = actions.begin_typed(person, OLD, originals, NOON)
    Import.objects.update(state=Import.State.READING)
    row.refresh_from_db()
    assert not row.left_behind(NOON + timedelta(seconds=30))
    assert row.left_behind(NOON + PATIENCE + timedelta(seconds=1))


def test_a_file_deleted_while_it_is_read_stays_deleted(person, originals):
    row = actions.begin_typed(person, OLD, originals, NOON)

    def delete_meanwhile():
        actions.remove_import(person, row.pk, originals)
        return NOON

    actions.read_import(row.pk, originals, delete_meanwhile)
    assert not Import.objects.exists()
    assert list(originals.folder.iterdir()) == []


def test_only_what_is_read_may_have_a_text(person):
    with pytest.raises(IntegrityError), transaction.atomic():
        Import.objects.create(owner=person, size=1, begun_at=NOON, document={"text": "half"})


def test_a_correction_survives_a_newer_file(person, take):
    take(OLD)
    actions.change_fact(person, fact(person, "Ran 24").id, "Ran 24 interviews in 6 clinics", NOON)
    actions.change_fact(person, fact(person, "Product").id, "Senior Product Manager", NOON)
    take(NEW, NOON + timedelta(days=1))
    assert "Ran 24 interviews in 6 clinics" in texts(person)
    assert "Worked with sales on pricing" in texts(person)
    assert {line.title for line in actions.lines_in_force(person)} == {"Senior Product Manager"}


def test_a_correction_without_a_place_is_kept_and_finds_it_again(person, take, originals):
    take(OLD)
    actions.change_fact(person, fact(person, "Ran 24").id, "Ran 24 interviews in 6 clinics", NOON)
    newer = take(OTHER, NOON + timedelta(days=1))
    assert [row.standing for row in Correction.objects.all()] == [Correction.Standing.LOST]
    assert "Ran 24 interviews in 6 clinics" not in texts(person)
    actions.remove_import(person, newer.pk, originals)
    assert "Ran 24 interviews in 6 clinics" in texts(person)


def test_correcting_twice_is_one_correction_and_correcting_back_is_none(person, take):
    take(OLD)
    line = fact(person, "Ran 24")
    actions.change_fact(person, line.id, "Ran 25 interviews", NOON)
    actions.change_fact(person, line.id, "Ran 26 interviews", NOON)
    assert Correction.objects.count() == 1
    assert Correction.objects.get().record["was"] == line.value
    actions.change_fact(person, line.id, line.value, NOON)
    assert Correction.objects.count() == 0


def test_what_is_removed_is_gone_until_that_is_taken_back(person, take):
    take(OLD)
    before = texts(person)
    actions.remove_fact(person, fact(person, "Ran 24").id, NOON)
    assert len(texts(person)) == 1
    actions.take_back(person, Correction.objects.get().pk)
    assert texts(person) == before


def test_an_added_role_grows_is_renamed_and_survives_a_newer_file(person, take):
    take(OLD)
    actions.add_fact(person, "work", "", "Product Analyst", NOON)
    role = next(e for e in actions.resume_in_force(person).work if e.title.value.endswith("lyst"))
    actions.add_fact(person, role.id, "organisation", "Brightlane Logistics", NOON)
    line = actions.add_fact(person, role.id, "line", "Built the churn report", NOON)
    actions.change_fact(person, line, "Built the weekly churn report", NOON)
    actions.change_fact(person, fact(person, "Product Analyst").id, "Senior Analyst", NOON)
    take(NEW, NOON + timedelta(days=1))
    last = actions.lines_in_force(person)[-1]
    assert (last.title, last.employer) == ("Senior Analyst", "Brightlane Logistics")
    assert (last.text, last.line, last.quote) == ("Built the weekly churn report", 0, "")
    actions.remove_fact(person, fact(person, "Senior Analyst").id, NOON)
    assert not Correction.objects.exists()


def test_adding_what_is_there_changes_nothing(person, take):
    take(OLD)
    actions.add_fact(person, "skills", "", "SQL", NOON)
    with pytest.raises(Unacceptable, match="already"):
        actions.add_fact(person, "skills", "", "SQL", NOON)
    assert Correction.objects.count() == 1


def test_an_entry_moves_to_another_section_and_back(person, take):
    take(OLD)
    role = actions.resume_in_force(person).work[0]
    actions.move_entry(person, role.id, "projects", NOON)
    assert not actions.resume_in_force(person).work
    actions.move_entry(person, role.id, "work", NOON)
    assert actions.resume_in_force(person).work
    assert not Correction.objects.exists()


def test_a_settled_question_is_not_asked_again(person, take):
    take(OLD.replace("Product Manager, Fern Health\n\nMar 2022 - Present", "Fern Health"))
    found = actions.experience_in_force(person)
    asked = found.resume.unsure
    assert asked
    from debrief.journal.actions.experience import key_of

    actions.settle_question(person, key_of(asked[0]))
    assert len(actions.resume_in_force(person).unsure) == len(asked) - 1
    assert Settled.objects.count() == 1


@pytest.mark.parametrize("value", ["", "  ", "x" * 2001])
def test_a_fact_cannot_be_emptied_or_grow_without_bound(person, take, value):
    take(OLD)
    with pytest.raises(Unacceptable):
        actions.change_fact(person, fact(person, "Ran 24").id, value, NOON)
    assert not Correction.objects.exists()


def test_forgetting_leaves_nothing(cast, take, originals):
    person, helper = cast.owner.person, cast.helper.person
    take(OLD)
    actions.change_fact(person, fact(person, "Ran 24").id, "Ran 25 interviews", NOON)
    kept = take(OLD, who=helper)
    actions.forget_experience(person, originals)
    assert actions.count_kept(person) == (0, 0)
    assert actions.resume_in_force(person) is None
    assert [path.name for path in originals.folder.iterdir()] == [kept.original]


def test_no_verb_works_on_what_is_somebody_elses(cast, take, originals):
    row = take(OLD)
    line = fact(cast.owner.person, "Ran 24").id
    actions.change_fact(cast.owner.person, line, "Ran 25 interviews", NOON)
    correction = Correction.objects.get()
    stranger = cast.helper.person
    for act in (
        lambda: actions.remove_import(stranger, row.pk, originals),
        lambda: actions.start_again(stranger, row.pk, NOON),
        lambda: actions.original_of(stranger, row.pk, originals),
        lambda: actions.take_back(stranger, correction.pk),
        lambda: actions.change_fact(stranger, line, "Mine", NOON),
        lambda: actions.remove_fact(stranger, line, NOON),
        lambda: actions.add_fact(stranger, "skills", "", "SQL", NOON),
        lambda: actions.remove_import(stranger, uuid4(), originals),
    ):
        with pytest.raises(NotFound):
            act()
    assert texts(stranger) == []
    assert "Ran 25 interviews" in texts(cast.owner.person)
