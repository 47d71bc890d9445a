"""NEXT: what to practise, under which clock, what is asked afterwards, what changed.

    picker   which exercises come next in a track, with the reasons in words
    sitting  reading time and time box of one exercise, and when the constraint arrives
    clarify  what the interviewer answers to a question before the answer
    reader   how answers are read: by which handbook, without which rules
    probes   the follow-up questions after an answer, and whether a reply closed the gap
    listener who else may sit across, and what they throw in
    loop     which exercise sits in each round of a mock loop, and how far the loop is
    panel    the panel's debrief after it: notes are what each interviewer heard, room where they
             differ, hinge what the talk hangs on and what is asked next
    compare  two debriefs of one exercise: moves, levels, findings and measures
    teardown  a launch taken apart: what it leaves open; teardown_file: as TOML or JSON
    talking_points  what to say and to ask about a company's launches, all of it quoted
    reference  all that can be looked up, as one library to search

Everything here is a value in and a value out: the clock is an argument, nothing is stored.
"""

from debrief.practice.compare import Comparison, compare
from debrief.practice.picker import Judgement, Pick, Practised, Record, line_up, pick
from debrief.practice.probes import Question, choose_questions, closes_gap
from debrief.practice.reader import Reader
from debrief.practice.sitting import Mode, TimeBox

__all__ = [
    "Comparison",
    "Judgement",
    "Mode",
    "Pick",
    "Practised",
    "Question",
    "Reader",
    "Record",
    "TimeBox",
    "choose_questions",
    "closes_gap",
    "compare",
    "line_up",
    "pick",
]
