"""Launches taken apart: what happened when, who owned it, what either role would have done.

The same form serves the worked teardowns of the handbook and a person's own, in a file or a table;
`teardown_holds` asks more of a worked one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from debrief.handbook.entries import Owner, Tier, Track

if TYPE_CHECKING:
    from debrief.handbook.records import Page

Precision = Literal["day", "month", "quarter"]
OWNERS: tuple[Owner, ...] = ("pm", "shared", "pmm")
FEWEST_EVENTS = 5
_YEARS = range(1900, 2200)
_WHEN = re.compile(r"(\d{4})-(?:(\d\d)(?:-(\d\d))?|Q([1-4]))")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as exactly as it is known: its first and its last possible day."""

    first: date
    last: date
    precision: Precision

    @property
    def written(self) -> str:
        """The moment as it stands in a file: 2024-10-08, 2024-10 or 2024-Q4."""
        if self.precision == "day":
            return self.first.isoformat()
        if self.precision == "month":
            return self.first.isoformat()[:7]
        return f"{self.first.year:04}-Q{(self.first.month + 2) // 3}"


def read_moment(text: str) -> Moment | None:
    """Return what 2024-10-08, 2024-10 or 2024-Q4 means, None for anything else."""
    found = _WHEN.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day, quarter = (int(part) if part else 0 for part in found.groups())
    if year not in _YEARS:
        return None
    try:
        if day:
            first = date(year, month, day)
            return Moment(first, first, "day")
        span, start = (3, 3 * quarter - 2) if quarter else (1, month)
        first = date(year, start, 1)
        after = start + span
        last = date(year + (after > 12), after - 12 * (after > 12), 1) - timedelta(days=1)
        return Moment(first, last, "quarter" if quarter else "month")
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class LaunchEvent:
    """Something that happened. `launch` marks the day on which it reached its customers.

    `source` is an id of sources.toml and stands in worked teardowns; `link` is an address and
    stands in a person's own.
    """

    date: str
    what: str
    owner: Owner
    source: str | None = None
    link: str = ""
    launch: bool = False

    @property
    def when(self) -> Moment:
        """The date. Raises ValueError where it is none, which `check` notes beforehand."""
        moment = read_moment(self.date)
        if moment is None:
            raise ValueError(self.date)
        return moment


@dataclass(frozen=True, slots=True)
class SideMetric:
    """What a side would be measured by: an id of metrics.toml, words, or both."""

    id: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Metrics:
    """The metric that each side would own."""

    pm: SideMetric | None = None
    pmm: SideMetric | None = None

    def of(self, role: Track) -> SideMetric:
        """Return the metric of a side, empty where none was named."""
        return (self.pm if role == "pm" else self.pmm) or SideMetric()


@dataclass(frozen=True, slots=True)
class Would:
    """What somebody in a role would have done; a worked one has a tier and a commentary."""

    role: Track
    answer: str
    tier: Tier | None = None
    commentary: str = ""


@dataclass(frozen=True, slots=True)
class Teardown:
    """A launch taken apart. `real` is False for a launch that was made up to learn from.

    `order` puts a worked one before the others in the list; those of the same order go by id.
    """

    company: str
    product: str
    id: str = ""
    title: str = ""
    real: bool = True
    industry: str = ""
    motion: str = ""
    summary: str = ""
    context: str = ""
    audience: str = ""
    message: str = ""
    decision: str = ""
    metric: Metrics = field(default_factory=Metrics)
    event: tuple[LaunchEvent, ...] = ()
    would: tuple[Would, ...] = ()
    order: int = 10

    def answers(self, role: Track) -> tuple[Would, ...]:
        """Return what would have been done in a role, weak before strong."""
        order = {"weak": 0, "fair": 1, "strong": 2, None: 3}
        return tuple(sorted((w for w in self.would if w.role == role), key=lambda w: order[w.tier]))


_NEEDED = (
    "id", "title", "industry", "motion", "summary", "context", "audience", "message", "decision",
)  # fmt: skip
_MOTIONS = ("consumer", "self-serve", "enterprise", "hardware", "platform", "marketplace")


def dates_hold(teardown: Teardown, page: Page) -> None:
    """Note on the page each date that is none, or that stands before the one above it."""
    before: Moment | None = None
    for i, event in enumerate(teardown.event):
        moment = read_moment(event.date)
        if moment is None:
            reason = f"{event.date!r} is no date: write 2024-10-08, 2024-10 or 2024-Q4"
            page.wrong(("event", i, "date"), reason)
        elif before and moment.last < before.first:
            reason = f"{event.date} is earlier than the event above it; events go forward in time"
            page.wrong(("event", i, "date"), reason)
        before = moment or before


def teardown_holds(teardown: Teardown, page: Page, metrics: Collection[str]) -> None:
    """Note on the page what does not hold in a worked teardown; `metrics` are the known ids."""
    for name in _NEEDED:
        if not getattr(teardown, name):
            page.wrong((), f"{name!r} is missing")
    if teardown.id and page.name.rpartition("/")[2] != f"{teardown.id}.toml":
        page.wrong(("id",), f"the file should be called {teardown.id}.toml")
    if teardown.motion and teardown.motion not in _MOTIONS:
        page.wrong(("motion",), f"should be one of {', '.join(_MOTIONS)}")
    dates_hold(teardown, page)
    _events_hold(teardown, page)
    _metrics_hold(teardown, page, metrics)
    _answers_hold(teardown, page)


def _events_hold(teardown: Teardown, page: Page) -> None:
    if len(teardown.event) < FEWEST_EVENTS:
        page.wrong(("event",), f"has {len(teardown.event)} events; needs {FEWEST_EVENTS} or more")
    for side in OWNERS:
        if all(event.owner != side for event in teardown.event):
            page.wrong(("event",), f"no event has the owner {side!r}; needs one of each")
    if sum(event.launch for event in teardown.event) != 1:
        page.wrong(("event",), "needs exactly one event with launch = true")
    for i, event in enumerate(teardown.event):
        if teardown.real and not event.source:
            page.wrong(("event", i), "a real launch needs a source for every event")
        if event.link:
            page.wrong(("event", i, "link"), "use a source of sources.toml instead of a link")


def _metrics_hold(teardown: Teardown, page: Page, metrics: Collection[str]) -> None:
    for role in ("pm", "pmm"):
        owned = getattr(teardown.metric, role)
        if owned is None or not owned.says:
            page.wrong(("metric", role), f"the metric that the {role} side owns is not described")
        elif owned.id and owned.id not in metrics:
            page.wrong(("metric", role, "id"), f"no metric {owned.id!r} in metrics.toml")
    if teardown.metric.pm and teardown.metric.pm == teardown.metric.pmm:
        page.wrong(("metric", "pmm"), "both sides have the same metric")


def _answers_hold(teardown: Teardown, page: Page) -> None:
    for role in ("pm", "pmm"):
        tiers = [would.tier for would in teardown.would if would.role == role]
        if tiers.count("weak") != 1 or tiers.count("strong") != 1 or len(set(tiers)) < len(tiers):
            page.wrong(("would",), f"needs one weak and one strong answer with role = {role!r}")
    for i, would in enumerate(teardown.would):
        if would.tier is None or not would.commentary:
            page.wrong(("would", i), "a worked answer needs a tier and a commentary")
        for quote in would.commentary.split('"')[1::2]:
            if " ".join(quote.split()) not in " ".join(would.answer.split()):
                reason = f"quotes {quote!r}, which is not in the answer"
                page.wrong(("would", i, "commentary"), reason)
