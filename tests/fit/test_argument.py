"""What lines say for a role and against it, and the years behind them."""

from datetime import date

import pytest

from debrief.experience import read_resume, read_typed
from debrief.fit.argument import argue
from debrief.fit.matrix import PlacedLine, build_matrix, identify
from debrief.fit.tenure import years_in_roles

TODAY = date(2026, 3, 2)


def line(text, responsibility, strength="owned", side="pm"):
    return PlacedLine(identify([text])[0], text, side, responsibility, strength)


SHIPPED = line("Shipped checkout; completion rose from 61 % to 68 %", "delivery", "measured")
HELPED = line("Helped with interviews", "discovery", "mentioned")
CARD = line("Built the battlecard 34 sellers use", "competitive-intelligence", side="pmm")
BETA = line("Ran the beta with 18 clinics", "beta-programme", "measured", "shared")
TIMELINES = line("Coordinated timelines", "project-management", side="neither")
POSTS = line("Wrote blog posts", "copywriting", side="neither")


@pytest.fixture
def matrix(book):
    return build_matrix([HELPED, SHIPPED, CARD, BETA, TIMELINES, POSTS], (), book)


def test_for_a_role_speak_the_lines_of_its_own_rows_the_strongest_first(matrix, book):
    assert argue(matrix, "pm", "L4", book).lines == (SHIPPED, HELPED)
    assert argue(matrix, "pmm", "L4", book).lines == (CARD,)


def test_against_it_stands_what_a_panel_asks_for_first_and_no_line_owns(matrix, book):
    argument = argue(matrix, "pm", "L4", book)
    names = [row.responsibility for row in argument.unproved]
    weights = [book.responsibilities[name].weight("pm", "L4") for name in names]
    assert "discovery" in names
    assert "delivery" not in names
    assert weights == sorted(weights, reverse=True)
    assert min(weights) >= 4
    assert argument.decide == len(names) + 1


def test_what_is_asked_for_first_follows_the_level(matrix, book):
    at = {level: argue(matrix, "pm", level, book).unproved for level in ("L3", "L7")}
    assert [row.name for row in at["L3"]] != [row.name for row in at["L7"]]


def test_each_role_is_told_of_the_work_it_is_mistaken_for_and_no_other(matrix, book):
    assert [one.line for one in argue(matrix, "pm", "L4", book).mistaken] == [TIMELINES]
    assert [one.line for one in argue(matrix, "pmm", "L4", book).mistaken] == [POSTS]


def test_it_is_said_in_one_or_two_sentences(matrix, book):
    assert argue(matrix, "pm", "L4", book).says == (
        "2 lines speak for product management, 1 of them with a measured outcome; of the 7 things "
        "a panel at L4 asks for first, 1 is owned. 1 line reads as project management."
    )
    empty = argue(build_matrix([], (), book), "pmm", "L4", book)
    assert empty.says == (
        "0 lines speak for product marketing; of the 7 things a panel at L4 asks for first, 0 are "
        "owned."
    )


def years(*posts):
    text = "## Experience\n\n" + "\n".join(
        f"### {title}, Fern Health\n\n{dates}\n\n- Did one thing\n" for title, dates in posts
    )
    return years_in_roles(read_resume(read_typed(text)).work, TODAY)


@pytest.mark.parametrize(
    ("posts", "said"),
    [
        ((("Product Manager", "Mar 2022 - Present"),), 4.0),
        ((("Product Manager", "2020 - 2022"),), 2.0),
        ((("Product Marketing Manager", "Jan 2020 - Jun 2020"),), 0.5),
        ((("Product Manager", "2020 - 2022"), ("Business Analyst", "2015 - 2020")), 2.0),
        (
            (
                ("Product Manager", "Jan 2020 - Dec 2021"),
                ("Product Marketing Manager", "Jan 2021 - Dec 2022"),
            ),
            3.0,
        ),
        ((("Business Analyst", "2015 - 2020"),), None),
        ((("Product Manager", "Mar 2030 - Present"),), None),
        ((("Product Manager", "2022 - 2020"),), None),
    ],
)
def test_years_count_posts_in_either_role_and_overlaps_once(posts, said):
    assert years(*posts) == said
