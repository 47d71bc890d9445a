"""What a number means: its worth, unit, change, aim, period and the noun it measures."""

from __future__ import annotations

import pytest

from debrief.text import Quantity, Text

# text | quantity as written | value | unit
WRITTEN: list[tuple[str, list[tuple[str, float, str]]]] = [
    ("Drop-off is 41 %.", [("41 %", 41, "%")]),
    ("Drop-off is 41%.", [("41%", 41, "%")]),
    ("It is 41 percent.", [("41 percent", 41, "%")]),
    ("It is 41 per cent now.", [("41 per cent", 41, "%")]),
    ("Twenty-five percent of them pay.", [("Twenty-five percent", 25, "%")]),
    ("It is 2.5 % here.", [("2.5 %", 2.5, "%")]),
    ("It is 2,5 % here.", [("2,5 %", 2.5, "%")]),
    ("Up 2 percentage points.", [("2 percentage points", 2, "pp")]),
    ("Up 3 pp.", [("3 pp", 3, "pp")]),
    ("Up 50 bps.", [("50 bps", 0.5, "pp")]),
    ("We earn $2.5M.", [("$2.5M", 2.5e6, "USD")]),
    ("We earn $ 40.", [("$ 40", 40, "USD")]),
    ("We earn US$40.", [("US$40", 40, "USD")]),
    ("We earn \u20ac1,200.", [("\u20ac1,200", 1200, "EUR")]),
    ("We earn 1 200 EUR.", [("1 200 EUR", 1200, "EUR")]),
    ("We earn 1.200.000 EUR.", [("1.200.000 EUR", 1.2e6, "EUR")]),
    ("We earn \u00a33bn.", [("\u00a33bn", 3e9, "GBP")]),
    ("We earn \u20b91,00,000.", [("\u20b91,00,000", 1e5, "INR")]),
    ("We earn USD 40.", [("USD 40", 40, "USD")]),
    ("We earn 40 dollars.", [("40 dollars", 40, "USD")]),
    ("We have 1,200 users.", [("1,200", 1200, "")]),
    ("We have 1 200 users.", [("1 200", 1200, "")]),
    ("We have 12k users.", [("12k", 12000, "")]),
    ("We have 5M users.", [("5M", 5e6, "")]),
    ("We have 300 million users.", [("300 million", 3e8, "")]),
    ("We have two million users.", [("two million", 2e6, "")]),
    ("We have a dozen users.", [("a dozen", 12, "")]),
    ("We have a hundred users.", [("a hundred", 100, "")]),
    ("We have two hundred and five users.", [("two hundred and five", 205, "")]),
    ("We have half a million users.", [("half a million", 5e5, "")]),
    ("We have one and a half million users.", [("one and a half million", 1.5e6, "")]),
    ("A third of them leave.", [("A third", 1 / 3, "share")]),
    ("Half of them leave.", [("Half", 0.5, "share")]),
    ("Two-thirds of them leave.", [("Two-thirds", 2 / 3, "share")]),
    ("Two thirds of them leave.", [("Two thirds", 2 / 3, "share")]),
    ("Three quarters of them leave.", [("Three quarters", 0.75, "share")]),
    ("A quarter of them leave.", [("A quarter", 0.25, "share")]),
    ("One in five users leaves.", [("One in five", 0.2, "share")]),
    ("1 in 4 leaves.", [("1 in 4", 0.25, "share")]),
    ("4 out of 5 stay.", [("4 out of 5", 0.8, "share")]),
    ("It is 3x the size.", [("3x", 3, "x")]),
    ("It is 2.5 times the size.", [("2.5 times", 2.5, "x")]),
    ("It is twice the size.", [("twice", 2, "x")]),
    ("Onboarding took 3 days.", [("3 days", 3, "day")]),
    ("It takes 200 ms to load.", [("200 ms", 0.2, "second")]),
    ("Between 10 and 15 teams use it.", [("Between 10 and 15", 15, "")]),
    ("10-15 % of teams use it.", [("10-15 %", 15, "%")]),
    ("10\u201315 % of teams use it.", [("10\u201315 %", 15, "%")]),
    ("$10-15k is fair.", [("$10-15k", 15000, "USD")]),
    ("One percent is fine.", [("One percent", 1, "%")]),
    ("It is $12 per user per month.", [("$12 per user per month", 12, "USD")]),
    ("We ran v2.0 on step 2 of Tier 1.", []),
    ("In Q3 the B2B team had an L4.", []),
    ("It began in 2024.", []),
    ("Call 555-123-4567 or +1 415 555 0100.", []),
    ("Meet at 9:30 or 5pm.", []),
    ("The 1st and the third option.", []),
    ("This one is the one option.", []),
    ("Page 12, figure 3, round 2.", []),
    ("A 3D view over 5G with 2FA.", []),
    ("The first half went well.", []),
    ("A third party joined in a second.", []),
    ("We work 24/7 and have 1:1s.", []),
    ("2.5.1 is out.", []),
    ("1. First\n2. Then", []),
    ("I would do it in three weeks.", []),
    ("The 30-day retention is fine.", []),
]


@pytest.mark.parametrize(("source", "expected"), WRITTEN)
def test_a_number_is_read_as_written(source: str, expected: list[tuple[str, float, str]]) -> None:
    text = Text(source)
    found: list[object] = [(text.quote(q.span), q.value, q.unit) for q in text.quantities]
    assert found == [(quote, pytest.approx(value), unit) for quote, value, unit in expected]


def told(text: Text, one: Quantity) -> tuple[object, ...]:
    """Return what a quantity means, for comparison with a row of the table."""
    return (
        one.start_value, one.end_value, one.direction,
        ("change" if one.is_change else "") + (" target" if one.is_target else ""),
        text.quote(one.period) if one.period else None,
        text.quote(one.measured) if one.measured else None,
    )  # fmt: skip


# text | start | end | direction | change, target | period | measured (of the first quantity)
MEANT: list[tuple[str, tuple[object, ...]]] = [
    ("I would cut checkout drop-off from 41 % to 33 % by June.",
     (41, 33, "down", "change target", "by June", "checkout drop-off")),
    ("Checkout drop-off fell from 41 to 33 percent in a quarter.",
     (41, 33, "down", "change", "in a quarter", "Checkout drop-off")),
    ("We raised trial-to-paid conversion by 15 % within six weeks.",
     (None, None, "up", "change", "within six weeks", "trial-to-paid conversion")),
    ("Revenue doubled over 90 days.", (None, None, "up", "change", "over 90 days", "Revenue")),
    ("We halved support tickets.", (None, None, "down", "change", None, "support tickets")),
    ("Churn should stay below 2 %.", (None, 2, None, " target", None, "Churn")),
    ("We aim for 12 demos by March 2026.", (None, 12, None, " target", "by March 2026", "demos")),
    ("Our target is 12 % week-four retention by the end of the year.",
     (None, 12, None, " target", "by the end of the year", "week-four retention")),
    ("Conversion is 12 % today.", (12, None, None, "", None, "Conversion")),
    ("Currently conversion is at 12 %.", (12, None, None, "", None, "conversion")),
    ("NPS rose to 45 from 32.", (32, 45, "up", "change", None, "NPS")),
    ("Drop-off: 41 % -> 33 %.", (41, 33, "down", "change target", None, "Drop-off")),
    ("We would reach 500 customers in Q3 2025.",
     (None, 500, None, " target", "in Q3 2025", "customers")),
    ("A 12 % drop in support tickets followed.",
     (None, None, "down", "change", None, "support tickets")),
    ("We got 300 more sign-ups last month.",
     (None, None, "up", "change", "last month", "sign-ups")),
    ("We cut churn 12 % in 2024.", (None, None, "down", "change", "in 2024", "churn")),
    ("Sales grew 3x after launch.", (None, None, "up", "change", None, "Sales")),
    ("We want to lift activation to 40 % by Q2.",
     (None, 40, "up", " target", "by Q2", "activation")),
    ("Goal: at least 33 % of new buyers.", (None, 33, None, " target", None, "new buyers")),
    ("The share of new buyers rose by 4 points.",
     (None, None, "up", "change", None, "share of new buyers")),
    ("Time to value went from 10 days to 5.", (10, 5, "down", "change", None, "Time to value")),
    ("I interviewed 12 users over two weeks.",
     (None, None, None, "", "over two weeks", "users")),
    ("I talked to 12 customers.", (None, None, None, "", None, "customers")),
    ("It costs up to $40.", (None, None, None, "", None, None)),
    ("Sign-ups went from 10 to 15k.", (10000, 15000, "up", "change", None, "Sign-ups")),
    ("33 % of new buyers leave.", (None, None, None, "", None, "new buyers")),
    ("Win rate should hit 30 % within two quarters.",
     (None, 30, None, " target", "within two quarters", "Win rate")),
    ("The team reduced onboarding time by half.",
     (None, None, "down", "change", None, "onboarding time")),
    ("Retention dropped 20%, from 50 to 40 % in six months.",
     (None, None, "down", "change", "in six months", "Retention")),
    ("Win rate against Rival went from one in four to one in three over two quarters.",
     (pytest.approx(1 / 4), pytest.approx(1 / 3), "up", "change", "over two quarters",
      "Win rate against Rival")),
    ("About 8 in 100 of them wrote in their first week.",
     (None, None, None, "", "in their first week", None)),
    ("It rose, up from 17% today.", (17, None, "up", "", None, None)),
    ("From 900 reviews we learned little.", (None, None, None, "", None, "reviews")),
    ("Handling time: 5 days to 2 days.",
     (5, 2, "down", "change target", None, "Handling time")),
    ("We will reduce load time from 3 seconds to 1 second.",
     (3, 1, "down", "change target", None, "load time")),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), MEANT)
def test_a_number_is_read_as_meant(source: str, expected: tuple[object, ...]) -> None:
    text = Text(source)
    assert told(text, text.quantities[0]) == expected


PERIODS = [
    ("We ship in three weeks.", ["in three weeks"]),
    ("We ship by June 15, 2025.", ["by June 15, 2025"]),
    ("We ship by 15 June 2025.", ["by 15 June 2025"]),
    ("We ship by the end of the year.", ["by the end of the year"]),
    ("We ship by end of Q3.", ["by end of Q3"]),
    ("We ship next quarter.", ["next quarter"]),
    ("It began in 2024.", ["in 2024"]),
    ("Q3 2025 was good.", ["Q3 2025"]),
    ("Two weeks later we knew.", ["Two weeks later"]),
    ("It ran over the last 90 days.", ["over the last 90 days"]),
    ("It ran between March and June.", ["between March and June"]),
    ("It costs $10 per month.", []),
    ("It costs $10 a month, every month.", []),
    ("We may march on.", []),
    ("We ran a 6-week pilot.", ["a 6-week pilot"]),
    ("We ship by week 4.", ["by week 4"]),
    ("On 2025-06-30 we ship.", ["On 2025-06-30"]),
    ("By March we know, by May we ship.", ["By March", "by May"]),
    ("Onboarding took 3 days.", []),
    ("We launched within the first month.", ["within the first month"]),
]


@pytest.mark.parametrize(("source", "expected"), PERIODS)
def test_dates_and_time_frames_are_found(source: str, expected: list[str]) -> None:
    text = Text(source)
    assert [text.quote(one) for one in text.periods] == expected
