"""Advertisements in several registers, read into duties, requirements, level, years and skills.

Duties are classed by their words here, so that these tests say nothing about the text model.
"""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debrief.fit.advert import DUTY_SIDES, DutyPlace, role_of_shares, share_of_sides
from debrief.fit.advert_duties import place_by_words, place_of
from debrief.fit.advert_reading import read_advert

HERE = Path(__file__).parent / "adverts"


@pytest.fixture(scope="module")
def read(book):
    def reading(name):
        text = (HERE / name).read_text(encoding="utf-8") if "\n" not in name else name
        return read_advert(text, lambda duty: place_by_words(duty, book), book)

    return reading


@pytest.mark.row("C4")
def test_the_duties_and_not_the_title_decide_whose_work_it_is(read):
    advert = read("pm-called-pmm-work.txt")
    assert advert.title_role == "pm"
    assert advert.role == "pmm"
    assert advert.headline.startswith("Called Product Manager, Workflow Automation; ")
    assert advert.headline.endswith(" % of its 9 duties are product marketing.")
    assert "title-differs" in {question.id for question in advert.questions}


@pytest.mark.row("C4")
def test_bulleted_duties_requirements_and_perks_are_told_apart(read):
    advert = read("pm-called-pmm-work.txt")
    assert len(advert.duties) == 9
    assert [asked.text for asked in advert.asked] == [
        "3-5 years of experience in product marketing or product management",
        "Strong writing and presentation skills",
        "Experience with HubSpot and Gong",
        "Bachelor's degree or equivalent experience",
    ]
    assert len(advert.perks) == 2
    assert {"hubspot", "gong"} <= {skill.name for skill in advert.skills}
    assert [(years.least, years.most) for years in advert.years] == [(3, 5)]
    assert [one.kind for one in advert.education] == ["education"]
    assert advert.level.level == "L4"


def test_prose_is_read_sentence_by_sentence_and_a_share_of_few_duties_is_not_put_in_words(read):
    advert = read("pm-prose.txt")
    assert advert.title == "Senior Product Manager"
    assert advert.company == "Kestrel Freight"
    assert len(advert.duties) == 4
    assert advert.duties[3].text.startswith("Your roadmap will be public")
    assert "only 4 duties were found, too few for a share" in advert.headline
    assert "%" not in advert.headline
    assert [years.text for years in advert.years] == ["five years"]
    assert [asked.preferred for asked in advert.asked] == [False, True]
    assert "reporting-line" not in {question.id for question in advert.questions}


def test_headings_in_capitals_open_sections_and_project_work_is_named(read):
    advert = read("project.txt")
    assert advert.title == "Product Manager"
    assert advert.role == "project-management"
    assert {"pmp", "prince2", "jira"} <= {skill.name for skill in advert.skills}
    assert advert.level.level == "L6"
    assert {"title-differs", "project-heavy"} <= {question.id for question in advert.questions}
    assert advert.likely == ()


def test_pasted_html_loses_its_tags_and_scripts_and_keeps_its_lists(read):
    advert = read("pmm-html.html")
    assert "<" not in advert.text
    assert advert.title == "Product Marketing Manager"
    assert advert.company == "Larkspur Cloud"
    assert advert.role == "pmm"
    assert not any("roadmap" in duty.text for duty in advert.duties)
    assert not any("accommodation" in duty.text for duty in advert.duties)
    assert len(advert.duties) == 8
    assert [asked.preferred for asked in advert.asked] == [True, False, False, True, True]


def test_a_list_that_lost_its_bullets_is_still_a_list(read):
    advert = read("unmarked-list.txt")
    assert len(advert.duties) == 5
    assert len(advert.asked) == 3
    assert advert.title == "Senior Product Manager, Claims"
    assert (advert.years[0].least, advert.years[0].most) == (5, 7)
    assert advert.level.level == "L5"


def test_duties_in_the_third_person_are_found(read):
    advert = read("third-person.txt")
    assert advert.title == "Product Owner"
    assert advert.company == "Oostkade Logistics"
    assert len(advert.duties) == 4
    assert advert.role == "pm"
    assert advert.years[0].least == 3


def test_a_corporate_posting_without_bullets_or_title_line_is_read(read):
    advert = read("pm-corporate.txt")
    assert (advert.title, advert.company) == ("Product Manager, Growth", "Nimbus")
    assert len(advert.duties) == 6
    assert [asked.kind for asked in advert.asked] == ["education", "years", *["experience"] * 3]
    assert (advert.years[0].least, advert.years[0].most) == (4, 6)
    assert advert.role == "pm"


def test_another_craft_is_other_work_although_it_shares_words_with_the_roles(read):
    advert = read("engineer.txt")
    assert advert.role == "other"
    assert "80 % of its 5 duties are other work" in advert.headline


def test_one_word_of_the_small_print_takes_no_duty_and_no_requirement_away(read):
    advert = read(
        "Product Manager\n\nDuties\n- Decide how the app asks for privacy consent\n"
        "- Other duties as assigned\n\nRequirements\n- Knowledge of GDPR\n"
    )
    assert [duty.text for duty in advert.duties] == ["Decide how the app asks for privacy consent"]
    assert [asked.text for asked in advert.asked] == ["Knowledge of GDPR"]


def test_a_title_that_begins_with_a_verb_is_no_duty(read):
    advert = read("Lead Product Manager\nTallinn\n\nWhat you'll do\n- Own the roadmap of the year")
    assert advert.title == "Lead Product Manager"
    assert len(advert.duties) == 1


def test_an_advertisement_without_duties_says_so_and_asks(read):
    advert = read("none.txt")
    assert advert.duties == ()
    assert advert.shares == {}
    assert "no duties were found" in advert.headline
    assert advert.role == "other"
    assert advert.questions[0].id == "no-duties"


def test_boilerplate_of_thirty_kilobytes_adds_no_duty(read):
    legal = (
        "Equal opportunity\nWe consider all qualified applicants without regard to race, colour, "
        "religion, sex or national origin, and you will never be asked for money.\n\nBenefits\n"
        "- You will receive 30 days of leave and own your time\n- Drive an electric company car\n\n"
        "About us\nWe build tools that teams own, drive and love. Our platform launches.\n\n"
    )
    text = (HERE / "unmarked-list.txt").read_text(encoding="utf-8") + "\n\n" + legal * 90
    assert len(text) > 30_000
    assert len(read(text).duties) == 5


def test_every_span_points_at_the_words_it_names(read):
    for path in HERE.iterdir():
        advert = read(path.name)
        for part in (*advert.duties, *advert.asked, *advert.years):
            assert " ".join(advert.text[part.span.start : part.span.end].split()) == part.text
        for skill in advert.skills:
            for span in skill.spans:
                assert advert.text[span.start : span.end].lower().split() == skill.name.split()


@pytest.mark.parametrize(
    ("written", "least", "most"),
    [
        ("5+ years of experience in product", 5, None),
        ("At least two years' experience in marketing", 2, None),
        ("Between 3 and 5 years in B2B", 3, 5),
        ("2–4 yrs in a similar post", 2, 4),
        ("minimum of 7 years of product management", 7, None),
        ("Three or more years as a product owner", 3, None),
        ("ten years of experience", 10, None),
    ],
)
def test_years_are_read_as_ranges(read, written, least, most):
    years = read(f"Product Manager\n\nRequirements\n- {written}\n- Fluent English").years
    assert [(one.least, one.most) for one in years] == [(least, most)]


def test_years_that_are_no_experience_are_left_alone(read):
    advert = read(
        "Product Manager\n\nAbout us\nFounded 12 years ago.\n\nRequirements\n- Begun 3 years ago\n"
        "- Good English\n\nBenefits\n- Options that vest over 4 years"
    )
    assert advert.years == ()


def test_an_empty_or_endless_text_is_refused_in_words(read):
    with pytest.raises(ValueError, match="empty"):
        read(" \n ")
    with pytest.raises(ValueError, match="empty"):
        read("<p>\n</p><p> </p><p></p>")
    with pytest.raises(ValueError, match="longer than"):
        read("x\n" * 150_000)


@given(st.lists(st.sampled_from(DUTY_SIDES), min_size=1, max_size=60))
def test_shares_sum_to_one_and_name_only_sides_that_occur(sides):
    shares = share_of_sides(sides)
    assert sum(shares.values()) == pytest.approx(1)
    assert set(shares) == set(sides)


@given(st.lists(st.sampled_from(DUTY_SIDES), max_size=40))
def test_the_role_depends_on_the_duties_and_not_on_their_order(sides):
    assert role_of_shares(sides) == role_of_shares(list(reversed(sides)))
    assert role_of_shares(sides * 3) == role_of_shares(sides)


@pytest.mark.parametrize(
    ("counts", "role"),
    [
        ((6, 2, 2, 0, 3), "pm"),
        ((2, 6, 1, 0, 4), "pmm"),
        ((4, 4, 3, 0, 0), "mixed"),
        ((1, 0, 0, 7, 2), "project-management"),
        ((1, 0, 0, 0, 9), "other"),
        ((2, 0, 0, 0, 6), "pm"),
        ((1, 0, 2, 0, 2), "other"),
        ((0, 0, 5, 0, 0), "other"),
        ((0, 0, 0, 0, 0), "other"),
        ((3, 1, 0, 1, 2), "pm"),
    ],
)
def test_the_role_of_a_list_of_duties(counts, role):
    sides = [side for side, count in zip(DUTY_SIDES, counts, strict=True) for _ in range(count)]
    assert role_of_shares(sides) == role


def test_other_work_that_the_model_can_tell_stays_other(book):
    text = "Write the roadmap of the year"
    assert place_of("neither", "sales", text, book) == DutyPlace("other", "sales")
    assert place_of("neither", "other", text, book, by_words=False) == DutyPlace("other", "other")
    assert place_of("neither", "other", text, book).side == "pm"
    assert place_of("neither", "project-management", text, book).side == "project-management"
    assert place_of("pmm", "launch", text, book) == DutyPlace("pmm", "launch")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Requirements:", "# What you'll do", "WE OFFER", "- Own the roadmap", "• 5+ years", "",
             "You will write specs; you will test them with users.", "<li>", "<b>Duties</b>",
             "Wir suchen", "a" * 300, "\u2028", "**Role**", "Benefits: gym", "o  Plan it", "\x00"]
        ),
        max_size=25,
    ).map("\n".join)
    | st.text(max_size=400)
)  # fmt: skip
def test_any_text_is_read_or_refused(book, text):
    try:
        advert = read_advert(text, lambda duty: place_by_words(duty, book), book)
    except ValueError:
        return
    assert not advert.duties or sum(advert.shares.values()) == pytest.approx(1)
    for duty in advert.duties:
        assert " ".join(advert.text[duty.span.start : duty.span.end].split()) == duty.text


@pytest.mark.parametrize(
    "text",
    [
        "<p><p>x" + "<!--" * 40_000,
        "<p><p>" + '<a b="' * 30_000,
        "<p><p>" + "<" * 190_000,
        "5 + years " * 19_000,
        " \n" * 90_000 + "x",
        "- x\n" * 49_000,
    ],
    ids=["comments", "attributes", "brackets", "years", "blank", "list"],
)
def test_a_hostile_text_takes_seconds_and_not_minutes(read, text):
    before = process_time()
    read(f"{text}\n")
    assert process_time() - before < 4


def test_whom_the_post_reports_to_is_nothing_that_is_asked_for(book):
    posting = (
        "Product Manager\n\nRequirements\n- Comfortable with SQL\n\nYou will report to the CPO.\n"
    )
    found = read_advert(posting, lambda duty: place_by_words(duty, book), book)
    assert [one.text for one in found.asked] == ["Comfortable with SQL"]
