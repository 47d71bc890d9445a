"""What is remembered. Every row belongs to one person.

people      Person
practice    Sitting, Attempt, Reply
experience  Import, Correction, Settled
decision    ChoiceRun, ChoiceAnswer, GoalWish, LogEntry, CalendarRead, SortedTitle
forms       FilledForm
fit         Placement, Aim, Advert
launches    Teardown, LaunchEvent, LaunchReading
pressure    Asked, Transcript, Recording
growth      PromotionCase, CaseLine, CaseNote, PlannedSwitch, MilestoneReached, PersonNamed
goals       QuarterGoal
loops       Loop, LoopRound, SelfRating
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
from debrief.journal.models.forms import FilledForm
from debrief.journal.models.goals import QuarterGoal
from debrief.journal.models.growth import (
    CaseLine,
    CaseNote,
    MilestoneReached,
    PersonNamed,
    PlannedSwitch,
    PromotionCase,
)
from debrief.journal.models.launches import LaunchEvent, LaunchReading, Teardown
from debrief.journal.models.loops import Loop, LoopRound, SelfRating
from debrief.journal.models.people import Person, PersonManager
from debrief.journal.models.practice import (
    Attempt,
    AttemptQuerySet,
    Reply,
    Sitting,
    Unchangeable,
)
from debrief.journal.models.pressure import Asked, Recording, Transcript

__all__ = [
    "Advert",
    "Aim",
    "Asked",
    "Attempt",
    "AttemptQuerySet",
    "CalendarRead",
    "CaseLine",
    "CaseNote",
    "ChoiceAnswer",
    "ChoiceRun",
    "Correction",
    "FilledForm",
    "GoalWish",
    "Import",
    "LaunchEvent",
    "LaunchReading",
    "LogEntry",
    "Loop",
    "LoopRound",
    "MilestoneReached",
    "Person",
    "PersonManager",
    "PersonNamed",
    "Placement",
    "PlannedSwitch",
    "PromotionCase",
    "QuarterGoal",
    "Recording",
    "Reply",
    "SelfRating",
    "Settled",
    "Sitting",
    "SortedTitle",
    "Teardown",
    "Transcript",
    "Unchangeable",
]
