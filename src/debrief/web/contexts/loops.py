"""What the pages of mock loops show: choosing one, its itinerary, rating oneself, the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of a company's process. `practised` says what stands in for it here, if anything."""

    title: str
    says: str
    practised: str
    source: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """A loop or a company pack that can be begun.

    `dated` and `caution` are empty for a loop that no company claims.
    """

    id: str
    title: str
    what: str
    rounds: tuple[str, ...]
    length: str
    change_url: str
    dated: str = ""
    caution: str = ""
    stages: tuple[StageView, ...] = ()
    scales: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """A level that exercises are chosen near."""

    id: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class LoopRow:
    """A loop in a list; `says` is how far it is."""

    title: str
    url: str
    begun_at: datetime
    says: str


@dataclass(frozen=True, slots=True)
class RatedLoop:
    """A loop in the history: how many competencies stand at each gap, from -3 to 3.

    A gap is the person's own level less the scorecard's; `unjudged` had no level to compare with.
    """

    title: str
    url: str
    met_at: datetime
    gaps: dict[int, int]
    unjudged: int

    @property
    def below(self) -> int:
        """Competencies that the person rated lower than the scorecard."""
        return sum(count for gap, count in self.gaps.items() if gap < 0)

    @property
    def same(self) -> int:
        """Competencies rated alike."""
        return self.gaps.get(0, 0)

    @property
    def above(self) -> int:
        """Competencies that the person rated higher than the scorecard."""
        return sum(count for gap, count in self.gaps.items() if gap > 0)


@dataclass(frozen=True, slots=True)
class LoopHistory:
    """Self-rating against scorecard over time, the newest loop first. `title` says it in words."""

    title: str
    says: str
    loops: tuple[RatedLoop, ...]


@dataclass(frozen=True, slots=True)
class LoopsPage:
    """Choosing a loop, with the unfinished ones on top and the history below."""

    track_name: str
    unfinished: tuple[LoopRow, ...]
    plans: tuple[PlanView, ...]
    packs: tuple[PlanView, ...]
    levels: tuple[LevelChoice, ...]
    history: LoopHistory | None
    own_url: str
    problem: str


@dataclass(frozen=True, slots=True)
class RoundField:
    """A line of the form for one's own loop."""

    place: int
    round: str
    minutes: str


@dataclass(frozen=True, slots=True)
class OwnLoopPage:
    """The form for a loop as one's recruiter told it."""

    origin: str
    origin_title: str
    company: str
    fields: tuple[RoundField, ...]
    rounds: tuple[tuple[str, str], ...]
    levels: tuple[LevelChoice, ...]
    longest_company: int
    problem: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A round on the itinerary. `state` is locked, open, asked, next or later.

    `do` is what can be done: a POST to `do_url` where `starts`, else a link; empty where nothing.
    """

    place: int
    title: str
    minutes: int
    state: str
    says: str
    exercise: str
    do: str
    do_url: str
    starts: bool


@dataclass(frozen=True, slots=True)
class LoopPage:
    """A loop as an itinerary. `notice` is said to whoever came for a debrief that is shut.

    `again_url` leads to the same rounds with other exercises; empty before the panel has met.
    """

    title: str
    level: str
    begun_at: datetime
    standing: str
    headline: str
    says: str
    notice: str
    caution: str
    stops: tuple[Stop, ...]
    rating_url: str
    panel_url: str
    again_url: str
    delete_url: str


@dataclass(frozen=True, slots=True)
class Rated:
    """A competency to rate oneself on, against the words of its four levels."""

    field: str
    title: str
    asks: str
    anchors: tuple[tuple[int, str], ...]
    level: int | None


@dataclass(frozen=True, slots=True)
class RatedRound:
    """A round to rate oneself in."""

    place: int
    title: str
    exercise: str
    rows: tuple[Rated, ...]


@dataclass(frozen=True, slots=True)
class RatingPage:
    """Rating oneself before the panel meets."""

    title: str
    loop_url: str
    rating_url: str
    rounds: tuple[RatedRound, ...]
    count: int
    problem: str
