"""The verbs: load, think, save.

Each takes the owner first and the clock as an argument, and raises NotFound for a row of
somebody else. Thinking happens outside the transaction, so that a lock is never held meanwhile.

people       Unacceptable, switch_track
practice     start_sitting, save_draft, record_attempt, answer_questions ...
imports      begin_import, begin_typed, read_import, start_again, remove_import ...
corrections  change_fact, remove_fact, add_fact, move_entry, settle_question, take_back
choices      begin_run, show_pair, answer_pair, take_back_answer ...
decision     keep_goals, decision_of: the verdict on everything given
energy       log_energy, mark_impact, log_tryout ...
calendars    begin_calendar, read_calendar, sort_title ...
growth       case_of, choose_line, keep_note, forget_growth ...
switches     plan_of, keep_plan, tick_milestone, name_person, drop_plan
experience   experience_in_force, resume_in_force, lines_in_force: what the other verbs made
"""

from debrief.journal.actions.calendars import (
    WEEKS,
    asked_of,
    begin_calendar,
    calendars_of,
    delete_calendar,
    forget_energy,
    forget_titles,
    let_titles_go,
    read_calendar,
    sort_title,
    sorted_titles,
    take_refusal,
)
from debrief.journal.actions.choices import (
    Place,
    Run,
    answer_pair,
    begin_run,
    delete_run,
    run_in_force,
    runs,
    show_pair,
    take_back_answer,
)
from debrief.journal.actions.corrections import (
    LONGEST_FACT,
    add_fact,
    change_fact,
    move_entry,
    remove_fact,
    settle_question,
    take_back,
)
from debrief.journal.actions.decision import (
    Decision,
    count_decision,
    decision_of,
    forget_decision,
    form_of,
    goals_of,
    keep_goals,
)
from debrief.journal.actions.energy import (
    EnergyName,
    log_energy,
    log_of,
    log_of_day,
    log_tryout,
    mark_impact,
)
from debrief.journal.actions.experience import (
    EvidenceLine,
    Experience,
    experience_in_force,
    lines_in_force,
    resume_in_force,
)
from debrief.journal.actions.growth import (
    LONGEST_NOTE,
    CaseRead,
    case_of,
    choose_line,
    count_growth,
    forget_growth,
    keep_note,
    last_case,
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
from debrief.journal.actions.switches import (
    LONGEST_NAME,
    PlanRead,
    drop_plan,
    keep_plan,
    last_plan,
    name_person,
    plan_of,
    tick_milestone,
)

__all__ = [
    "LONGEST",
    "LONGEST_FACT",
    "LONGEST_NAME",
    "LONGEST_NOTE",
    "LONGEST_REPLY",
    "LONGEST_TYPED",
    "MOST_BYTES",
    "WEEKS",
    "CaseRead",
    "Decision",
    "Draft",
    "EnergyName",
    "EvidenceLine",
    "Experience",
    "Place",
    "PlanRead",
    "Run",
    "Unacceptable",
    "add_fact",
    "answer_pair",
    "answer_questions",
    "asked_of",
    "begin_calendar",
    "begin_import",
    "begin_run",
    "begin_typed",
    "calendars_of",
    "case_of",
    "change_fact",
    "choose_line",
    "count_decision",
    "count_growth",
    "count_kept",
    "decision_of",
    "delete_calendar",
    "delete_run",
    "drop_plan",
    "experience_in_force",
    "forget_decision",
    "forget_energy",
    "forget_experience",
    "forget_growth",
    "forget_titles",
    "form_of",
    "goals_of",
    "imports_of",
    "keep_goals",
    "keep_note",
    "keep_plan",
    "last_case",
    "last_plan",
    "let_titles_go",
    "lines_in_force",
    "log_energy",
    "log_of",
    "log_of_day",
    "log_tryout",
    "mark_impact",
    "move_entry",
    "name_person",
    "open_debrief",
    "original_of",
    "plan_of",
    "read_calendar",
    "read_import",
    "record_attempt",
    "remove_fact",
    "remove_import",
    "resume_in_force",
    "run_in_force",
    "runs",
    "save_draft",
    "settle_question",
    "show_constraint",
    "show_pair",
    "sort_title",
    "sorted_titles",
    "start_again",
    "start_sitting",
    "switch_track",
    "take_back",
    "take_back_answer",
    "take_refusal",
    "tick_milestone",
    "tidy_imports",
]
