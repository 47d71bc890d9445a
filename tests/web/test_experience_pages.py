"""The pages of a person's experience: in, put right, out, gone."""

import io
import json
import re
import zipfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from debrief.experience import read_resume, read_typed
from debrief.journal import actions
from debrief.journal.models import Correction, Import
from debrief.web.reading import originals
from people import NOON

RESUME = """\
# Ines Carvalho

ines@example.org

## Experience

### Product Manager, Fern Health

Mar 2022 - Present

- Cut missed appointments from 18 % to 11 % in two quarters
- Ran 24 interviews <script>alert(1)</script> with reception teams

### Associate, Fern Health

2020 - 2022

- Kept the release notes

## Skills

SQL, Figma
"""
HERE = reverse("experience")


@pytest.fixture
def client(owner):
    return owner.client


def upload(client, data, name="cv.md"):
    return client.post(HERE, {"file": SimpleUploadedFile(name, data)})


@pytest.fixture
def taken(client):
    upload(client, RESUME.encode())
    return Import.objects.get()


def page(client, **query):
    response = client.get(HERE, query)
    assert response.status_code == 200
    return response.context["page"]


def facts(view):
    for section in view.sections:
        yield from section.facts
        for entry in section.entries:
            yield from filter(None, (entry.title, *entry.details, *entry.lines))


def fact(view, beginning):
    return next(one for one in facts(view) if one.value.startswith(beginning))


def correct(client, **form):
    return client.post(reverse("corrections"), form)


def test_somebody_new_sees_what_will_be_there_and_one_button(client):
    response = client.get(HERE)
    view = response.context["page"]
    assert view.empty
    assert not view.sections
    main = response.content.decode().partition("<main")[2]
    assert main.count('class="button"') == 1
    assert "specimen-dossier" in main


@pytest.mark.row("C1")
@pytest.mark.parametrize("track", ["pm", "pmm"])
def test_every_fact_of_a_file_names_its_line_whatever_the_track(client, taken, track):
    client.post(reverse("switch-track"), {"track": track})
    view = page(client)
    lines = RESUME.split("\n")
    assert len(list(facts(view))) == 13
    assert all(one.value.split(" <")[0] in lines[one.line - 1] for one in facts(view))
    assert view.headline.startswith("2 roles and 3 lines")


def test_a_file_is_read_during_the_request_where_it_is_quick(client):
    response = upload(client, RESUME.encode())
    row = Import.objects.get()
    assert response["Location"] == reverse("import", args=[row.pk])
    assert client.get(response["Location"])["Location"] == HERE


def test_typed_text_is_read_like_a_file(client):
    client.post(HERE, {"text": RESUME.replace("\n", "\r\n")})
    assert page(client).source.title == "Typed text"
    assert len(page(client).sections) == 3


def test_a_file_in_which_nothing_was_found_says_so(client):
    upload(client, "\U0001f9ed\U0001f9ed\U0001f9ed".encode(), "cv.txt")
    assert "No role and no line was found in your file" in client.get(HERE).content.decode()


def test_nothing_chosen_says_what_to_do(client):
    response = client.post(HERE, {"text": "  "})
    assert response.status_code == 422
    assert "paste" in response.context["page"].intake.problem


@pytest.mark.parametrize("size", [10_000_001, 12_000_000])
def test_a_file_past_ten_megabytes_is_refused_with_a_line(client, size):
    response = upload(client, b"x" * size)
    assert response.status_code == 422
    assert "10 MB" in response.context["page"].intake.problem
    assert not Import.objects.exists()


def test_a_text_that_is_too_long_is_shown_again(client):
    text = "word " * 50_000
    response = client.post(HERE, {"text": text})
    assert response.status_code == 422
    assert response.context["page"].intake.text == text


def bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 30_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4 broken", b"\x89PNG\r\n\x1a\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bomb()]
)
def test_a_file_that_cannot_be_read_says_why_and_leaves_nothing(client, data):
    before = set(settings.IMPORTS.glob("*"))
    response = client.post(HERE, {"file": SimpleUploadedFile("cv.pdf", data)}, follow=True)
    view = response.context["page"]
    assert view.state == "refused"
    assert view.line
    assert view.line in response.content.decode()
    assert set(settings.IMPORTS.glob("*")) == before
    assert page(client).empty


def test_a_refused_file_leaves_the_one_before_in_force(client, taken):
    upload(client, b"%PDF-1.4 broken")
    assert page(client).source.title == "cv.md"


def test_the_source_line_is_shown_in_its_context(client, taken):
    found = fact(page(client), "Cut missed")
    response = client.get(found.url)
    panel = response.context["page"].panel
    assert [line.number for line in panel.lines if line.hit] == [found.line]
    assert "".join(p.text for line in panel.lines for p in line.pieces if p.marked) == found.value
    assert [line.number for line in panel.lines] == [9, 11, 12]


def test_htmx_gets_the_margin_alone(client, taken):
    found = fact(page(client), "Cut missed")
    response = client.get(found.url, headers={"HX-Request": "true"})
    assert response.templates[0].name == "_source_panel.html"
    assert "HX-Request" in response["Vary"]
    assert client.get(HERE + "?fact=gone", headers={"HX-Request": "true"}).status_code == 404
    assert page(client, fact="gone").panel is None


def test_roles_at_one_employer_open_their_own_margin(client, taken):
    roles = next(one for one in page(client).sections if one.id == "work").entries
    employers = [role.details[0] for role in roles]
    assert employers[0].id == employers[1].id
    for role, employer in zip(roles, employers, strict=True):
        assert client.get(employer.url).context["page"].panel.row == role.row


def test_what_a_file_says_is_never_markup(client, taken):
    found = fact(page(client), "Ran 24")
    for address in (HERE, found.url):
        body = client.get(address).content.decode()
        assert "<script>alert" not in body
        assert "&lt;script&gt;alert" in body


def test_a_fact_is_corrected_removed_and_that_is_taken_back(client, taken):
    found = fact(page(client), "Ran 24")
    correct(client, kind="change", target=found.id, value="Ran 24 interviews in 6 clinics")
    view = page(client)
    assert fact(view, "Ran 24 interviews in 6").corrected
    panel = client.get(fact(view, "Ran 24").url).context["page"].panel
    assert panel.was == found.value
    correct(client, kind="remove", target=found.id)
    view = page(client)
    assert not [one for one in facts(view) if one.value.startswith("Ran 24")]
    client.post(view.corrections[0].take_back_url)
    assert fact(page(client), "Ran 24").value == found.value


def test_a_role_a_line_and_a_skill_are_added(client, taken):
    correct(client, kind="add", target="work", value="Product Analyst")
    role = next(one for one in page(client).sections if one.id == "work").entries[-1]
    correct(client, kind="add", target=role.id, field="line", value="Built the churn report")
    correct(client, kind="add", target="skills", value="Amplitude")
    view = page(client)
    assert fact(view, "Built the churn").line == 0
    assert fact(view, "Amplitude").line == 0
    panel = client.get(fact(view, "Built the churn").url).context["page"].panel
    assert panel.added
    assert panel.lines == ()


def test_what_was_changed_last_has_the_focus(client, taken):
    found = fact(page(client), "Ran 24")
    response = correct(client, kind="change", target=found.id, value="Ran 25 interviews")
    body = client.get(response["Location"]).content.decode()
    assert body.count("autofocus") == 1


@pytest.mark.parametrize("htmx", [True, False])
def test_an_emptied_field_keeps_what_was_there_and_says_so(client, taken, htmx):
    found = fact(page(client), "Ran 24")
    response = client.post(
        reverse("corrections"),
        {"kind": "change", "target": found.id, "value": " "},
        headers={"HX-Request": "true"} if htmx else {},
    )
    assert response.status_code == (200 if htmx else 422)
    view = response.context["page"]
    assert "Remove" in view.problem
    assert view.panel.target == found.id
    assert fact(view, "Ran 24").value == found.value


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"kind": "burn", "target": "skills"},
        {"kind": "change", "target": "gone", "value": "x"},
        {"kind": "remove", "target": "gone"},
        {"kind": "add", "target": "gone", "field": "line", "value": "x"},
        {"kind": "move", "target": "gone", "section": "work"},
        {"kind": "settle", "target": "gone"},
    ],
)
def test_a_form_for_something_that_is_not_there_gets_404(client, taken, form):
    assert correct(client, **form).status_code == 404
    assert not Correction.objects.exists()


def test_questions_stand_on_top_and_can_be_settled(client):
    doubtful = RESUME.replace("### Associate, Fern Health\n\n2020 - 2022", "### Fern Health")
    upload(client, doubtful.encode())
    view = page(client)
    assert view.questions
    assert all(asked.quote in doubtful for asked in view.questions)
    body = client.get(HERE).content.decode()
    assert body.index("open-questions") < body.index('class="dossier"')
    for asked in view.questions:
        if asked.url:
            assert client.get(asked.url).context["page"].panel.row == asked.row
    correct(client, kind="settle", target=view.questions[0].key)
    assert len(page(client).questions) == len(view.questions) - 1


def test_corrections_without_a_place_are_listed_and_not_lost(client, taken):
    found = fact(page(client), "Ran 24")
    correct(client, kind="change", target=found.id, value="Ran 24 interviews in 6 clinics")
    newer = RESUME.replace("Ran 24 interviews <script>alert(1)</script>", "Owned the launch of it")
    upload(client, newer.replace("with reception teams", "in Spain").encode())
    view = page(client)
    assert len(view.lost) == 1
    assert "6 clinics" in view.lost[0].says
    assert [one.in_force for one in view.imports] == [True, False]


def test_the_original_comes_back_only_as_an_attachment(client, taken):
    response = client.get(reverse("import-original", args=[taken.pk]))
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="cv.md"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content == RESUME.encode()


def test_a_file_with_a_strange_name_is_called_by_its_last_part(client):
    upload(client, RESUME.encode(), name='..\\..\\a"\r\nX: y<b>.md')
    row = Import.objects.get()
    assert "\n" not in row.name
    assert "\\" not in row.name
    response = client.get(reverse("import-original", args=[row.pk]))
    assert response["Content-Disposition"].startswith("attachment")
    assert "<b>" not in client.get(HERE).content.decode()


def test_a_deleted_import_takes_its_file_along(client, taken):
    path = settings.IMPORTS / taken.original
    assert path.exists()
    client.post(reverse("import-delete", args=[taken.pk]))
    assert not path.exists()
    assert page(client).empty


def test_a_file_left_behind_says_so_and_is_read_on_request(client, owner):
    row = actions.begin_typed(owner.person, RESUME, originals(), NOON)
    address = reverse("import", args=[row.pk])
    view = client.get(address).context["page"]
    assert view.state == "stopped"
    assert page(client).unread
    assert client.post(view.again_url)["Location"] == address
    assert client.get(address)["Location"] == HERE
    assert not page(client).unread


def test_a_file_that_is_being_read_shows_how_long_and_asks_again_by_itself(client, owner):
    from django.utils import timezone

    row = actions.begin_typed(owner.person, RESUME, originals(), timezone.now())
    address = reverse("import", args=[row.pk])
    response = client.get(address)
    assert response.context["page"].state == "reading"
    body = response.content.decode()
    assert '<noscript><meta http-equiv="refresh"' in body
    asked = client.get(address, headers={"HX-Request": "true"})
    assert asked.templates[0].name == "_import_progress.html"
    actions.read_import(row.pk, originals(), timezone.now)
    assert client.get(address, headers={"HX-Request": "true"})["HX-Redirect"] == HERE


@pytest.mark.row("C1")
def test_exports_carry_the_corrections_and_can_be_read_again(client, taken):
    found = fact(page(client), "Ran 24")
    correct(client, kind="change", target=found.id, value="Ran 25 interviews")
    markdown = client.get(reverse("export-markdown"))
    assert markdown["Content-Disposition"] == 'attachment; filename="resume.md"'
    again = read_resume(read_typed(markdown.content.decode()))
    assert [line.value for _, line in again.evidence()][1] == "Ran 25 interviews"
    record = json.loads(client.get(reverse("export-json")).content)
    assert record["work"][0]["highlights"][1] == "Ran 25 interviews"


def test_there_is_nothing_to_export_before_the_first_file(client):
    assert client.get(reverse("export-markdown")).status_code == 404
    assert client.get(reverse("export-json")).status_code == 404


def test_deleting_everything_is_asked_first(client, taken):
    correct(client, kind="add", target="skills", value="Amplitude")
    view = client.get(reverse("forget-experience")).context["page"]
    assert (view.imports, view.corrections) == (1, 1)
    assert Import.objects.exists()
    client.post(reverse("forget-experience"))
    assert page(client).empty
    assert not (settings.IMPORTS / taken.original).exists()


def test_corrections_that_wait_for_a_file_can_still_be_deleted(client, taken):
    correct(client, kind="add", target="skills", value="Amplitude")
    client.post(reverse("import-delete", args=[taken.pk]))
    assert page(client).kept == 1
    assert reverse("forget-experience") in client.get(HERE).content.decode()


def test_doubling_the_facts_adds_no_queries(client):
    def queries(text):
        upload(client, text.encode())
        client.get(HERE)
        with CaptureQueriesContext(connection) as captured:
            client.get(HERE)
        return len(captured)

    few = queries(RESUME)
    role = RESUME[RESUME.index("### Product") : RESUME.index("## Skills")]
    assert (
        queries(RESUME.replace("## Skills", role.replace("Fern", "Elm") * 4 + "## Skills")) == few
    )
    assert few <= 7


def test_no_style_and_no_script_stands_in_the_page(client, taken):
    for address in (HERE, fact(page(client), "Ran 24").url, reverse("forget-experience")):
        body = client.get(address).content.decode()
        assert not re.search(r"\sstyle=|<script>|\son\w+=", body)
