"""What a page says when there is nothing else to show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MessagePage:
    """A title, what happened, what was kept and what to do. `says` and `do` are sentences."""

    status: int
    title: str
    says: str
    do: str
