"""What is remembered. Every row belongs to one person.

people    Person
practice  Sitting, Attempt, Reply
"""

from debrief.journal.models.people import Person, PersonManager
from debrief.journal.models.practice import (
    Attempt,
    AttemptQuerySet,
    Reply,
    Sitting,
    Unchangeable,
)

__all__ = [
    "Attempt",
    "AttemptQuerySet",
    "Person",
    "PersonManager",
    "Reply",
    "Sitting",
    "Unchangeable",
]
