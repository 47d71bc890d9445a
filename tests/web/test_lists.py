"""Lists ask the same number of questions and take the same time, however much there is."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from debrief.practice import Reader
from people import many_attempts


@pytest.fixture
def debrief(exercise, strong, book):
    return Reader(book).read(exercise, strong).as_dict()


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", ["home", "attempts", "exercises", "exercise"])
def test_doubling_the_rows_adds_no_queries(owner, exercise, debrief, name):
    address = reverse(name, args=[exercise.id] if name == "exercise" else [])
    many_attempts(owner.person, exercise, 8, debrief)
    few = queries(owner.client, address)
    owner.person.attempts.all().delete()
    owner.person.sittings.all().delete()
    many_attempts(owner.person, exercise, 16, debrief)
    assert queries(owner.client, address) == few <= 9


def test_a_page_of_ten_thousand_attempts_takes_as_long_as_one_of_ten(cast, exercise, debrief):
    slim = {**debrief, "findings": [], "scorecard": []}
    many_attempts(cast.helper.person, exercise, 20, slim)
    many_attempts(cast.owner.person, exercise, 10_000, slim)
    address = reverse("attempts")
    last = cast.owner.person.attempts.order_by("written_at")[15]

    def quickest(client, **query):
        times = []
        for _ in range(15):
            begin = time.perf_counter()
            assert client.get(address, query).status_code == 200
            times.append(time.perf_counter() - begin)
        return min(times)

    few = quickest(cast.helper.client)
    # Half a millisecond of slack: less than a clock on a busy machine can tell apart.
    assert quickest(cast.owner.client) <= few * 1.2 + 0.0005
    assert quickest(cast.owner.client, before=last.pk) <= few * 1.2 + 0.0005
