"""The pages about launches: shelf, worked ones, a person's own, what to say and to ask."""

import io
import re

import pytest
from django.db import connection
from django.urls import reverse

from debrief.handbook import handbook
from debrief.journal import actions
from debrief.journal.models import Teardown
from debrief.practice.teardown_file import as_toml, read_teardown
from people import NOON

NAME = "board-packs-on-sundays"
WORKED = handbook().teardowns[NAME]
STRONG = {role: WORKED.answers(role)[-1].answer for role in ("pm", "pmm")}
EVENT = {"date": "Oct 2024", "what": "The <b>spec</b>.", "side": "pm", "link": ""}


def event(place="new", do="add", **changes):
    """Return the form with an event in a place; 1 is the first that was kept."""
    return {"do": do, **{f"{name}-{place}": value for name, value in {**EVENT, **changes}.items()}}


@pytest.fixture
def launch(owner):
    return actions.begin_teardown(owner.person, "Fern Health", "Reminders", NOON)


def page_of(owner, launch):
    return owner.client.get(reverse("launch", args=[launch.pk])).content.decode()


def test_the_shelf_says_what_will_be_here_and_then_shows_it_by_company(owner):
    empty = owner.client.get("/launches/").content.decode()
    assert "Yours will stand here" in empty
    assert "Board packs on Sundays" in empty
    for company in ("Fern Health", "FERN health", "Brightlane"):
        actions.begin_teardown(owner.person, company, "Reminders", NOON)
    full = owner.client.get("/launches/").content.decode()
    assert "Yours will stand here" not in full
    assert full.count('class="company-shelf"') == 2


def test_a_new_launch_is_begun_or_refused_with_what_was_typed(owner):
    refused = owner.client.post("/launches/new", {"company": "", "product": "Reminders"})
    assert refused.status_code == 422
    assert 'value="Reminders"' in refused.content.decode()
    begun = owner.client.post("/launches/new", {"company": "Fern", "product": "Reminders"})
    assert begun.status_code == 302
    assert begun["Location"] == reverse("launch", args=[Teardown.objects.get().pk])


def test_a_file_is_taken_in_or_refused_by_line(owner):
    file = io.BytesIO(as_toml(WORKED).encode())
    file.name = "mine.toml"
    taken = owner.client.post("/launches/new", {"file": file, "take": "1"})
    assert taken.status_code == 302
    assert Teardown.objects.get().events.count() == len(WORKED.event)
    for data, says in (
        (b'company = "A"\nproduct = 3\n', "Line 2 of the file"),
        (b"", "no file yet"),
    ):
        bad = io.BytesIO(data)
        bad.name = "mine.toml"
        refused = owner.client.post("/launches/new", {"file": bad, "take": "1"})
        assert refused.status_code == 422
        assert says in refused.content.decode()


def test_a_worked_launch_hides_what_others_would_have_done_behind_their_addresses(owner):
    page = owner.client.get(reverse("worked-launch", args=[NAME])).content.decode()
    assert STRONG["pm"][:60] not in page
    for role in ("pm", "pmm"):
        answer = owner.client.get(reverse("worked-launch-answer", args=[NAME, role, "strong"]))
        assert "What a panel would say" in answer.content.decode()
    for address in (("pm", "perfect"), ("sales", "strong")):
        where = reverse("worked-launch-answer", args=[NAME, *address])
        assert owner.client.get(where).status_code == 404
    assert owner.client.get(reverse("worked-launch", args=["nowhere"])).status_code == 404


def test_the_picture_has_three_lanes_the_launch_and_every_event(owner):
    page = owner.client.get(reverse("worked-launch", args=[NAME])).content.decode()
    assert page.count('class="lane-band"') == 3
    assert page.count('class="lane-number"') == len(WORKED.event)
    assert "launch, 8 Oct 2024" in page
    assert "7 events led to the launch: 3 the PM’s, 3 the PMM’s, 1 shared; 3 came after it" in page


def test_an_event_is_added_changed_and_removed_without_scripts(owner, launch):
    where = reverse("launch", args=[launch.pk])
    assert owner.client.post(where, event()).status_code == 302
    page = page_of(owner, launch)
    assert "The &lt;b&gt;spec&lt;/b&gt;." in page
    assert "<b>spec</b>" not in page
    owner.client.post(where, event("1", "event-1", what="A beta.", link="https://example.org/a"))
    page = page_of(owner, launch)
    assert 'href="https://example.org/a" rel="noopener noreferrer"' in page
    owner.client.post(where, event("1", "remove-1"))
    assert launch.events.count() == 0


@pytest.mark.parametrize("place", ["new", "1"])
def test_an_event_that_cannot_be_kept_stays_in_its_form(owner, launch, place):
    where = reverse("launch", args=[launch.pk])
    owner.client.post(where, event())
    do = "add" if place == "new" else f"event-{place}"
    refused = owner.client.post(where, event(place, do, date="soon", what="Words worth keeping."))
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "“soon” is no date" in page
    assert "Words worth keeping.</textarea>" in page
    assert page.count('role="alert"') == 1
    assert launch.events.get().what == EVENT["what"]


def test_every_button_keeps_what_stands_in_the_other_fields(owner, launch):
    where = reverse("launch", args=[launch.pk])
    owner.client.post(where, event())
    typed = {"audience": "Receptionists", "would_pm": "A first thought."}
    changed = event("1", what="The beta.")
    owner.client.post(where, {**typed, **changed, **event(what="Another.", date="Nov 2024")})
    launch.refresh_from_db()
    assert (launch.audience, launch.would_pm) == ("Receptionists", "A first thought.")
    assert [one.what for one in launch.events.all()] == ["The beta.", "Another."]
    refused = owner.client.post(where, {**event(date="soon"), "would_pm": "A second thought."})
    assert refused.status_code == 422
    launch.refresh_from_db()
    assert launch.would_pm == "A second thought."


def test_an_event_is_opened_for_a_change_and_what_else_was_typed_is_kept(owner, launch):
    where = reverse("launch", args=[launch.pk])
    owner.client.post(where, event())
    assert 'name="what-1"' not in page_of(owner, launch)
    opened = owner.client.post(where, {"do": "change-1", "would_pm": "A first thought."})
    assert opened["Location"] == f"{where}?change=1#place-1"
    page = owner.client.get(opened["Location"]).content.decode()
    assert 'name="what-1"' in page
    assert "A first thought.</textarea>" in page


def test_the_form_of_a_full_timeline_can_be_sent(owner):
    owner.client.post(reverse("launch-copy", args=[NAME]))
    launch = Teardown.objects.get()
    page = owner.client.get(reverse("launch", args=[launch.pk]) + "?change=3").content.decode()
    names = re.findall(r'form="launch"[^>]* name="([^"]+)"', page)
    assert len(set(names)) < 30


def test_a_half_typed_event_is_not_dropped_by_another_button(owner, launch):
    where = reverse("launch", args=[launch.pk])
    refused = owner.client.post(where, event(do="keep", date="", what="Half a thought"))
    assert refused.status_code == 422
    assert "Half a thought</textarea>" in refused.content.decode()


def test_a_text_typed_before_the_track_was_switched_is_kept_and_read_as_it_was_meant(owner, launch):
    owner.client.post(reverse("switch-track"), {"track": "pmm"})
    where = reverse("launch", args=[launch.pk])
    made = owner.client.post(where, {"would_pm": STRONG["pm"], "do": "read"})
    assert "read for a PM<" in owner.client.get(made["Location"]).content.decode()
    launch.refresh_from_db()
    assert (launch.would_pm, launch.would_pmm) == (STRONG["pm"], "")


@pytest.mark.parametrize("place", ["7", "x", "99999999999999999999"])
def test_an_event_that_was_removed_elsewhere_is_passed_over(owner, launch, place):
    where = reverse("launch", args=[launch.pk])
    assert owner.client.post(where, event(place, f"event-{place}")).status_code == 302
    assert owner.client.post(where, {"do": f"remove-{place}"}).status_code == 302
    assert launch.events.count() == 0


def test_what_is_left_open_is_said_beside_the_events(owner, launch):
    assert "What this leaves open" not in page_of(owner, launch)
    owner.client.post(reverse("launch", args=[launch.pk]), event())
    page = page_of(owner, launch)
    assert "No event before the launch is the PMM’s" in page
    assert "No event before the launch is the PM’s" not in page


def test_what_was_typed_about_a_launch_is_kept_or_refused_whole(owner, launch):
    where = reverse("launch", args=[launch.pk])
    form = {"company": "Fern", "product": "Reminders", "audience": "Receptionists"}
    assert owner.client.post(where, form).status_code == 302
    refused = owner.client.post(where, {**form, "company": " ", "audience": "Everybody at home"})
    assert refused.status_code == 422
    assert "Everybody at home</textarea>" in refused.content.decode()
    launch.refresh_from_db()
    assert (launch.company, launch.audience) == ("Fern", "Receptionists")


def test_a_text_is_read_in_the_role_of_the_track_in_force(owner, launch):
    for role in ("pm", "pmm"):
        owner.client.post(reverse("switch-track"), {"track": role})
        where = reverse("launch", args=[launch.pk])
        made = owner.client.post(where, {f"would_{role}": STRONG[role], "do": "read"})
        assert made.status_code == 302
        page = owner.client.get(made["Location"]).content.decode()
        assert "Scorecard" in page
        assert f"read for a {role.upper()}" in page
    page = page_of(owner, launch)
    assert f"As a PM you wrote {len(STRONG['pm'].split())} words" in page
    assert page.count("/readings/") == 1


def test_a_draft_is_kept_without_being_read_and_an_empty_one_is_refused(owner, launch):
    owner.client.post(reverse("launch", args=[launch.pk]), {"would_pm": "A first thought."})
    assert "A first thought.</textarea>" in page_of(owner, launch)
    assert launch.readings.count() == 0
    refused = owner.client.post(
        reverse("launch", args=[launch.pk]), {"would_pm": " ", "do": "read"}
    )
    assert refused.status_code == 422
    assert "There is nothing to read yet." in refused.content.decode()


def test_a_short_text_is_read_and_said_to_be_too_short_to_judge(owner, launch):
    made = owner.client.post(
        reverse("launch", args=[launch.pk]), {"would_pm": "The same.", "do": "read"}
    )
    assert "Not enough to judge" in owner.client.get(made["Location"]).content.decode()


@pytest.mark.parametrize("form", ["toml", "json"])
def test_a_launch_is_taken_along_as_the_file_that_is_read_back(owner, launch, form):
    owner.client.post(reverse("launch", args=[launch.pk]), event())
    made = owner.client.get(reverse(f"launch-{form}", args=[launch.pk]))
    assert f".{form}" in made["Content-Disposition"]
    assert read_teardown(made.content.decode(), "a") == actions.told_by(launch)


def test_deleting_asks_first_and_says_what_goes(owner, launch):
    owner.client.post(reverse("launch", args=[launch.pk]), event())
    where = reverse("launch-delete", args=[launch.pk])
    asked = owner.client.get(where).content.decode()
    assert "1 event of its timeline" in asked
    assert "reading" not in asked.partition("With it go")[2]
    assert owner.client.post(where)["Location"] == "/launches/"
    assert owner.client.get(reverse("launch", args=[launch.pk])).status_code == 404


# -- what to say and to ask ------------------------------------------------------------------------


def company(owner, key="fern-health", form=""):
    return owner.client.get(f"/launches/companies/{key}/{form}")


def test_a_company_has_what_was_said_and_asks_what_was_not(owner, launch):
    owner.client.post(reverse("launch", args=[launch.pk]), {"would_pm": STRONG["pm"], "do": "read"})
    page = company(owner).content.decode()
    quoted = re.findall(r'<blockquote class="said"><p>([^<]+)</p>', page)
    assert 2 <= len(quoted) <= 4
    flat = " ".join(STRONG["pm"].split()).replace("'", "’")
    assert all(" ".join(words.split()) in flat for words in quoted)
    assert "because of Reminders" in page
    owner.client.post(reverse("switch-track"), {"track": "pmm"})
    page = company(owner).content.decode()
    assert '<blockquote class="said">' not in page
    assert "as a PMM was not read yet" in page


def test_a_worked_company_is_there_for_everybody_and_an_unknown_one_for_nobody(cast, launch):
    for somebody in (cast.owner, cast.helper):
        assert company(somebody, "halyard-metrics").status_code == 200
    assert company(cast.owner, "nobody").status_code == 404
    assert company(cast.helper).status_code == 404


def test_a_launch_one_took_apart_is_not_told_twice(owner):
    owner.client.post(reverse("launch-copy", args=[NAME]))
    assert company(owner, "halyard-metrics").content.decode().count('class="points-head"') == 1


def test_talking_points_are_taken_along_as_markdown_and_on_paper(owner, launch):
    made = company(owner, form="points.md")
    assert made.content.decode().startswith("# Fern Health, as a PM\n")
    paper = company(owner, "halyard-metrics", "points.pdf")
    assert paper.content.startswith(b"%PDF-")
    assert paper["Content-Disposition"].startswith('attachment; filename="halyard-metrics-')


def test_a_company_in_other_letters_has_an_address_and_a_paper(owner):
    actions.begin_teardown(owner.person, "Банк 24/7 “Да”", "Карта", NOON)
    key = Teardown.objects.get().company_key
    address = reverse("launch-company", args=[key])
    assert "Карта" in owner.client.get(address).content.decode()
    assert owner.client.get(f"{address}points.pdf").content.startswith(b"%PDF-")
    assert owner.client.get("/launches/").status_code == 200


def test_nothing_in_the_page_is_inline_and_a_link_with_markup_is_refused(owner, launch):
    where = reverse("launch", args=[launch.pk])
    assert owner.client.post(where, event(link="https://example.org/?<script>")).status_code == 422
    owner.client.post(where, event())
    page = page_of(owner, launch)
    assert "style=" not in page
    assert "onclick" not in page


def test_every_worked_launch_opens_with_all_its_events(owner):
    for name, teardown in handbook().teardowns.items():
        page = owner.client.get(reverse("worked-launch", args=[name])).content.decode()
        assert page.count('class="launch-event ') == len(teardown.event)


@pytest.mark.parametrize("name", ["launch-company", "launch-paper", "launch-markdown"])
def test_an_address_with_a_nul_is_asked_of_no_database(owner, name):
    def watch(execute, sql, params, many, context):
        assert "\0" not in str(params or "").replace("\\x00", "\0")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        assert owner.client.get(reverse(name, args=["a\0b"])).status_code == 404
