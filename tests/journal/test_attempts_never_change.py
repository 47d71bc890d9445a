import pytest
from django.db import DatabaseError, connection, transaction

from debrief.journal.models import Attempt, Unchangeable
from people import hand_in


@pytest.fixture
def attempt(owner, exercise, weak):
    return hand_in(owner.person, exercise, weak)


def test_saving_an_attempt_again_is_refused(attempt):
    attempt.text = "Better."
    with pytest.raises(Unchangeable):
        attempt.save()


def test_updating_attempts_in_bulk_is_refused(attempt):
    with pytest.raises(Unchangeable):
        Attempt.objects.update(text="Better.")
    with pytest.raises(Unchangeable):
        Attempt.objects.bulk_update([attempt], ["text"])


def test_the_database_itself_refuses_even_plain_sql(attempt, weak):
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE journal_attempt SET text = 'Better.'")
    attempt.refresh_from_db()
    assert attempt.text == weak


def test_an_attempt_can_be_deleted_with_its_person(attempt, owner):
    owner.person.delete()
    assert not Attempt.objects.exists()
