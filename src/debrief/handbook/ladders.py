"""Where the two roles lead: levels, what a promotion asks for, and how to change sides."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from debrief.handbook.records import Page, Path_
from debrief.handbook.responsibilities import LEVELS, Level

Track = Literal["pm", "pmm"]
FEWEST_WEEKS, MOST_WEEKS = 4, 8
PLAN_WEEKS = 26


@dataclass(frozen=True, slots=True)
class Sign:
    """Something a line has to say before it counts, told by its words, and how to ask for it.

    `words` are phrases in small letters; a word that ends in `*` matches any ending and `#` any
    number. With `compares`, a figure set against its target decides wherever a line has both.
    """

    id: str
    words: tuple[str, ...]
    missing: str
    compares: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a promotion panel wants to see, and which evidence can show it.

    A line counts in full where it belongs to one of the responsibilities in `about`, has at least
    `strength`, and shows every sign in `signs`; `count` such lines are needed. `decides` marks the
    criterion without which the case does not stand.
    """

    id: str
    title: str
    says: str
    about: tuple[str, ...]
    strength: Literal["owned", "measured"]
    source: str
    signs: tuple[str, ...] = ()
    count: int = 1
    decides: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One level of one role. `criterion` is what a promotion to this level asks for."""

    level: Level
    name: str
    scope: str
    horizon: str
    impact: str
    source: str
    criterion: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """One way on from the ladder."""

    title: str
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels L3 to L7 of one role, and where it leads."""

    id: Track
    name: str
    summary: str
    source: str
    step: tuple[Step, ...]
    leads: tuple[Lead, ...]
    sign: tuple[Sign, ...] = ()

    def at(self, level: str) -> Step:
        """Return the step of a level. Raises KeyError where there is none."""
        for step in self.step:
            if step.level == level:
                return step
        raise KeyError(level)


@dataclass(frozen=True, slots=True)
class CompanyLevels:
    """What one company calls the levels of one role; approximate, with its source and year."""

    company: str
    role: Track
    names: dict[str, str]
    year: int
    source: str
    caution: str


@dataclass(frozen=True, slots=True)
class Project:
    """A small project that proves the missing competence, sized for 4 to 8 weeks.

    `hours` is the whole effort; `closes` are responsibilities it gives evidence for; `leaves` is
    what exists at the end; `counts` the figure to agree on before it starts.
    """

    id: str
    title: str
    what: str
    hours: int
    leaves: str
    counts: str
    with_: str
    closes: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something to have reached by the end of a week of a plan of 26 weeks.

    The person sets the pace: fewer hours stretch the plan, up to twice as long. The project runs
    from the milestone `agree` to the milestone `report`.
    """

    id: str
    week: int
    title: str
    what: str
    proof: str
    source: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to involve, when, and what to ask of them."""

    id: str
    who: str
    why: str
    ask: str
    week: int
    source: str


@dataclass(frozen=True, slots=True)
class Switch:
    """How to change sides: the competence to prove, projects, milestones and people."""

    id: Literal["pm-to-pmm", "pmm-to-pm"]
    from_: Track
    to: Track
    competence: str
    why: str
    carries: str
    caution: str
    source: str
    project: tuple[Project, ...]
    milestone: tuple[Milestone, ...]
    person: tuple[Person, ...]


def ladder_holds(ladder: Ladder, page: Page, responsibilities: Collection[str]) -> None:
    """Note on the page what cannot be true of a ladder."""
    if tuple(step.level for step in ladder.step) != LEVELS:
        page.wrong(("step",), f"needs the levels {', '.join(LEVELS)}, in this order")
    signs = {sign.id for sign in ladder.sign}
    for i, step in enumerate(ladder.step):
        if step.level != LEVELS[0] and not any(one.decides for one in step.criterion):
            page.wrong(("step", i), "no criterion decides a promotion to this level")
        for j, criterion in enumerate(step.criterion):
            here = ("step", i, "criterion", j)
            _known(criterion.about, responsibilities, "responsibility", page, (*here, "about"))
            _known(criterion.signs, signs, "sign", page, (*here, "signs"))
            if not criterion.about:
                page.wrong((*here, "about"), "names no responsibility, so nothing could meet it")


def company_levels_hold(entry: CompanyLevels, page: Page, at: Path_) -> None:
    """Note on the page a level name for a level that does not exist."""
    _known(entry.names, LEVELS, "level", page, (*at, "names"))


def switch_holds(switch: Switch, page: Page, responsibilities: Collection[str]) -> None:
    """Note on the page what cannot be true of a switch plan."""
    if switch.id != f"{switch.from_}-to-{switch.to}" or switch.from_ == switch.to:
        page.wrong(("id",), "should be made of `from` and `to`")
    if page.name.rpartition("/")[2] != f"{switch.id}.toml":
        page.wrong(("id",), f"the file should be called {switch.id}.toml")
    if len(switch.project) < 4:
        page.wrong(("project",), "needs at least four projects to choose from")
    for i, project in enumerate(switch.project):
        _known(project.closes, responsibilities, "responsibility", page, ("project", i, "closes"))
        if not 10 <= project.hours <= 60:
            page.wrong(("project", i, "hours"), "should be from 10 to 60 hours in all")
    _dated(switch, page)


def _dated(switch: Switch, page: Page) -> None:
    for name in ("milestone", "person"):
        entries = getattr(switch, name)
        for i, entry in enumerate(entries):
            if entry.id in {other.id for other in entries[:i]}:
                page.wrong((name, i, "id"), f"there are two {entry.id!r}")
            if not 1 <= entry.week <= PLAN_WEEKS:
                page.wrong((name, i, "week"), f"should be from 1 to {PLAN_WEEKS}")
    weeks = [milestone.week for milestone in switch.milestone]
    if weeks != sorted(weeks):
        page.wrong(("milestone",), "should stand in the order of their weeks")
    if not {"agree", "report"} <= {milestone.id for milestone in switch.milestone}:
        page.wrong(("milestone",), "needs `agree` and `report`, between which the project runs")


def _known(
    names: Collection[str], known: Collection[str], what: str, page: Page, at: Path_
) -> None:
    for name in names:
        if name not in known:
            page.wrong(at, f"no {what} {name!r}; known: {', '.join(sorted(known))}")
