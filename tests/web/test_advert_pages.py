"""Job advertisements as pages: in, read, covered, compared, gone."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from debrief.journal import actions
from debrief.journal.models import Advert
from debrief.web.reading import originals
from people import NOON

POSTING = """\
Product Manager, Payments at Tallyhouse

What you will do
- Own the positioning of payment links and the messaging on website and decks
- Build battlecards and train our 25 sales people on how we differ
- Plan and run launches with sales and support in three countries
- Work with product and engineering on the roadmap
- Write the <script>alert(1)</script> messaging guide for sales
- Interview buyers every month and turn what you hear into personas

What you bring
- 5+ years of experience in product marketing
- Experience with SQL or Looker
- A degree in business
"""
RESUME = """\
## Experience

### Product Marketing Manager, Brightlane

2019 - 2022

- Built a battlecard that 34 sellers use; win rate rose from 22 % to 31 % in two quarters
- Built the funnel reports in SQL and Looker for four product teams
"""
HERE = reverse("adverts")
ADVERTS = Path(__file__).parents[1] / "fit" / "adverts"


@pytest.fixture
def client(owner):
    return owner.client


def paste(client, text=POSTING):
    answer = client.post(HERE, {"text": text})
    assert answer.status_code == 302, answer.context["page"].intake.problem
    return answer["Location"]


def upload(client, data, name="posting.html"):
    return client.post(HERE, {"file": SimpleUploadedFile(name, data)})


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.context["page"]


@pytest.fixture
def person(owner):
    row = actions.begin_typed(owner.person, RESUME, originals(), NOON)
    actions.read_import(row.pk, originals(), lambda: NOON)
    return owner.person


def test_somebody_new_sees_what_will_be_there_and_one_button(client):
    answer = client.get(HERE)
    main = answer.content.decode().partition("<main")[2]
    assert main.count('class="button"') == 1
    assert "advert-specimen" in main


@pytest.mark.row("C4")
def test_an_advertisement_says_whose_work_it_is_sentence_by_sentence(client):
    view = page(client, paste(client))
    assert view.title == "Product Manager, Payments"
    assert view.company == "Tallyhouse"
    assert view.headline.startswith("Called Product Manager, Payments")
    assert sum(share.percent for share in view.shares) == pytest.approx(100)
    assert [one.text.split()[0] for one in view.duties] == [
        "Own",
        "Build",
        "Plan",
        "Work",
        "Write",
        "Interview",
    ]
    assert len(view.asked) == 3
    assert view.years == ("5+ years",)
    assert {name for group in view.skills for name in group.names} >= {"SQL", "Looker"}
    assert view.level
    assert view.asks
    assert view.rounds
    assert not view.compared


def test_a_round_that_is_likely_leads_to_its_exercises(client):
    view = page(client, paste(client))
    assert all(client.get(one.url).status_code == 200 for one in view.rounds)
    assert sum(one.percent for one in view.rounds) == pytest.approx(100)


@pytest.mark.row("C4", "G2")
def test_beside_each_sentence_stands_the_line_that_covers_it(client, person):
    address = paste(client)
    view = page(client, address)
    assert view.compared
    data = next(one for one in view.asked if "SQL" in one.text)
    assert data.state == "covered"
    assert data.lines[0].text.startswith("Built the funnel reports in SQL")
    assert data.lines[0].url.startswith(reverse("matrix"))
    degree = next(one for one in view.asked if "degree" in one.text)
    assert degree.state == "unknown"
    years = next(one for one in view.asked if "years" in one.text)
    assert years.state == "partly"
    assert "3 years" in years.because
    assert view.covered_says.startswith("Your lines cover ")
    assert "such as a degree" in view.uncovered_says


def test_a_line_that_the_person_rejected_covers_nothing(client, person):
    address = paste(client)
    target = next(one.id for one in actions.lines_in_force(person) if "SQL" in one.text)
    client.post(reverse("place-line"), {"target": target, "kind": "reject"})
    data = next(one for one in page(client, address).asked if "SQL" in one.text)
    assert data.state != "covered"
    assert all(target not in one.url for one in data.lines)


def test_words_of_an_advertisement_are_never_markup(client):
    answer = client.get(paste(client)).content.decode()
    assert "<script>alert" not in answer
    assert "&lt;script&gt;" in answer


def pdf(text):
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made)
    for number, line in enumerate(text.split("\n")):
        canvas.drawString(40, 800 - 14 * number, line.replace("- ", "• ", line.startswith("- ")))
    canvas.save()
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("posting.pdf", pdf(POSTING)),
        ("posting.txt", POSTING.encode("utf-16")),
        ("posting.txt", POSTING.encode("cp1252")),
        ("posting.html", (ADVERTS / "pmm-html.html").read_bytes()),
        ("POSTING.HTM", b"<!DOCTYPE html><html>" + (ADVERTS / "pmm-html.html").read_bytes()),
    ],
)
def test_a_file_is_read_as_a_pasted_text_is(client, name, data):
    view = page(client, upload(client, data, name)["Location"])
    assert "Product" in view.title
    assert len(view.duties) > 3


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4 broken",
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04",
        b"\xff\xfe\x00",
        b"<html><body></body></html>",
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_leaves_nothing(client, data):
    answer = client.get(upload(client, data)["Location"])
    assert answer.status_code == 200
    refused = answer.context["page"]
    assert not refused.stopped
    assert refused.line
    assert "résumé" not in refused.line
    assert Advert.objects.get().text == ""
    client.post(refused.delete_url)
    assert not Advert.objects.exists()


def test_a_file_that_unpacks_to_too_much_is_refused_in_words_for_an_advertisement(client):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 120_000_000)
    refused = client.get(upload(client, packed.getvalue())["Location"]).context["page"]
    assert "if it were an advertisement" in refused.line


@pytest.mark.parametrize("text", ["", "   \n\t"])
def test_nothing_pasted_says_what_to_do(client, text):
    answer = client.post(HERE, {"text": text})
    assert answer.status_code == 422
    assert "Paste" in answer.context["page"].intake.problem


def test_a_text_that_is_too_long_is_refused_and_shown_again(client):
    text = "word " * 12_001
    answer = client.post(HERE, {"text": text})
    assert answer.status_code == 422
    assert "60,000" in answer.context["page"].intake.problem
    assert answer.context["page"].intake.text == text
    assert not Advert.objects.exists()


@pytest.mark.parametrize("size", [10_000_001, 12_000_000])
def test_a_file_past_ten_megabytes_is_refused_with_a_line(client, size):
    answer = upload(client, b"x" * size, "posting.txt")
    assert answer.status_code == 422
    assert "10 MB" in answer.context["page"].intake.problem


def test_a_text_without_any_duty_is_read_and_says_so(client):
    view = page(client, paste(client, "Lorem ipsum dolor sit amet.\n"))
    assert "no duties were found" in view.headline
    assert view.shares == ()
    assert view.asks


def test_advertisements_are_listed_with_their_answer_and_compared(client):
    first = paste(client)
    second = paste(client, (ADVERTS / "pm-prose.txt").read_text(encoding="utf-8"))
    listed = page(client, HERE)
    assert listed.can_compare
    assert [row.url for row in listed.rows] == [second, first]
    assert all(row.shares and row.says for row in listed.rows)
    chosen = {"with": [row.id for row in listed.rows]}
    view = client.get(reverse("adverts-compared"), chosen).context["page"]
    assert [column.url for column in view.columns] == [second, first]
    assert all(len(row.marks) == 2 and any(row.marks) for row in (*view.work, *view.skills))
    assert view.says


@pytest.mark.parametrize("many", [0, 1])
def test_fewer_than_two_cannot_be_compared(client, many):
    paste(client)
    paste(client, "Product Owner\n\n- Own the backlog\n")
    chosen = {"with": [row.id for row in page(client, HERE).rows][:many]}
    answer = client.get(reverse("adverts-compared"), chosen)
    assert answer.status_code == 422
    assert "Choose two" in answer.context["page"].problem
    assert len(answer.context["page"].rows) == 2


@pytest.mark.parametrize("chosen", ["nonsense", "00000000-0000-4000-8000-000000000000"])
def test_an_advertisement_that_does_not_exist_cannot_be_compared(client, chosen):
    assert client.get(reverse("adverts-compared"), {"with": chosen}).status_code == 404


def test_a_deleted_advertisement_is_gone_with_its_text(client):
    address = paste(client)
    assert client.post(f"{address}delete")["Location"] == HERE
    assert client.get(address).status_code == 404
    assert not Advert.objects.exists()


def test_a_file_whose_reading_was_interrupted_says_so_after_a_minute(client, owner, settings):
    settings.READ_BESIDE = True
    row = actions.begin_file(owner.person, "posting.pdf", b"%PDF-", NOON)
    answer = client.get(reverse("advert", args=[row.pk]))
    assert answer.context["page"].stopped
    Advert.objects.update(begun_at=NOON + timedelta(days=3_650))
    answer = client.get(reverse("advert", args=[row.pk])).content.decode()
    assert "being read" in answer


def test_a_pasted_text_survives_a_server_that_ended_while_it_read(client, owner):
    row = actions.begin_pasted(owner.person, POSTING, NOON)
    assert row.state == Advert.State.READING
    assert page(client, reverse("advert", args=[row.pk])).title == "Product Manager, Payments"


def test_too_many_are_not_taken_and_say_so(client, monkeypatch):
    monkeypatch.setattr(actions.adverts, "MOST_ADVERTS", 1)
    paste(client)
    answer = client.post(HERE, {"text": POSTING})
    assert answer.status_code == 422
    assert "kept already" in answer.context["page"].intake.problem


def test_without_the_model_duties_are_told_by_their_words(client, person, monkeypatch):
    monkeypatch.setattr(actions.adverts, "model", lambda: None)
    monkeypatch.setattr(actions.fit, "model", lambda: None)
    actions.adverts._read.cache_clear()
    actions.fit.forget_placed()
    view = page(client, paste(client))
    assert view.duties
    assert not view.compared
    actions.adverts._read.cache_clear()
