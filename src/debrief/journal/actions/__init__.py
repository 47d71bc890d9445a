"""The verbs: load, think, save.

Each takes the owner first and the clock as an argument, and raises NotFound for a row of
somebody else. Thinking happens outside the transaction, so that a lock is never held meanwhile.

people    Unacceptable, switch_track
practice  start_sitting, save_draft, record_attempt, answer_questions ...
"""

from debrief.journal.actions.people import Unacceptable, switch_track
from debrief.journal.actions.practice import (
    LONGEST,
    LONGEST_REPLY,
    Draft,
    answer_questions,
    open_debrief,
    record_attempt,
    save_draft,
    show_constraint,
    start_sitting,
)

__all__ = [
    "LONGEST",
    "LONGEST_REPLY",
    "Draft",
    "Unacceptable",
    "answer_questions",
    "open_debrief",
    "record_attempt",
    "save_draft",
    "show_constraint",
    "start_sitting",
    "switch_track",
]
