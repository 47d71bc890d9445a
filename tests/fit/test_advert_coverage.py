"""What a person's lines show of an advertisement, and several advertisements side by side."""

import pytest

from debrief.fit.advert_comparison import compare_adverts
from debrief.fit.advert_coverage import cover
from debrief.fit.advert_duties import place_by_words
from debrief.fit.advert_reading import read_advert
from debrief.fit.matrix import PlacedLine

POSTING = """Product Marketing Manager

What you'll do
- Build battlecards against the two rivals that clinics compare us with
- Write the messaging for clinic owners
- Lead launches end to end
- Train the sales team on objections
- Keep the office plants alive

Requirements
- 4+ years of experience in product marketing
- Experience with Salesforce and SQL
- A bachelor's degree
"""


@pytest.fixture(scope="module")
def advert(book):
    return read_advert(POSTING, lambda duty: place_by_words(duty, book), book)


def line(text, responsibility, strength="owned", side="pmm"):
    return PlacedLine(text[:12], text, side, responsibility, strength)


CARD = line("Wrote the battlecard on rivals of clinics", "competitive-intelligence")
TOLD = line("Helped with messaging", "messaging", "mentioned")
DATA = line("Pulled churn with SQL every week", "product-analytics", side="pm")


def states(found):
    return {one.text.split()[0].lower(): one.state for one in found}


@pytest.mark.row("C4", "G2")
def test_a_duty_is_covered_by_the_same_work_in_the_same_words(advert):
    found = {one.text: one for one in cover(advert, [CARD, TOLD, DATA])}
    card = found["Build battlecards against the two rivals that clinics compare us with"]
    assert card.state == "covered"
    assert card.lines[0] == CARD
    assert found["Write the messaging for clinic owners"].state == "partly"
    assert found["Lead launches end to end"].state == "not"
    assert found["Lead launches end to end"].lines == ()


def test_a_skill_is_covered_only_where_every_named_one_is_shown(advert):
    asked = "Experience with Salesforce and SQL"
    half = {one.text: one.state for one in cover(advert, [DATA])}
    both = line("Kept Salesforce clean and read it with SQL", "sales-enablement")
    whole = {one.text: one.state for one in cover(advert, [both])}
    assert (half[asked], whole[asked]) == ("partly", "covered")


def test_degrees_and_years_are_not_told_by_lines_and_years_by_their_number(advert):
    without = states(cover(advert, [CARD]))
    assert (without["4+"], without["a"]) == ("unknown", "unknown")
    assert states(cover(advert, [CARD], years=5))["4+"] == "covered"
    assert states(cover(advert, [CARD], years=2))["4+"] == "partly"


def test_duties_of_nobody_are_not_held_against_the_person(advert):
    texts = [one.text for one in cover(advert, [])]
    assert "Keep the office plants alive" not in texts
    assert all(one.state in ("not", "unknown") for one in cover(advert, []))


def test_several_advertisements_say_what_all_of_them_ask_for(advert, book):
    other = read_advert(
        "Product Manager at Solvo\n\nResponsibilities\n- Write the messaging for owners\n"
        "- Plan launches of new modules\n- Build battlecards\n- Train the sales team\n"
        "- Set list prices with finance\n- Brief the press",
        lambda duty: place_by_words(duty, book),
        book,
    )
    compared = compare_adverts([advert, other], book)
    assert compared.responsibilities["messaging"] == (0, 1)
    assert compared.responsibilities["pricing-decision"] == (1,)
    assert compared.skills["salesforce"] == (0,)
    assert compared.says[0].startswith("All of them ask for ")
    assert any(said.startswith("Only Product Manager at Solvo asks for ") for said in compared.says)
    assert other.headline in compared.says


@pytest.mark.parametrize(
    "asked", ["Fluent German and English", "You write clearly in English", "German is a plus"]
)
def test_a_language_is_not_for_lines_of_work_to_show(book, asked):
    posting = f"Product Manager\n\nRequirements\n- {asked}\n"
    found = read_advert(posting, lambda duty: place_by_words(duty, book), book)
    led = line("Led the launch in Germany and wrote the plan in English", "launch")
    assert [one.state for one in cover(found, [led])] == ["unknown"]


def test_experience_of_a_country_is_for_lines_to_show(book):
    posting = "Product Manager\n\nRequirements\n- Experience with launches in German markets\n"
    found = read_advert(posting, lambda duty: place_by_words(duty, book), book)
    assert [one.state for one in cover(found, [])] == ["not"]


def test_a_listed_skill_that_no_line_shows_counts_in_part_and_says_so(advert):
    found = {one.text: one for one in cover(advert, [CARD], listed=("SQL", "Figma"))}
    asked = found["Experience with Salesforce and SQL"]
    assert asked.state == "partly"
    assert asked.because == "Your résumé lists SQL; no line of yours shows it at work."


@pytest.mark.parametrize(
    ("listed", "state", "because"),
    [
        (("English", "German"), "covered", "Your résumé lists German."),
        (("English",), "unknown", None),
    ],
)
def test_a_listed_language_answers_the_wish_for_it(book, listed, state, because):
    posting = POSTING + "- Fluent German\n"
    read = read_advert(posting, lambda duty: place_by_words(duty, book), book)
    wish = next(one for one in cover(read, [CARD], listed=listed) if one.text == "Fluent German")
    assert wish.state == state
    assert because is None or wish.because == because
