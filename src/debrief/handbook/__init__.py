"""HANDBOOK: what Debrief knows, written as TOML by people who may not program.

handbook()   the packaged content: roles, metrics, rounds, moves, rubrics, exercises, sources
Handbook     the same over any folder; `check()` lists every mistake by file and line
rubrics      moves and rubrics, what a critique reads
entries      everything else; imported when it is first named, to keep the shell quick
forms        artefacts with a form of their own: fields, checks, worked ones
loops        mock loops and company packs; listeners: who sits across under pressure
teardowns    launches taken apart; quarter: goals, and what a reader objects to in one
chapters     the chapters in Markdown; prose is the tree of their text
records      strict decoding of TOML into those entries; shelf: the files, remembered
"""

from typing import TYPE_CHECKING, Any

from debrief.handbook.book import DATA, Handbook, handbook
from debrief.handbook.records import ContentError, Mistake
from debrief.handbook.rubrics import Competency, Condition, Move, Rubric

if TYPE_CHECKING:
    from debrief.handbook.entries import Exercise, Launch, Metric, Role, Round, Source, Worked

__all__ = [
    "DATA",
    "Competency",
    "Condition",
    "ContentError",
    "Exercise",
    "Handbook",
    "Launch",
    "Metric",
    "Mistake",
    "Move",
    "Role",
    "Round",
    "Rubric",
    "Source",
    "Worked",
    "handbook",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from debrief.handbook import entries  # noqa: PLC0415

        return getattr(entries, name)
    raise AttributeError(name)
