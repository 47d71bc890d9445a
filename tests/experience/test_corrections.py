"""What a person put right outlives the next import."""

import pytest

from debrief.experience import (
    apply_corrections,
    correct,
    read_resume,
    read_typed,
    rebase,
    to_json_resume,
    to_markdown,
)

TEXT = """Ada Marlow

EXPERIENCE
Northwind Labs   Jan 2021 - Present
Senior Product Manager
- Raised activation from 31 % to 44 % by June 2023
- Cut the first-run steps from nine to four
Ledgerly   2017 - 2018
- Did the books

SKILLS
SQL, Looker
"""


@pytest.fixture
def resume():
    return read_resume(read_typed(TEXT))


def read(text):
    return read_resume(read_typed(text))


@pytest.mark.row("C1")
def test_any_field_can_be_changed_and_keeps_its_source(resume):
    first = resume.work[0]
    for fact in (*first.facts(), resume.skills[0], resume.contact.name):
        changed = apply_corrections(resume, [correct(resume, "change", fact.id, "Something else")])
        found = next(
            other for other in (*changed.facts(), *changed.contact.facts()) if other.id == fact.id
        )
        assert found.value == "Something else"
        assert found.corrected
        assert (found.spans, found.quote) == (fact.spans, fact.quote)


def test_an_employer_named_once_for_several_roles_is_changed_once():
    resume = read(
        "EXPERIENCE\nNorthwind\nLead   2021 – 2022\n- Did\nAnalyst   2019 – 2021\n- Did that\n"
    )
    fact = resume.work[1].organisation
    changed = apply_corrections(resume, [correct(resume, "change", fact.id, "Northwind Labs")])
    assert {entry.organisation.value for entry in changed.work} == {"Northwind Labs"}


def test_facts_and_entries_can_be_removed_and_added(resume):
    first, second = resume.work
    made = [
        correct(resume, "remove", first.lines[1].id),
        correct(resume, "remove", resume.skills[0].id),
        correct(resume, "add", second.id, "Bookkeeper", "title"),
        correct(resume, "add", second.id, "Closed  the year\nin nine days", "line"),
        correct(resume, "add", "skills", "Pricing"),
        correct(resume, "add", "projects", "Ledger app"),
    ]
    changed = apply_corrections(resume, made)
    assert len(changed.work[0].lines) == 1
    assert changed.work[1].title.value == "Bookkeeper"
    assert changed.work[1].lines[-1].value == "Closed the year in nine days"
    assert [skill.value for skill in changed.skills] == ["Looker", "Pricing"]
    assert changed.projects[0].title.value == "Ledger app"
    grown = correct(changed, "add", changed.projects[0].id, "2020", "dates")
    assert str(apply_corrections(resume, [*made, grown]).projects[0].period) == "2020"
    gone = apply_corrections(resume, [correct(resume, "remove", second.id)])
    assert len(gone.work) == 1


def test_an_entry_can_move_to_another_section(resume):
    moved = correct(resume, "change", resume.work[1].id, "volunteering", "section")
    changed = apply_corrections(resume, [moved])
    assert [entry.organisation.value for entry in changed.section("volunteering")] == ["Ledgerly"]


@pytest.mark.parametrize("kind", ["confirm", "add"])
def test_what_was_put_right_is_not_asked_again(resume, kind):
    (asked,) = resume.unsure
    made = correct(resume, kind, asked.fact, "Bookkeeper", "title")
    assert not apply_corrections(resume, [made]).unsure


def test_corrections_survive_the_same_file(resume):
    made = [
        correct(resume, "change", resume.work[0].title.id, "Principal Product Manager"),
        correct(resume, "add", resume.work[1].id, "Bookkeeper", "title"),
    ]
    again = rebase(made, read(TEXT))
    assert again.kept == tuple(made)
    assert not again.lost
    assert apply_corrections(read(TEXT), again.kept) == apply_corrections(resume, made)


def test_corrections_survive_a_new_version_of_the_file(resume):
    first, second = resume.work
    made = [
        correct(resume, "change", first.lines[0].id, "Raised activation by 13 points"),
        correct(resume, "change", first.title.id, "Principal Product Manager"),
        correct(resume, "add", second.id, "Bookkeeper", "title"),
        correct(resume, "add", "skills", "Pricing"),
        correct(resume, "remove", first.lines[1].id),
    ]
    new = read(
        TEXT.replace("Northwind Labs", "Northwind Laboratories")
        .replace("by June 2023", "by July 2023")
        .replace("2017 - 2018", "2016 - 2018")
        .replace("- Cut the first-run steps from nine to four\n", "")
    )
    again = rebase(made, new)
    assert [correction.value for correction in again.kept] == [
        "Raised activation by 13 points",
        "Principal Product Manager",
        "Bookkeeper",
        "Pricing",
    ]
    assert again.settled == (made[4],)
    assert not again.lost
    changed = apply_corrections(new, again.kept)
    assert changed.work[0].lines[0].value == "Raised activation by 13 points"
    assert changed.work[0].title.value == "Principal Product Manager"
    assert changed.work[1].title.value == "Bookkeeper"


def test_what_finds_no_place_is_reported_and_what_the_file_now_says_is_settled(resume):
    made = [
        correct(resume, "change", resume.work[1].lines[0].id, "Closed the year in nine days"),
        correct(resume, "change", resume.work[0].title.id, "Head of Billing"),
    ]
    text = "EXPERIENCE\nNorthwind Labs   Jan 2021 - Present\nHead of Billing\n- Something new\n"
    again = rebase(made, read(text))
    assert again.lost == (made[0],)
    assert again.settled == (made[1],)


def test_a_target_that_is_not_there_is_told(resume):
    with pytest.raises(KeyError):
        correct(resume, "change", "nothing", "x")


def test_corrected_resumes_export(resume):
    made = [correct(resume, "change", resume.work[0].dates.id, "some time ago")]
    changed = apply_corrections(resume, made)
    assert "some time ago" in to_markdown(changed)
    assert to_json_resume(changed)["work"][0]["dates"] == "some time ago"
