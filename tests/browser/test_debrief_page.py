"""The debrief: marks in the text, notes in the margin, pointing at one lights the other."""

import pytest

TOP = "e => e.getBoundingClientRect().top"
LIT = "e => e.classList.contains('is-lit')"


@pytest.mark.row("D4", "E1", "E2", "E3")
def test_an_answer_comes_back_marked_annotated_and_scored(visitor, worked):
    visitor.hand_in(worked["weak"])
    page = visitor.page
    assert page.locator(".fix-says").inner_text().strip()
    assert page.locator(".manuscript mark").count() > 2
    assert page.locator(".manuscript .note").count() >= 1
    assert page.locator(".score").count() == 4
    assert page.locator(".shape-parts .unheard").count() >= 1
    assert page.locator(".probe").count() in {2, 3}


def test_marks_change_no_letter_of_the_answer(visitor, worked, walked):
    visitor.go(walked["strong"])
    shown = visitor.page.evaluate("""() => [...document.querySelectorAll('.manuscript .text')]
        .map(p => { const copy = p.cloneNode(true);
          copy.querySelectorAll('.glosses, .noteref').forEach(n => n.remove());
          return copy.textContent; })""")
    written = [line.removeprefix("- ") for line in worked["strong"].splitlines() if line.strip()]
    assert shown == written


def test_pointing_at_a_note_lights_its_words_and_the_other_way_round(visitor, walked):
    visitor.go(walked["weak"])
    page = visitor.page
    note = page.locator(".note[data-note]").first
    name = note.get_attribute("data-note")
    words = page.locator(f".flag[data-note='{name}']").first
    note.hover()
    assert words.evaluate(LIT)
    page.mouse.move(0, 0)
    assert not words.evaluate(LIT)
    words.hover()
    assert note.evaluate(LIT)


def test_a_move_can_be_pointed_at_with_the_keyboard(visitor, walked):
    visitor.go(walked["strong"])
    page = visitor.page
    gloss = page.locator(".gloss").first
    gloss.focus()
    name = gloss.get_attribute("data-note")
    assert page.locator(f"mark[data-note='{name}']").first.evaluate(LIT)
    assert page.locator(f".heard[data-note='{name}']").evaluate(LIT)


def test_notes_stand_level_with_their_words_where_there_is_room(visit, walked):
    page = visit(viewport={"width": 1280, "height": 900})
    page.go(walked["weak"])
    page = page.page
    edge = 0
    for note in page.locator(".note[data-note]").all():
        name = note.get_attribute("data-note")
        words = page.locator(f".flag[data-note='{name}']").first
        box = note.bounding_box()
        level = words.evaluate("e => e.getClientRects()[0].top + scrollY")
        top = note.evaluate("e => e.getBoundingClientRect().top + scrollY")
        assert top >= edge, "notes overlap"
        assert abs(top - level) < 6 or abs(top - edge) < 40, "a note drifted from its words"
        assert box["x"] > words.bounding_box()["x"]
        edge = top + box["height"]


def test_on_a_phone_a_note_stands_below_its_paragraph(visit, walked):
    visitor = visit(viewport={"width": 360, "height": 740})
    visitor.go(walked["weak"])
    para = visitor.page.locator(".para:has(.note[data-note])").first
    text, note = para.locator(".text").bounding_box(), para.locator(".note").first.bounding_box()
    assert note["y"] >= text["y"] + text["height"]


def test_every_reference_leads_somewhere(visitor, walked):
    for name in ("weak", "strong", "sample"):
        visitor.go(walked[name])
        lost = visitor.page.evaluate("""() => [...document.querySelectorAll('a[href^="#"]')]
            .map(a => a.getAttribute('href')).filter(h => !document.getElementById(h.slice(1)))""")
        assert not lost, name


def test_a_debrief_prints_without_the_frame_and_with_its_notes(visitor, walked):
    visitor.go(walked["weak"])
    page = visitor.page
    page.emulate_media(media="print")
    assert not page.locator(".rail").is_visible()
    assert page.locator(".note[data-note]").first.is_visible()
    assert page.locator(".fix-says").is_visible()
    for size in ("A4", "Letter"):
        assert page.pdf(format=size, print_background=False).startswith(b"%PDF")


@pytest.mark.row("E3")
def test_a_single_word_is_not_judged(visitor):
    visitor.hand_in("Checkout.")
    assert "Not enough" in visitor.page.locator("#fix-label").inner_text()
    assert visitor.page.locator(".stairs .reached").count() == 0
