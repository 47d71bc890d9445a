"""The pages of growth: the ladder, the case for the next level, a change of sides, all let go."""

import re
from datetime import timedelta

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from debrief.handbook.responsibilities import LEVELS
from debrief.journal import actions
from debrief.journal.models import CaseLine, CaseNote, PlannedSwitch, PromotionCase
from debrief.web.pdf import CannotTypeset
from people import NOON

BEAT = "Launched returns in three regions; pipeline of EUR 1.9M against a target of EUR 1.5M"
SHIPPED = "Shipped two-step checkout; completed orders rose from 61 % to 68 %"
OTHER = "Coordinated four teams' sprint timelines, now in production; late reports fell from 9 to 2"
RESUME = f"""\
# Ines Carvalho

ines@example.org

## Experience

### Product Manager, Fern Health

Mar 2022 - Present

- {SHIPPED}
- {BEAT}
- {OTHER}
- Sent weekly status mails <script>alert(1)</script>
"""
DECIDES = {"pm": "shipped-with-impact", "pmm": "launch-beat-target"}


@pytest.fixture
def client(owner):
    return owner.client


@pytest.fixture
def taken(client):
    file = SimpleUploadedFile("cv.md", RESUME.encode())
    client.post(reverse("experience"), {"file": file})


def case_at(role="pmm", level="L4"):
    return reverse("promotion-case", args=[role, level])


def plan_at(direction="pm-to-pmm"):
    return reverse("switch-plan", args=[direction])


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.context["page"]


def criterion(client, name="launch-beat-target", role="pmm", level="L4"):
    view = page(client, case_at(role, level))
    return next(one for one in view.criteria if one.id == name)


def choose(client, line, use, name="launch-beat-target", role="pmm", level="L4"):
    address = reverse("case-evidence", args=[role, level])
    return client.post(address, {"criterion": name, "line": line, "use": use})


def note(client, text, name="launch-beat-target", role="pmm", level="L4"):
    return client.post(reverse("case-note", args=[role, level]), {"criterion": name, "text": text})


def keep(client, direction="pm-to-pmm", **changes):
    form = {
        "project": "packages",
        "start": timezone.localdate().isoformat(),
        "hours": "6",
        **changes,
    }
    return client.post(plan_at(direction), form)


def mark(client, direction="pm-to-pmm", **form):
    return client.post(reverse("switch-mark", args=[direction]), form)


def line_id(owner, beginning):
    lines = actions.lines_in_force(owner.person)
    return next(line.id for line in lines if line.text.startswith(beginning))


# -- what is here, and the ladder ------------------------------------------------------------------


def test_the_first_page_says_what_is_here_and_shows_a_plan(client):
    view = page(client, reverse("growth"))
    assert [part.url for part in view.parts] == [
        reverse("ladder"),
        reverse("promotion"),
        reverse("switch"),
    ]
    assert view.specimen
    assert not view.kept
    assert "Needs your résumé" in [part.state for part in view.parts]


def test_the_first_page_follows_what_was_kept(client, taken):
    keep(client)
    mark(client, milestone="gaps", reached="yes")
    view = page(client, reverse("growth"))
    assert view.kept
    assert not view.specimen
    assert view.parts[2].state.startswith("Next: agree on the project, by ")


@pytest.mark.row("J1")
@pytest.mark.parametrize(("track", "first"), [("pm", "PM"), ("pmm", "PMM")])
def test_both_ladders_stand_in_parallel_the_track_first(client, track, first):
    client.post(reverse("switch-track"), {"track": track})
    view = page(client, reverse("ladder"))
    assert [level.level for level in view.levels] == list(LEVELS)
    assert all(level.rungs[0].short == first for level in view.levels)
    assert [len(rung.asked) > 0 for rung in view.levels[0].rungs] == [False, False]
    assert all(rung.asked[0].decides for level in view.levels[1:] for rung in level.rungs)
    assert all(role.leads for role in view.roles)


@pytest.mark.row("J1")
def test_company_names_are_dated_sourced_and_called_approximate(client):
    body = client.get(reverse("ladder")).content.decode()
    view = page(client, reverse("ladder"))
    assert {row.company for row in view.companies} == {"Google", "Meta", "Amazon"}
    for row in view.companies:
        assert f"{row.company} <" in body
        assert row.origin.where in body
        assert str(row.year) in body
    assert "approximately" in body
    assert "For PMM no names were found" in body


def test_every_rung_leads_to_a_case(client):
    for level in page(client, reverse("ladder")).levels[1:]:
        for rung in level.rungs:
            assert page(client, rung.case_url).to_level == level.level


# -- the case --------------------------------------------------------------------------------------


def test_before_a_resume_the_criteria_stand_with_a_sample_and_one_button(client):
    response = client.get(case_at())
    view = response.context["page"]
    assert view.state == "no-lines"
    main = response.content.decode().partition("<main")[2]
    assert main.count('class="button"') == 1
    assert "made-up line" in main
    assert all(one.title in main for one in view.criteria)


@pytest.mark.row("J2")
def test_a_criterion_quotes_the_persons_own_lines_and_where_they_stand(client, owner, taken):
    one = criterion(client)
    assert one.state == "met"
    assert [entry.words for entry in one.evidence] == [BEAT]
    quoted = one.evidence[0]
    assert quoted.where == "Product Manager, Fern Health, Mar 2022 - Present"
    assert RESUME.split("\n")[quoted.number - 1].endswith(BEAT)
    assert client.get(quoted.url.partition("#")[0]).status_code == 200
    assert quoted.id == line_id(owner, "Launched")


@pytest.mark.row("J2")
def test_what_is_missing_is_named(client, taken):
    view = page(client, case_at("pm", "L5"))
    assert view.headline == "The case for L6 does not stand yet"
    assert {one.state for one in view.criteria} <= {"partly", "not"}
    assert all(one.missing for one in view.criteria)


def test_the_case_opens_on_the_step_of_the_track_and_the_aim(client, owner, taken):
    def opened():
        return client.get(reverse("promotion"))["Location"]

    assert opened() == case_at("pm", "L4")
    client.post(reverse("switch-track"), {"track": "pmm"})
    assert opened() == case_at("pmm", "L4")
    actions.aim_at(owner.person, "L7")
    assert opened() == case_at("pmm", "L6")
    actions.aim_at(owner.person, "L3")
    assert opened() == case_at("pmm", "L3")
    note(client, "Ask Rui.", "line-placed", level="L5")
    assert opened() == case_at("pmm", "L5")


@pytest.mark.parametrize(
    ("role", "level"), [("pm", "L7"), ("pm", "L9"), ("ceo", "L4"), ("shared", "L4")]
)
def test_a_step_that_does_not_exist_is_not_there(client, role, level):
    assert client.get(case_at(role, level)).status_code == 404
    assert choose(client, "x", "first", role=role, level=level).status_code == 404
    assert note(client, "Text.", role=role, level=level).status_code == 404


def test_a_line_is_set_aside_and_taken_back(client, owner, taken):
    line = line_id(owner, "Launched")
    assert choose(client, line, "aside").status_code == 302
    one = criterion(client)
    assert one.state != "met"
    assert [entry.id for entry in one.aside] == [line]
    assert line not in [entry.id for entry in one.evidence]
    choose(client, line, "as-read")
    assert criterion(client).state == "met"
    assert not CaseLine.objects.exists()


def test_another_line_is_put_first_and_lacks_what_it_lacks(client, owner, taken):
    line = line_id(owner, "Sent weekly")
    others = [name for group in criterion(client).others for name, _words in group.lines]
    assert line in others
    choose(client, line, "first")
    first, second = criterion(client).evidence
    assert (first.id, first.chosen, second.chosen) == (line, True, False)
    assert first.lacks
    choose(client, line, "aside")
    assert [entry.words for entry in criterion(client).evidence] == [BEAT]
    assert CaseLine.objects.count() == 1


def test_a_choice_outlives_a_correction_of_its_words(client, owner, taken):
    line = line_id(owner, "Launched")
    choose(client, line, "aside")
    actions.change_fact(owner.person, line, BEAT + " in Spain", NOON)
    assert [entry.words for entry in criterion(client).aside] == [BEAT + " in Spain"]


def test_a_line_that_proves_nothing_by_the_persons_word_is_no_evidence(client, owner, taken, book):
    line = line_id(owner, "Launched")
    actions.say_where(owner.person, line, "reject", book, NOON)
    one = criterion(client)
    shown = (*one.evidence, *one.offered, *one.aside)
    assert line not in [entry.id for entry in shown]
    assert line not in [name for group in one.others for name, _words in group.lines]


def test_a_line_read_as_other_work_is_offered_and_counts_once_chosen(client, owner, taken):
    line = line_id(owner, "Coordinated")
    where = {"name": "shipped-with-impact", "role": "pm"}
    choose(client, line_id(owner, "Shipped"), "aside", **where)
    assert line in [entry.id for entry in criterion(client, **where).offered]
    assert criterion(client, **where).state != "met"
    choose(client, line, "first", **where)
    one = criterion(client, **where)
    assert (one.state, one.offered) == ("met", ())
    assert (one.evidence[0].id, one.evidence[0].chosen) == (line, True)


def test_a_line_or_a_criterion_that_is_not_there_is_refused(client, owner, taken):
    line = line_id(owner, "Launched")
    assert choose(client, "nothing", "first").status_code == 404
    assert choose(client, line, "first", name="nothing").status_code == 404
    assert choose(client, line, "praise").status_code == 404
    assert not PromotionCase.objects.exists()


def test_a_note_is_kept_changed_and_let_go(client, taken):
    note(client, "  The target was agreed in May.\r\nAsk Rui.  ")
    assert criterion(client).note == "The target was agreed in May.\nAsk Rui."
    note(client, "The target was agreed in June.")
    assert criterion(client).note == "The target was agreed in June."
    assert criterion(client, level="L4", name="sales-changed").note == ""
    note(client, "   ")
    assert not CaseNote.objects.exists()


def test_a_note_that_is_too_long_is_shown_again_and_the_one_before_kept(client, taken):
    note(client, "Before.")
    long = "word " * 100
    response = note(client, long)
    assert response.status_code == 422
    one = response.context["page"].criteria[0]
    assert (one.note, one.here) == (long, True)
    assert "400" in one.problem
    assert criterion(client).note == "Before."


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return len(document), " ".join(
        "\n".join(page.get_textpage().get_text_range() for page in document).split()
    )


def lowest(pdf):
    """Return how far above the lower edge the text ends that is not the foot, in points."""
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    boxes = [text.get_rect(n) for n in range(text.count_rects())]
    return sorted(bottom for _left, bottom, _right, _top in boxes)[2]


@pytest.mark.row("J2")
def test_the_packet_has_one_page_with_quotes_notes_and_gaps(client, owner, taken):
    note(client, "The target was agreed in May, #panic($x$) *no*.")
    response = client.get(reverse("case-paper", args=["pmm", "L4"]))
    assert response["Content-Type"] == "application/pdf"
    assert re.search(r'"case-pmm-L5-\d{4}-\d\d-\d\d\.pdf"', response["Content-Disposition"])
    pages, said = text_of(response.content)
    assert pages == 1
    for part in (BEAT, "The target was agreed in May, #panic($x$) *no*.", "What is still open"):
        assert part in said
    assert "Carvalho" in said


def test_the_fullest_packet_still_has_one_page(client, owner):
    bullets = "\n".join(
        f"- Launched service {n} {'for small and larger clinics ' * 12}; pipeline of EUR 1.9M "
        f"against a target of EUR 1.5M"
        for n in range(9)
    )
    file = SimpleUploadedFile("cv.md", RESUME.replace(f"- {BEAT}", bullets).encode())
    client.post(reverse("experience"), {"file": file})
    for one in page(client, case_at()).criteria:
        note(client, "Wide words, many of them. " * 15, one.id)
        for number in range(3):
            choose(client, line_id(owner, f"Launched service {number}"), "first", one.id)
    made = client.get(reverse("case-paper", args=["pmm", "L4"])).content
    pages, said = text_of(made)
    assert pages == 1
    assert said.count("Wide words") == 60
    # Nothing hangs over the lower edge: the foot is the last thing on the page.
    assert said.endswith("1 / 1")
    assert lowest(made) > 50


def test_the_same_comes_as_markdown_and_nothing_a_person_wrote_is_markup(client, taken):
    note(client, "# Not a heading <i>\n- [x](y)")
    body = client.get(reverse("case-markdown", args=["pmm", "L4"])).content.decode()
    assert f"> {BEAT} (Product Manager, Fern Health, Mar 2022 - Present)" in body
    assert r"\# Not a heading \<i\> - \[x\](y)" in body
    assert body.startswith("# The case for L5, Senior Product Marketing Manager\n")


def test_there_is_no_packet_before_a_resume(client):
    for name in ("case-paper", "case-markdown"):
        assert client.get(reverse(name, args=["pmm", "L4"])).status_code == 404


def test_a_pdf_that_cannot_be_set_says_what_to_do_instead(client, owner, taken, monkeypatch):
    def cannot(*_values):
        raise CannotTypeset("The machine has no room.")

    monkeypatch.setattr("debrief.web.views.promotion.typeset", cannot)
    response = client.get(reverse("case-paper", args=["pmm", "L4"]))
    assert response.status_code == 503
    assert "take the Markdown" in response.context["page"].problem


def test_twice_the_lines_add_no_queries(client):
    def queries(text):
        file = SimpleUploadedFile("cv.md", text.encode())
        client.post(reverse("experience"), {"file": file})
        client.get(case_at())
        with CaptureQueriesContext(connection) as captured:
            client.get(case_at())
        return len(captured)

    few = queries(RESUME)
    role = RESUME[RESUME.index("### Product") :]
    assert queries(RESUME + "\n" + role.replace("Fern", "Elm") * 3) == few
    assert few <= 12


# -- a change of sides -----------------------------------------------------------------------------


@pytest.mark.row("J3")
@pytest.mark.parametrize(
    ("direction", "competence"),
    [("pm-to-pmm", "Market framing"), ("pmm-to-pm", "Product execution")],
)
def test_a_proposal_names_what_to_prove_and_promises_no_time(client, direction, competence):
    view = page(client, plan_at(direction))
    assert view.competence == competence
    assert not view.kept
    assert "not known" in view.caution
    assert len(view.projects) >= 4
    assert all(re.match(r"[4-8] weeks, ", project.size) for project in view.projects)
    stones = view.timeline.stones
    assert stones[0].day > timezone.localdate()
    assert view.timeline.start.weekday() == 0
    assert 182 <= (stones[-1].day - view.timeline.start).days <= 365
    assert view.timeline.people


def test_both_directions_are_shown_before_one_is_kept(client):
    view = page(client, reverse("switch"))
    assert [way.url for way in view.directions] == [plan_at("pm-to-pmm"), plan_at("pmm-to-pm")]
    keep(client, "pmm-to-pm", project="refusals")
    assert client.get(reverse("switch"))["Location"] == plan_at("pmm-to-pm")


def test_with_a_resume_the_plan_says_what_is_shown_and_what_a_panel_would_miss(client, taken):
    view = page(client, plan_at())
    assert view.read
    assert view.lacking
    assert not page(client, plan_at()).kept


@pytest.mark.row("J3")
def test_a_plan_is_kept_changed_and_stays(client):
    start = timezone.localdate() + timedelta(days=10)
    assert keep(client, start=start.isoformat(), hours="4,5").status_code == 302
    view = page(client, plan_at())
    assert view.kept
    assert view.projects[0].id == "packages"
    assert (view.timeline.start, view.form.hours) == (start, "4.5")
    mark(client, milestone="gaps", reached="yes")
    keep(client, project="battlecard", start=start.isoformat())
    view = page(client, plan_at())
    assert view.projects[0].id == "battlecard"
    assert view.timeline.stones[0].reached == timezone.localdate()
    assert PlannedSwitch.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"start": "soon"}, "not a date"),
        ({"start": "9999-12-31"}, "two years"),
        ({"start": "0001-01-01"}, "two years"),
        ({"hours": "many"}, "not a number"),
        ({"hours": "nan"}, "from 1 to 40"),
        ({"hours": "0"}, "from 1 to 40"),
        ({"hours": "1e9"}, "from 1 to 40"),
    ],
)
def test_what_makes_no_plan_is_refused_with_what_was_given(client, given, says):
    keep(client)
    response = keep(client, **given)
    view = response.context["page"]
    assert response.status_code == 422
    assert says in view.problem
    assert "stayed as it was" in view.problem
    assert given.items() <= {"start": view.form.start, "hours": view.form.hours}.items()
    assert PlannedSwitch.objects.get().hours == 6


def test_a_project_or_a_direction_that_is_not_there_is_refused(client):
    assert keep(client, project="refusals").status_code == 404
    assert client.get(plan_at("pm-to-ceo")).status_code == 404
    assert not PlannedSwitch.objects.exists()


def test_milestones_are_ticked_and_unticked_on_a_kept_plan_only(client):
    assert mark(client, milestone="agree", reached="yes").status_code == 404
    keep(client)
    for _twice in range(2):
        mark(client, milestone="agree", reached="yes")
    stone = page(client, plan_at()).timeline.stones[1]
    assert stone.reached == timezone.localdate()
    assert "1 of 7 milestones reached" in page(client, plan_at()).timeline.title
    mark(client, milestone="agree", reached="no")
    assert page(client, plan_at()).timeline.stones[1].reached is None
    assert mark(client, milestone="nothing", reached="yes").status_code == 404


def test_a_day_that_has_passed_says_so(client):
    keep(client, start=(timezone.localdate() - timedelta(days=60)).isoformat())
    stones = page(client, plan_at()).timeline.stones
    assert [stone.late for stone in stones[:3]] == [True, True, False]


def test_people_are_named_renamed_and_let_go(client):
    keep(client)
    mark(client, person="manager", name="  Beatriz   Mota ")
    assert page(client, plan_at()).timeline.people[0].name == "Beatriz Mota"
    assert mark(client, person="manager", name="x" * 81).status_code == 422
    assert page(client, plan_at()).timeline.people[0].name == "Beatriz Mota"
    mark(client, person="manager", name="")
    assert page(client, plan_at()).timeline.people[0].name == ""
    assert mark(client, person="nobody", name="Ana").status_code == 404


@pytest.mark.row("J3")
def test_the_calendar_has_every_day_of_the_plan(client):
    assert client.get(reverse("switch-calendar", args=["pm-to-pmm"])).status_code == 404
    keep(client)
    mark(client, person="manager", name="Beatriz Mota")
    response = client.get(reverse("switch-calendar", args=["pm-to-pmm"]))
    assert response["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(response.content).walk("VEVENT")
    timeline = page(client, plan_at()).timeline
    days = sorted(one.day for one in (*timeline.stones, *timeline.people))
    assert sorted(event["DTSTART"].dt for event in events) == days
    assert "Ask Beatriz Mota (your manager)" in [str(event["SUMMARY"]) for event in events]


def test_a_plan_is_let_go_with_its_ticks_and_names(client):
    keep(client)
    mark(client, milestone="gaps", reached="yes")
    assert client.post(reverse("switch-delete", args=["pm-to-pmm"])).status_code == 302
    assert not page(client, plan_at()).kept
    assert client.post(reverse("switch-delete", args=["pm-to-pmm"])).status_code == 404


# -- whose it is, and all of it --------------------------------------------------------------------


def addresses():
    for name in ("growth", "ladder", "promotion", "switch", "forget-growth"):
        yield reverse(name)
    yield case_at()
    yield plan_at()
    yield from (reverse(name, args=["pmm", "L4"]) for name in ("case-paper", "case-markdown"))
    yield reverse("switch-calendar", args=["pm-to-pmm"])


def test_nothing_of_it_is_shown_to_a_helper_or_an_outsider(cast, client, taken):
    note(client, "A secret about Rui.")
    keep(client)
    mark(client, person="manager", name="Beatriz Mota")
    for address in addresses():
        assert cast.outsider.client.get(address).status_code == 403
        body = cast.helper.client.get(address).content
        assert b"Rui" not in body
        assert b"Beatriz" not in body
        assert b"Fern Health" not in body


def test_a_helper_changes_nothing_of_the_owners(cast, client, owner, taken):
    keep(client)
    note(client, "Mine.")
    helper = cast.helper.client
    assert choose(helper, line_id(owner, "Launched"), "aside").status_code == 404
    assert mark(helper, milestone="gaps", reached="yes").status_code == 404
    assert helper.post(reverse("switch-delete", args=["pm-to-pmm"])).status_code == 404
    note(helper, "Theirs.")
    helper.post(reverse("forget-growth"))
    assert criterion(client).note == "Mine."
    assert page(client, plan_at()).kept


def test_deleting_everything_is_asked_first_and_leaves_the_experience(client, owner, taken):
    note(client, "Mine.")
    choose(client, line_id(owner, "Launched"), "first")
    keep(client)
    view = page(client, reverse("forget-growth"))
    assert view.lines == (
        "1 line that you chose or set aside",
        "1 note on a criterion",
        "1 plan with its ticks and names",
    )
    assert PlannedSwitch.objects.exists()
    client.post(reverse("forget-growth"))
    assert not PromotionCase.objects.exists()
    assert not PlannedSwitch.objects.exists()
    assert actions.lines_in_force(owner.person)


def test_no_style_and_no_script_stands_in_any_page(client, taken):
    keep(client)
    note(client, "<script>alert(2)</script>")
    for address in addresses():
        response = client.get(address)
        if response["Content-Type"].startswith("text/html"):
            assert not re.search(r"\sstyle=|<script>|\son\w+=", response.content.decode())
