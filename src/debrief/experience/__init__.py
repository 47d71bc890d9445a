"""The intake: files come in, facts with their places in the text come out. Nothing is written.

- `document`     `SourceDocument`: the text of a file, its parts and marks; `Unreadable`.
- `facts`        `Resume`, `Entry`, `Fact`, `Contact`, `Unsure`: what a résumé says and where.
- `dates`        `Period`, `Moment`: dates as résumés write them.
"""

from debrief.experience.dates import Moment, Period, read_period
from debrief.experience.document import Mark, Part, SourceDocument, Unreadable
from debrief.experience.facts import Contact, Entry, Fact, Resume, Unsure

__all__ = [
    "Contact", "Entry", "Fact", "Mark", "Moment", "Part", "Period", "Resume", "SourceDocument",
    "Unreadable", "Unsure", "read_period",
]  # fmt: skip
