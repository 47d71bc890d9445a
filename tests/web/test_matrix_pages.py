"""What a person's lines prove, as pages: rows with quotes, the person's word, gaps, the résumé."""

import gc
import re
import threading
import weakref
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse

from debrief.critique.learned import model
from debrief.journal import actions
from debrief.journal.models import Placement
from debrief.web import beside, thinking
from debrief.web.reading import originals
from people import NOON

RESUME = """\
# Ines Carvalho

## Experience

### Product Manager, Fern Health

Mar 2022 - Present

- Cut missed appointments from 18 % to 11 % in two quarters with reminders <b>patients</b> answer
- Set the roadmap for two quarters and cut three of the eleven requests
- Coordinated sprint timelines and sent weekly status reports to stakeholders
- Ran 11 A/B tests on the booking flow; the booking rate rose from 61 % to 68 %

### Product Marketing Manager, Brightlane

2019 - 2022

- Built a battlecard that 34 sellers use; win rate rose from 22 % to 31 % in two quarters
- Helped with the newsletter and wrote blog posts
- Segmented 1,900 customers by fleet size and named two segments to leave alone
"""
HERE = reverse("matrix")


@pytest.fixture
def client(owner):
    return owner.client


def take(person, text=RESUME):
    later = NOON + timedelta(minutes=person.imports.count())
    row = actions.begin_typed(person, text, originals(), later)
    actions.read_import(row.pk, originals(), lambda: later)


@pytest.fixture
def person(owner):
    take(owner.person)
    return owner.person


def page(client, **query):
    response = client.get(HERE, query)
    assert response.status_code == 200
    return response.context["page"]


def lines(view):
    rows = [line for side in view.sides for row in side.rows for line in row.lines]
    return [*rows, *(line for _title, group in view.elsewhere for line in group)]


def line(view, beginning):
    return next(one for one in lines(view) if one.text.startswith(beginning))


def row(view, name):
    return next(row for side in view.sides for row in side.rows if row.id == name)


def say(client, target, kind, **more):
    return client.post(reverse("place-line"), {"target": target, "kind": kind, **more})


def test_before_a_resume_there_is_a_sample_and_one_button(client):
    response = client.get(HERE)
    assert response.context["page"].state == "empty"
    main = response.content.decode().partition("<main")[2]
    assert main.count('class="button"') == 1
    assert "heat-specimen" in main


@pytest.mark.row("C2")
def test_every_line_stands_once_with_its_source_and_every_responsibility_is_a_row(client, person):
    view = page(client)
    assert sum(len(side.rows) for side in view.sides) == 26
    assert len(lines(view)) == 7
    assert {one.source for one in lines(view)} == {9, 10, 11, 12, 18, 19, 20}
    assert f"fact={line(view, 'Set').id}" in line(view, "Set").source_url
    for side in view.sides:
        for one in side.rows:
            assert sum(cell.lines for cell in one.cells) == len(one.lines)


def test_words_of_a_file_are_never_markup(client, person):
    answer = client.get(HERE).content.decode()
    assert "reminders &lt;b&gt;patients&lt;/b&gt;" in answer
    assert "<b>patients" not in answer


@pytest.mark.row("C2")
def test_the_heat_map_and_its_table_count_the_same_lines(client, person):
    answer = client.get(HERE).content.decode()
    table = answer.partition('class="twin matrix-twin"')[2].partition("</table>")[0]
    for name, cells in re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', table):
        numbers = [int(n) for n in re.findall(r'<td class="number">(\d+)</td>', cells)][1:]
        drawn = answer.partition(f'<span class="heat-name">{name}</span>')[2]
        drawn = drawn.partition("</svg>")[0]
        assert sum(numbers) == sum(map(int, re.findall(r">(\d+)</text>", drawn))), name


def test_a_line_is_confirmed_moved_rejected_and_taken_back(client, person):
    target = line(page(client), "Set").id
    answer = say(client, target, "confirm")
    assert answer["Location"] == f"{HERE}?at={target}#l-{target}"
    assert line(page(client), "Set").said == "confirmed"
    say(client, target, "move", place="messaging", strength="measured")
    moved = row(page(client, at=target), "messaging")
    assert [(one.id, one.said, one.strength) for one in moved.lines] == [
        (target, "moved", "measured")
    ]
    assert moved.opened
    say(client, target, "reject")
    view = page(client)
    assert [one.id for one in view.rejected] == [target]
    assert all(one.id != target for one in lines(view))
    say(client, target, "back")
    assert line(page(client), "Set").said == ""


def test_the_form_that_moves_a_line_opens_with_every_place(client, person):
    target = line(page(client), "Helped").id
    view = page(client, line=target)
    assert line(view, "Helped").opened
    places = [choice.value for _title, choices in view.places.groups for choice in choices]
    assert len(places) == 26 + 11
    assert view.places.at in places


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"kind": "burn"},
        {"kind": "confirm", "target": "nothing"},
        {"kind": "back", "target": "nothing"},
        {"kind": "forget", "target": "9" * 30},
        {"kind": "forget", "target": "1"},
        {"kind": "move", "place": "juggling"},
    ],
)
def test_a_form_that_means_nothing_changes_nothing(client, person, form):
    if form.get("kind") == "move":
        form = {**form, "target": line(page(client), "Set").id}
    assert client.post(reverse("place-line"), form).status_code == 404
    assert not Placement.objects.exists()


def test_a_word_without_its_line_is_shown_and_can_be_let_go(client, person):
    say(client, line(page(client), "Set").id, "move", place="vision")
    take(person, RESUME.replace("- Set the roadmap for two quarters", "- Kept lists"))
    (lost,) = page(client).lost
    assert lost.words.startswith("Set the roadmap")
    assert lost.says == "You moved it to Vision."
    say(client, lost.id, "forget")
    assert page(client).lost == ()


@pytest.mark.row("C3")
def test_gaps_follow_the_track_and_the_level_and_lead_to_an_exercise(client, person):
    first = page(client)
    assert (first.short, first.level) == ("PM", "L4")
    client.post(reverse("aim"), {"level": "L6"})
    client.post(reverse("switch-track"), {"track": "pmm"})
    view = page(client)
    assert (view.short, view.level) == ("PMM", "L6")
    assert [gap.name for gap in view.gaps] != [gap.name for gap in first.gaps]
    ways = [way for gap in view.gaps for way in gap.ways]
    assert all(way.time for way in ways)
    exercise = next(way.url for way in ways if way.url)
    assert client.get(exercise).status_code == 200
    assert client.post(reverse("aim"), {"level": "L9"}).status_code == 404


@pytest.mark.row("B2")
def test_the_resume_argues_for_and_against_each_role_in_its_own_lines(client, person):
    view = page(client)
    assert [one.role for one in view.arguments] == ["pm", "pmm"]
    client.post(reverse("switch-track"), {"track": "pmm"})
    assert [one.role for one in page(client).arguments] == ["pmm", "pm"]
    quoted = {quote.text for one in view.arguments for quote in one.lines}
    assert quoted
    assert quoted <= {one.text for one in lines(view)}
    assert any(one.against for one in view.arguments)


def test_a_line_that_reads_as_project_management_is_asked_for_what_it_leaves_out(client, person):
    target = line(page(client), "Coordinated").id
    say(client, target, "move", place="project-management", strength="owned")
    (group,) = [one for one in page(client).drifting if "project" in one.title]
    assert group.ask.endswith("?")
    assert target in [one.id for one in group.lines]
    words = "Chose which of eight requests went into the sprint; lead time fell from 9 to 5 days"
    answer = client.post(reverse("rewrite-line"), {"target": target, "value": words})
    assert answer.status_code == 302
    assert line(page(client), "Chose").said == ""
    assert actions.experience_in_force(person).corrections[0].record["value"] == words


def test_a_rewriting_that_is_empty_is_kept_on_the_page_with_its_reason(client, person):
    target = line(page(client), "Coordinated").id
    say(client, target, "move", place="project-management", strength="owned")
    answer = client.post(reverse("rewrite-line"), {"target": target, "value": "  "})
    assert answer.status_code == 422
    drifting = [one for group in answer.context["page"].drifting for one in group.lines]
    (problem,) = [one.problem for one in drifting if one.id == target]
    assert "empty" in problem


def test_without_the_model_the_page_says_so_and_stands(client, person, monkeypatch):
    actions.fit.forget_placed()
    monkeypatch.setattr(actions.fit, "model", lambda: None)
    view = page(client)
    assert view.state == "no-model"
    assert "Install Debrief again" in client.get(HERE).content.decode()


@pytest.mark.parametrize("query", [{"line": "nothing"}, {"at": "x" * 500}, {"row": "<b>"}])
def test_an_address_that_points_at_nothing_shows_the_page(client, person, query):
    assert page(client, **query).places is None


class TestProgress:
    """Lines are placed beside the request where that takes longer than a page should."""

    @pytest.fixture
    def held(self, settings, monkeypatch):
        settings.READ_BESIDE = True
        monkeypatch.setattr(beside, "AT_ONCE", 0.01)
        gate = threading.Event()

        def slowly(texts, learned):
            gate.wait(10)
            return ()

        monkeypatch.setattr(thinking, "place_lines", slowly)
        yield SimpleNamespace(open=gate.set, begun=slowly)
        gate.set()
        for task in list(beside._tasks.values()):
            task.thread.join(10)
        beside._tasks.clear()

    @pytest.mark.django_db(transaction=True)
    def test_a_slow_first_time_shows_how_far_it_is_and_can_be_left(self, client, person, held):
        answer = client.get(HERE).content.decode()
        assert 'max="7"' in answer
        assert "You may leave this page" in answer
        assert client.get(reverse("experience")).status_code == 200
        watching = {"HX-Request": "true", "HX-Target": "progress"}
        assert "<progress" in client.get(HERE, headers=watching).content.decode()
        held.open()
        for task in list(beside._tasks.values()):
            task.thread.join(10)
        assert client.get(HERE, headers=watching)["HX-Refresh"] == "true"
        assert page(client).state == "placed"

    @pytest.mark.django_db(transaction=True)
    def test_a_long_resume_that_is_read_shows_it_too(self, client, person, held, monkeypatch):
        waiting = threading.Event()
        read = actions.check_resume
        monkeypatch.setattr(
            actions, "check_resume", lambda *given: waiting.wait(10) and read(*given)
        )
        address = reverse("check-resume")
        assert "Your résumé is being read" in client.get(address).content.decode()
        waiting.set()
        for task in list(beside._tasks.values()):
            task.thread.join(10)
        assert client.get(address).context["page"].view

    @pytest.mark.django_db(transaction=True)
    def test_a_part_of_the_page_that_asks_meanwhile_asks_for_the_whole(self, client, person, held):
        other = {"HX-Request": "true", "HX-Target": "l-1"}
        assert client.get(HERE, headers=other)["HX-Refresh"] == "true"


def test_what_was_thought_about_is_let_go_once_it_is_done(settings):
    settings.READ_BESIDE = True

    class Held:
        """Stands for a file."""

    file = Held()
    let_go = weakref.ref(file)
    assert beside.soon(("test", id(file)), lambda _tell, file=file: file) is None
    del file
    gc.collect()
    assert let_go() is None
    beside._tasks.clear()


def test_lines_that_were_placed_once_are_not_placed_again(client, person, monkeypatch):
    page(client)
    monkeypatch.setattr(model(), "read_line", None)
    assert len(lines(page(client))) == 7


@pytest.mark.row("G2")
def test_the_resume_is_read_by_its_rules_for_the_track_post_by_post(client, person):
    answer = client.get(reverse("check-resume"))
    view = answer.context["page"]
    assert view.short == "PM"
    assert [group.title.split(",")[0] for group in view.groups] == [
        "Product Manager",
        "Product Marketing Manager",
    ]
    assert [len(group.paragraphs) for group in view.groups] == [4, 3]
    assert "weak-verb" in {note.rule for note in view.view.findings}
    assert {score.id for score in view.view.scores} == {"ownership", "impact"}
    client.post(reverse("switch-track"), {"track": "pmm"})
    assert client.get(reverse("check-resume")).context["page"].short == "PMM"


def test_a_resume_without_lines_is_not_read(client, owner):
    assert client.get(reverse("check-resume")).context["page"].view is None
    take(owner.person, "## Skills\n\nSQL\n")
    assert client.get(reverse("check-resume")).context["page"].view is None
    assert page(client).state == "empty"


def test_lines_that_name_no_side_are_not_said_to_be_alike(client, owner):
    take(
        owner.person,
        "Experience\nProduct Marketing Manager, Fjordpay, 2021-now\n- positioning rewrite\n"
        "- battlecards for 22 reps\n- campaigns, 1,900 MQLs in 2020\n- customer interviews (15)\n",
    )
    title = page(client).title
    assert title == "Your lines speak clearly for neither role"
