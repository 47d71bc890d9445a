"""The verbs: load, think, save.

Each takes the owner first and the clock as an argument, and raises NotFound for a row of
somebody else. Thinking happens outside the transaction, so that a lock is never held meanwhile.

people       Unacceptable, switch_track
practice     start_sitting, save_draft, record_attempt, answer_questions ...
imports      begin_import, begin_typed, read_import, start_again, remove_import ...
corrections  change_fact, remove_fact, add_fact, move_entry, settle_question, take_back
experience   experience_in_force, resume_in_force, lines_in_force: what the other verbs made
"""

from debrief.journal.actions.corrections import (
    LONGEST_FACT,
    add_fact,
    change_fact,
    move_entry,
    remove_fact,
    settle_question,
    take_back,
)
from debrief.journal.actions.experience import (
    EvidenceLine,
    Experience,
    experience_in_force,
    lines_in_force,
    resume_in_force,
)
from debrief.journal.actions.imports import (
    LONGEST_TYPED,
    MOST_BYTES,
    begin_import,
    begin_typed,
    count_kept,
    forget_experience,
    imports_of,
    original_of,
    read_import,
    remove_import,
    start_again,
    tidy_imports,
)
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
    "LONGEST_FACT",
    "LONGEST_REPLY",
    "LONGEST_TYPED",
    "MOST_BYTES",
    "Draft",
    "EvidenceLine",
    "Experience",
    "Unacceptable",
    "add_fact",
    "answer_questions",
    "begin_import",
    "begin_typed",
    "change_fact",
    "count_kept",
    "experience_in_force",
    "forget_experience",
    "imports_of",
    "lines_in_force",
    "move_entry",
    "open_debrief",
    "original_of",
    "read_import",
    "record_attempt",
    "remove_fact",
    "remove_import",
    "resume_in_force",
    "save_draft",
    "settle_question",
    "show_constraint",
    "start_again",
    "start_sitting",
    "switch_track",
    "take_back",
    "tidy_imports",
]
