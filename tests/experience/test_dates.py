"""Dates as résumés write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debrief.experience import Moment, Period, read_period

PERIODS = {
    "Jan 2021 - Present": "2021-01 to present",
    "03/2019–11/2020": "2019-03 to 2020-11",
    "2018 to 2020": "2018 to 2020",
    "(Oct. 2019 – Sept. 2020)": "2019-10 to 2020-09",
    "Jan – Mar 2021": "2021-01 to 2021-03",
    "2018/19": "2018 to 2019",
    "2018/2019": "2018 to 2019",
    "2010-11": "2010-11",
    "2021-03-15 to 2022-01-31": "2021-03 to 2022-01",
    "03/19 - 11/20": "2019-03 to 2020-11",
    "Jun '19 – Aug '21": "2019-06 to 2021-08",
    "März 2019 bis heute": "2019-03 to present",
    "janvier 2020 – aujourd’hui": "2020-01 to present",
    "enero de 2021 - actualidad": "2021-01 to present",
    "since 2019": "2019 to present",
    "until May 2018": "until 2018-05",
    "Summer 2018": "2018",
    "March 2021 to Now · 4 yrs 2 mos": "2021-03 to present",
    "15.03.2019 - 31.12.2020": "2019-03 to 2020-12",
    "03/15/2019": "2019-03",
    "03/04/2019": "2019",
}


@pytest.mark.parametrize("text", PERIODS)
def test_a_period_is_read(text):
    assert str(read_period(text)) == PERIODS[text]


@pytest.mark.parametrize(
    "text", ["", "Vision 2030 plan", "Present", "in 12 months", "1234567890", "May", "-", "99/2020"]
)
def test_other_texts_are_no_period(text):
    assert read_period(text) is None


MOMENTS = st.builds(Moment, st.integers(1950, 2069), st.integers(0, 12))
PERIOD = st.one_of(
    st.builds(Period, MOMENTS, MOMENTS),
    st.builds(Period, MOMENTS, st.none(), st.just(True)),
    st.builds(Period, st.none(), MOMENTS),
)


@given(PERIOD)
def test_a_period_reads_back_from_how_it_is_written(period):
    assert read_period(str(period)) == period


@given(st.text("0123456789-–/. janfebJFto'()dept", max_size=400))
def test_no_text_stops_the_reader(text):
    read_period(text)
