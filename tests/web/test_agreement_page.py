"""The page that says how well the program agrees with labels, with figures and without."""

import json

import pytest
from django.urls import reverse

from measured import RARE, write_figures
from people import hand_in


@pytest.fixture
def shown(owner, tmp_path, monkeypatch):
    """Open the page with the figures of one file."""

    def show(path):
        monkeypatch.setattr("debrief.web.views.agreement.FILE", path)
        response = owner.client.get(reverse("agreement"))
        assert response.status_code == 200
        return response.context["page"], response.content.decode()

    return show


@pytest.mark.row("E5")
def test_without_figures_the_page_says_so_and_how_to_measure(shown, tmp_path):
    page, html = shown(tmp_path / "agreement.json")
    assert not page.measured
    assert "Not measured for this installation" in html
    assert "debrief evaluate labelled.jsonl" in html
    assert "<figure" not in html


@pytest.mark.row("E5")
def test_figures_stand_with_their_intervals_beside_the_labellers_and_the_signs(
    shown, tmp_path, book
):
    path = write_figures(tmp_path, book)
    written = json.loads(path.read_text(encoding="utf-8"))
    page, html = shown(path)
    for part, row in (("f1_micro", 0), ("f1_macro", 1), ("precision", 2), ("recall", 3)):
        figure = written["answers"][part]
        said = f"{figure['value']:.2f} ({figure['low']:.2f} to {figure['high']:.2f})"
        assert page.answers.figures[row].program == said
        assert said in html
    assert page.answers.figures[0].labellers == "0.91"
    assert page.answers.figures[0].signs
    assert "synthetic" in html


def test_moves_stand_from_worst_to_best_and_the_weakest_are_named(shown, tmp_path, book):
    page, html = shown(write_figures(tmp_path, book))
    found = [row.f1 for row in page.answers.labels]
    assert found == sorted(found)
    worst = next(row for row in page.answers.labels if not row.few)
    assert page.answers.weakest.startswith("Trust it least on ")
    assert f"({worst.f1:.2f})" in page.answers.weakest
    assert html.count('class="dots-name"') == len(page.answers.labels) + len(page.letters.labels)


def test_a_move_in_few_texts_is_marked_and_never_called_the_weakest(shown, tmp_path, book):
    page, _ = shown(write_figures(tmp_path, book))
    title = next(move.title for move in book.moves.values() if move.id == RARE)
    assert [row.title for row in page.answers.labels if row.few] == [title]
    assert title not in page.answers.weakest


def test_a_move_that_no_text_holds_gets_no_perfect_figure(shown, tmp_path, book):
    page, _ = shown(write_figures(tmp_path, book))
    last = max(move for rubric in book.rubrics for move in rubric.moves)
    title = next(move.title for move in book.moves.values() if move.id == last)
    assert title not in {row.title for row in page.answers.labels}
    assert page.answers.unseen == f"“{title}”"


@pytest.mark.parametrize("name", ["answers_by_signs", "between_labellers", "letters", "lines"])
@pytest.mark.parametrize("left_out", [{}, None])
def test_a_part_that_was_not_measured_is_left_out(shown, tmp_path, book, name, left_out):
    page, html = shown(write_figures(tmp_path, book, **{name: left_out}))
    assert page.answers
    assert (page.letters is None) == (name == "letters")
    assert (page.lines is None) == (name == "lines")
    assert ("By signs alone" in html) == (name != "answers_by_signs")
    assert ("two labellers with each other" in html) == (name != "between_labellers")


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"lines": {"lines": 3}}', '{"answers": 4}', '{"answers": [1]}']
)
def test_a_damaged_file_is_said_and_does_not_break_the_page(shown, tmp_path, content):
    path = tmp_path / "agreement.json"
    path.write_text(content, encoding="utf-8")
    page, html = shown(path)
    assert page.problem
    assert "The figures cannot be read" in html
    assert "debrief evaluate labelled.jsonl" in html


def test_every_debrief_and_the_notes_lead_to_the_page(owner, exercise, weak):
    link = f'href="{reverse("agreement")}"'
    attempt = hand_in(owner.person, exercise, weak)
    for address in (reverse("attempt", args=[attempt.pk]), reverse("rules"), reverse("patterns")):
        assert link in owner.client.get(address).content.decode(), address


def test_somebody_without_a_session_gets_no_further_than_the_door(cast):
    assert cast.outsider.client.get(reverse("agreement")).status_code == 403


def test_two_labellers_stand_beside_the_program_for_letters_and_lines(book, shown, tmp_path):
    page, html = shown(write_figures(tmp_path, book))
    assert page.letter_labellers
    assert page.lines.labelled_again == 80
    assert page.lines.sides[0].labellers == "0.90"
    assert "two labellers who saw the bare line" in html
