"""The handbook, the cast of people and one exercise, for every test that needs them."""

import pytest


@pytest.fixture(scope="session")
def book():
    from debrief.handbook import handbook

    return handbook()


@pytest.fixture
def cast(db):
    from people import gather

    return gather()


@pytest.fixture
def owner(cast):
    return cast.owner


@pytest.fixture
def exercise(book):
    """A PM product-design exercise with a time box of 25 minutes."""
    return book.exercises["checkout-delivery-surprise"]


@pytest.fixture
def weak(exercise):
    return exercise.answer("weak").answer.strip()


@pytest.fixture
def strong(exercise):
    return exercise.answer("strong").answer.strip()
