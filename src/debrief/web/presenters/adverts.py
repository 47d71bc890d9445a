"""Job advertisements: the list, and one on its way or read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.fit.advert import Advert as ReadAdvert
from debrief.fit.advert import Asked, Duty, DutySide, LikelyRound, Skill
from debrief.fit.advert_coverage import Coverage
from debrief.fit.matrix import PlacedLine
from debrief.handbook import Handbook
from debrief.journal.actions import LONGEST_ADVERT, MOST_ADVERT_BYTES
from debrief.journal.models import Advert
from debrief.web.contexts.adverts import (
    AdvertIntake,
    AdvertPage,
    AdvertRow,
    AdvertsPage,
    AskView,
    CoveringLine,
    RefusedPage,
    RoundView,
    ShareView,
    SkillGroup,
    StatementView,
)
from debrief.web.presenters.gaps import SHORT
from debrief.web.presenters.resume_check import title_of
from debrief.web.presenters.wording import capital, unbroken


def present_adverts(
    rows: Sequence[Advert], now: datetime, problem: str = "", intake: AdvertIntake | None = None
) -> AdvertsPage:
    """Return the list with the form that takes another in."""
    views = tuple(_row(row, now) for row in rows)
    sample: dict[DutySide, float] = {"pm": 0.22, "pmm": 0.62, "shared": 0.11, "other": 0.05}
    return AdvertsPage(
        rows=views,
        intake=intake or present_intake(),
        can_compare=sum(view.done for view in views) > 1,
        problem=problem,
        specimen=() if views else present_shares(sample),
    )


def present_intake(problem: str = "", text: str = "") -> AdvertIntake:
    """Return the form; what was pasted before is shown again."""
    return AdvertIntake(problem, text, MOST_ADVERT_BYTES // 1_000_000, LONGEST_ADVERT)


def present_refused(row: Advert) -> RefusedPage:
    """Return the page of an advertisement that was not read."""
    return RefusedPage(
        title=title_of(row),
        stopped=row.state == Advert.State.READING,
        line=row.line,
        intake=present_intake(),
        delete_url=reverse("advert-delete", args=[row.pk]),
    )


def present_advert(
    row: Advert, found: ReadAdvert, coverage: Sequence[Coverage] | None, book: Handbook
) -> AdvertPage:
    """Return the page of one advertisement; `coverage` is None before the person has lines."""
    by_place = {one.span: one for one in coverage or ()}
    return AdvertPage(
        title=found.title or title_of(row),
        company=found.company or "",
        name=row.name,
        begun_at=row.begun_at,
        headline=unbroken(found.headline).rstrip("."),
        shares=present_shares(found.shares),
        shares_title=shares_title(found),
        duties=tuple(_statement(one, by_place.get(one.span), book) for one in found.duties),
        asked=tuple(_statement(one, by_place.get(one.span), book) for one in found.asked),
        covered_says=say_covered(coverage) if coverage is not None else "",
        uncovered_says=say_uncovered(coverage or ()),
        compared=coverage is not None,
        level=found.level.level if found.level else "",
        level_says=found.level.because if found.level else "",
        years=tuple(dict.fromkeys(one.text for one in found.years)),
        skills=_skills(found),
        rounds=tuple(map(_round, found.likely)),
        asks=tuple(AskView(one.ask, one.why) for one in found.questions),
        text=found.text,
        delete_url=reverse("advert-delete", args=[row.pk]),
    )


def present_shares(shares: Mapping[DutySide, float]) -> tuple[ShareView, ...]:
    """Return shares ready to draw, in percent."""
    titles = share_titles()
    return tuple(ShareView(side, titles[side], 100 * share) for side, share in shares.items())


def shares_title(found: ReadAdvert) -> str:
    """Return what the bar shows, in words."""
    count = len(found.duties)
    return ngettext("Whose work its %d duty is", "Whose work its %d duties are", count) % count


def share_titles() -> dict[str, str]:
    """Return how each side of a duty is called."""
    return {
        "pm": _("product management"),
        "pmm": _("product marketing"),
        "shared": _("shared launch work"),
        "project-management": _("project management"),
        "other": _("other work"),
    }


def say_covered(coverage: Iterable[Coverage]) -> str:
    """Return how much is covered, in one sentence."""
    counts = Counter(one.state for one in coverage)
    said = _("Your lines cover %(covered)d of %(all)d things it asks for")
    if counts["partly"]:
        said = _(
            "Your lines cover %(covered)d of %(all)d things it asks for, %(partly)d more in part"
        )
    return said % {
        "covered": counts["covered"],
        "all": counts.total(),
        "partly": counts["partly"],
    }


def say_uncovered(coverage: Iterable[Coverage]) -> str:
    """Return how much is not covered, in one sentence; empty where everything is."""
    counts = Counter(one.state for one in coverage)
    said = []
    if counts["not"]:
        said.append(_("%d not shown by any line") % counts["not"])
    if counts["unknown"]:
        said.append(_("%d not for lines to show, such as a degree") % counts["unknown"])
    return ", ".join(said)


def _row(row: Advert, now: datetime) -> AdvertRow:
    summary = row.summary
    if row.state == Advert.State.DONE:
        says = unbroken(summary["headline"])
    elif row.state == Advert.State.REFUSED:
        says = row.line
    elif row.left_behind(now):
        says = _("Debrief was stopped while it read this.")
    else:
        says = _("This is being read.")
    return AdvertRow(
        id=str(row.pk),
        title=title_of(row),
        url=reverse("advert", args=[row.pk]),
        says=says,
        level=summary.get("level") or "",
        shares=present_shares(summary.get("shares", {})),
        begun_at=row.begun_at,
        done=row.state == Advert.State.DONE,
    )


def _statement(one: Duty | Asked, coverage: Coverage | None, book: Handbook) -> StatementView:
    # Whose work it is, is said of duties; a wish such as "Fluent English" is nobody's work.
    duty = isinstance(one, Duty)
    of_role = duty and one.side in ("pm", "pmm", "shared")
    kinds = book.responsibilities if of_role else book.drifts
    kind = kinds.get(one.responsibility or "") if duty else None
    # Years and degrees are told by dates and schools.
    by_lines = not isinstance(one, Asked) or one.kind == "experience"
    titles = state_titles()
    return StatementView(
        text=one.text,
        side=one.side,
        short=SHORT.get(one.side, _("Shared")) if of_role else "",
        name=(kind.name if of_role else capital(kind.name)) if kind else "",
        preferred=isinstance(one, Asked) and one.preferred,
        state=coverage.state if coverage else "",
        state_says=titles[coverage.state] if coverage else "",
        because=coverage.because if coverage else "",
        lines=tuple(map(_covering, coverage.lines[:1])) if coverage and by_lines else (),
    )


def _covering(line: PlacedLine) -> CoveringLine:
    address = f"{reverse('matrix')}?{urlencode({'at': line.id})}#l-{line.id}"
    return CoveringLine(line.text, line.where, address)


def state_titles() -> dict[str, str]:
    """Return how far something is covered, in the fewest words."""
    return {
        "covered": _("covered"),
        "partly": _("partly"),
        "not": _("not shown"),
        "unknown": _("not for lines to show"),
    }


def _skills(found: ReadAdvert) -> tuple[SkillGroup, ...]:
    ordered = sorted(found.skills, key=lambda skill: skill.kind)
    return tuple(
        SkillGroup(capital(kind), tuple(dict.fromkeys(_written(skill, found) for skill in group)))
        for kind, group in groupby(ordered, key=lambda skill: skill.kind)
    )


def _written(skill: Skill, found: ReadAdvert) -> str:
    """Return a skill as the advertisement writes it where it names it first."""
    first = skill.spans[0]
    return " ".join(found.text[first.start : first.end].split())


def _round(likely: LikelyRound) -> RoundView:
    return RoundView(
        title=likely.title,
        short=SHORT[likely.track],
        track=likely.track,
        percent=100 * likely.share,
        duties=likely.duties,
        url=f"{reverse('exercises')}?{urlencode({'round': likely.round})}",
    )
