"""What is remembered. Every row belongs to one person.

people      Person
practice    Sitting, Attempt, Reply
experience  Import, Correction, Settled
"""

from debrief.journal.models.experience import Correction, Import, Settled
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
    "Correction",
    "Import",
    "Person",
    "PersonManager",
    "Reply",
    "Settled",
    "Sitting",
    "Unchangeable",
]
