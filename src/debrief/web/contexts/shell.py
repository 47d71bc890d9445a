"""What stands around every page: the track, the navigation, the page a switch returns to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrackChoice:
    """A track that may be switched to; `chosen` marks the one in force."""

    id: str
    short: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Destination:
    """An entry of the navigation; `here` marks the section of the page being shown."""

    title: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a page. `inside` is False for people without a session."""

    inside: bool
    track: str
    tracks: tuple[TrackChoice, ...]
    destinations: tuple[Destination, ...]
    back: str
    version: str
