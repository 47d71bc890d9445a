"""The intake: files come in, facts with their places in the text come out. Nothing is written.

Reading files:
- `files`        `read_file`, `read_typed`: any file, or typed text, to a `SourceDocument`.
- `document`     `SourceDocument`: a file's text, its parts and marks.
- `unreadable`   `Unreadable`: raised with one line on what to do.
- `sandbox`      the child process in which PDF and packed files are parsed.
- `pdf`, `columns`, `word`, `odt`, `linkedin`, `json_resume`: one reader for each format;
  `packages`, `archive`, `fields`, `draft`, `letters` are what they share.

Facts:
- `resume`       `read_resume`: a document to a `Resume`.
- `facts`        `Resume`, `Entry`, `Fact`, `Contact`, `Unsure`: what it says, where, what is open.
- `names`        the names of sections and fields.
- `dates`        `Period`, `Moment`, `read_period`: dates as résumés write them.
- `lines`, `sections`, `heads`, `entries`, `listings`, `contact`: how the lines are told apart, by
  the words of `words.toml`; `builder` gives the facts their ids.

Speech:
- `transcripts`  `read_transcript`: what meeting tools write, to who said what and when;
  `transcript_cues`, `transcript_turns`, `transcript_names` read its layouts.
- `delivery`     `measure`: pace, pauses and share of talk, as far as the stamps carry.

What becomes of them:
- `corrections`  `Correction`, `correct`, `apply_corrections`, `rebase`: what the person put right.
- `export`, `json_resume`  `to_markdown`, `to_json_resume`: both read back to the same facts.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from debrief.experience.corrections import (
        Correction,
        Rebased,
        apply_corrections,
        correct,
        rebase,
    )
    from debrief.experience.dates import Moment, Period, read_period
    from debrief.experience.document import Mark, Part, SourceDocument
    from debrief.experience.export import to_markdown
    from debrief.experience.facts import Contact, Entry, Fact, Resume, Unsure
    from debrief.experience.files import MOST_BYTES, read_file, read_typed
    from debrief.experience.json_resume import to_json_resume
    from debrief.experience.names import LISTS, SECTIONS
    from debrief.experience.resume import read_resume
    from debrief.experience.unreadable import Unreadable

__all__ = [
    "LISTS", "MOST_BYTES", "SECTIONS", "Contact", "Correction", "Entry", "Fact", "Mark", "Moment",
    "Part", "Period", "Rebased", "Resume", "SourceDocument", "Unreadable", "Unsure",
    "apply_corrections", "correct", "read_file", "read_period", "read_resume", "read_typed",
    "rebase", "to_json_resume", "to_markdown",
]  # fmt: skip

_HOMES = {
    "corrections": "Correction Rebased apply_corrections correct rebase",
    "dates": "Moment Period read_period",
    "document": "Mark Part SourceDocument",
    "export": "to_markdown",
    "facts": "Contact Entry Fact Resume Unsure",
    "files": "MOST_BYTES read_file read_typed",
    "json_resume": "to_json_resume",
    "names": "LISTS SECTIONS",
    "resume": "read_resume",
    "unreadable": "Unreadable",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for: each file starts a child that needs none."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
