"""What is remembered. Every row belongs to one person.

people      Person
practice    Sitting, Attempt, Reply
experience  Import, Correction, Settled
decision    ChoiceRun, ChoiceAnswer, GoalWish, LogEntry, CalendarRead, SortedTitle
fit         Placement, Aim, Advert
"""

from debrief.journal.models.decision import (
    CalendarRead,
    ChoiceAnswer,
    ChoiceRun,
    GoalWish,
    LogEntry,
    SortedTitle,
)
from debrief.journal.models.experience import Correction, Import, Settled
from debrief.journal.models.fit import Advert, Aim, Placement
from debrief.journal.models.people import Person, PersonManager
from debrief.journal.models.practice import (
    Attempt,
    AttemptQuerySet,
    Reply,
    Sitting,
    Unchangeable,
)

__all__ = [
    "Advert",
    "Aim",
    "Attempt",
    "AttemptQuerySet",
    "CalendarRead",
    "ChoiceAnswer",
    "ChoiceRun",
    "Correction",
    "GoalWish",
    "Import",
    "LogEntry",
    "Person",
    "PersonManager",
    "Placement",
    "Reply",
    "Settled",
    "Sitting",
    "SortedTitle",
    "Unchangeable",
]
