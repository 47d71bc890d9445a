from hypothesis import given, settings
from hypothesis import strategies as st

from debrief.practice import Reader
from debrief.web.contexts.debriefs import MoveMade, Note, Quote
from debrief.web.presenters.debriefs import present_debrief
from debrief.web.presenters.manuscript import paragraphs

TEXT = "One user.\n\n- first way\n2. second way\n\nThe end."


def move(start, end, text=TEXT):
    return MoveMade(
        "move-user", "user", "Chose a user", 1, "", (Quote(start, end, text[start:end]),)
    )


def note(number, start, end, text=TEXT):
    quote = Quote(start, end, text[start:end])
    return Note(f"note-{number}", "finding", "r", "f", "note", "M", "W", "F", quote, None)


def test_every_line_with_words_is_a_paragraph_and_bullets_are_taken_off():
    found = paragraphs(TEXT, (), ())
    assert [(p.text, p.bullet) for p in found] == [
        ("One user.", False),
        ("first way", True),
        ("second way", True),
        ("The end.", False),
    ]


def test_a_quote_over_several_lines_is_inked_in_each_without_its_bullets():
    found = paragraphs(TEXT, [move(4, 30)], ())
    inked = [TEXT[mark.start : mark.end] for p in found for mark in p.marks]
    assert inked == ["user.", "first way", "seco"]


def test_a_note_stands_with_the_paragraph_in_which_its_quote_begins():
    found = paragraphs(TEXT, (), [note(1, 4, 20), note(2, 11, 15)])
    assert [[n.id for n in p.notes] for p in found] == [["note-1"], ["note-2"], [], []]


def test_a_quote_begins_where_its_ink_begins(book, exercise):
    text = "- For the first-time buyer on a phone.\n- 30.8 orders today, 33 by June."
    view = present_debrief(Reader(book).read(exercise, text).as_dict(), text, book)
    inked = {mark.start for p in view.paragraphs for mark in p.marks}
    quotes = [quote for made in view.moves for quote in made.quotes]
    assert quotes
    for quote in quotes:
        assert quote.start in inked
        assert text[quote.start : quote.end] == quote.text


def test_an_empty_text_has_no_paragraphs():
    assert paragraphs("", (), ()) == ()


@settings(deadline=None)  # other tests share the machine
@given(st.text(alphabet="ab \n-*.1é", max_size=60), st.data())
def test_no_note_and_no_inked_letter_is_lost(text, data):
    if not text.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    found = paragraphs(text, [move(start, end, text)], [note(1, start, end, text)])
    assert sum(len(p.notes) for p in found) == 1
    for p in found:
        assert text[p.start : p.end] == p.text
        assert all(p.start <= m.start < m.end <= p.end for m in p.marks if start < end)


def test_the_shares_of_the_shape_bar_add_up_to_all_words(book):
    for exercise in list(book.exercises.values())[:6]:
        text = exercise.answer("fair").answer.strip()
        debrief = Reader(book).read(exercise, text).as_dict()
        shape = present_debrief(debrief, text, book).shape
        assert abs(sum(share.percent for share in shape.shares) - 100) < 0.01
        assert all(share.words >= 0 for share in shape.shares)


def test_only_a_part_without_any_move_is_said_to_have_got_no_words(book):
    for exercise in book.exercises.values():
        for worked in exercise.worked:
            text = worked.answer.strip()
            debrief = Reader(book).read(exercise, text).as_dict()
            said = present_debrief(debrief, text, book).shape.title.partition(". ")[2]
            made = {entry["move"] for entry in debrief["moves"]}
            for part in book.rubric(exercise.track, exercise.round).part:
                if made.intersection(part.moves):
                    assert part.title.lower() not in said.lower().removesuffix(".")


def test_a_score_names_the_lowest_unmet_condition_as_its_lift(book, exercise, weak):
    view = present_debrief(Reader(book).read(exercise, weak).as_dict(), weak, book)
    for score in view.scores:
        unmet = [condition for condition in score.conditions if not condition.met]
        assert score.lift == (min(unmet, key=lambda c: c.level).lift if unmet else None)
