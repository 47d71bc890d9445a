"""What a page shows while something is thought through."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """How far something is: `done` of `of` parts, `of` 0 where parts are not counted."""

    title: str
    says: str
    done: int
    of: int
    leave_url: str
    leave: str
