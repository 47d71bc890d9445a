"""A plan to change sides: what to prove, the project, milestones on a line of time, people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.fit.switch import ChosenProject, SwitchPlan
from debrief.handbook import Handbook
from debrief.journal.actions import LONGEST_NAME, PlanRead
from debrief.web.contexts.switching import (
    DirectionsPage,
    DirectionView,
    PersonView,
    ProjectView,
    StoneView,
    SwitchForm,
    SwitchPage,
    TimelineView,
)
from debrief.web.presenters.wording import inside, listed


@dataclass(frozen=True, slots=True)
class SwitchLook:
    """What could not be done, with what was given."""

    problem: str = ""
    start: str = ""
    hours: str = ""


def present_switch(read: PlanRead, book: Handbook, today: date, look: SwitchLook) -> SwitchPage:
    """Return the page of a plan."""
    plan = read.plan
    return SwitchPage(
        direction=f"{plan.role_from}-to-{plan.role_to}",
        role_from=plan.role_from,
        role_to=plan.role_to,
        title=_title(plan, book),
        competence=plan.competence,
        why=plan.why,
        carries=plan.carries,
        caution=plan.caution,
        read=bool(plan.shown or plan.lacking),
        shown=_names(plan.shown),
        lacking=_names(plan.lacking),
        kept=read.kept,
        says=_says(read),
        projects=tuple(_project(one, plan) for one in (plan.project, *plan.alternatives)),
        timeline=present_timeline(read, today),
        form=SwitchForm(
            start=look.start or plan.start.isoformat(),
            hours=look.hours or f"{plan.hours_a_week:g}",
        ),
        other_url=reverse("switch-plan", args=[f"{plan.role_to}-to-{plan.role_from}"]),
        other_title=_("From %(start)s to %(end)s")
        % {"start": plan.role_to.upper(), "end": plan.role_from.upper()},
        longest_name=LONGEST_NAME,
        problem=look.problem,
    )


def present_directions(sample: PlanRead, book: Handbook, today: date) -> DirectionsPage:
    """Return both ways; `sample` is drawn as what will be seen."""
    return DirectionsPage(
        directions=tuple(
            DirectionView(
                track=switch.to,
                title=_("From %(start)s to %(end)s")
                % {"start": book.roles[switch.from_].short, "end": book.roles[switch.to].short},
                competence=switch.competence,
                why=switch.why,
                url=reverse("switch-plan", args=[switch.id]),
            )
            for switch in book.switches.values()
        ),
        specimen=present_timeline(sample, today),
    )


def present_timeline(read: PlanRead, today: date) -> TimelineView:
    """Return the plan as a picture with its answer in words."""
    plan = read.plan
    stones = tuple(
        StoneView(
            id=one.id,
            number=number,
            day=one.day,
            title=one.title,
            what=one.what,
            proof=one.proof,
            reached=read.reached.get(one.id),
            late=read.kept and one.id not in read.reached and one.day < today,
        )
        for number, one in enumerate(plan.milestones, 1)
    )
    people = sorted(plan.people, key=lambda one: one.day)
    return TimelineView(
        title=_answer(plan, stones, kept=read.kept),
        track=plan.role_to,
        start=plan.start,
        end=plan.end,
        project=plan.project.title,
        project_from=plan.project_from,
        project_until=plan.project_until,
        stones=stones,
        people=tuple(
            PersonView(
                one.id, letter, one.day, one.who, one.why, one.ask, read.names.get(one.id, "")
            )
            for letter, one in zip(ascii_lowercase, people, strict=False)
        ),
        today=today,
    )


def next_stone(stones: tuple[StoneView, ...]) -> StoneView | None:
    """Return the first milestone that was not reached, or None."""
    return next((stone for stone in stones if not stone.reached), None)


def _title(plan: SwitchPlan, book: Handbook) -> str:
    return _("From %(start)s to %(end)s: prove %(competence)s") % {
        "start": book.roles[plan.role_from].short,
        "end": book.roles[plan.role_to].short,
        "competence": inside(plan.competence),
    }


def _names(names: tuple[str, ...]) -> str:
    said = listed([inside(name) for name in names])
    return f"{said[:1].upper()}{said[1:]}"


def _says(read: PlanRead) -> str:
    plan = read.plan
    return _("%(start)s to %(end)s, %(hours)s hours a week") % {
        "start": date_format(plan.start, "j F Y"),
        "end": date_format(plan.end, "j F Y"),
        "hours": f"{plan.hours_a_week:g}",
    }


def _project(one: ChosenProject, plan: SwitchPlan) -> ProjectView:
    return ProjectView(
        id=one.id,
        title=one.title,
        what=one.what,
        leaves=one.leaves,
        counts=one.counts,
        company=one.with_,
        size=_("%(weeks)d weeks, %(hours)d hours in all")
        % {"weeks": one.weeks, "hours": one.hours},
        why=one.why,
        fits=one.fits,
        chosen=one is plan.project,
    )


def _answer(plan: SwitchPlan, stones: tuple[StoneView, ...], *, kept: bool) -> str:
    reached = sum(stone.reached is not None for stone in stones)
    coming = next_stone(stones)
    if kept and coming is None:
        return _("All %d milestones are reached.") % len(stones)
    if kept and coming:
        said = ngettext(
            "%(reached)d of %(all)d milestone reached",
            "%(reached)d of %(all)d milestones reached",
            len(stones),
        ) % {"reached": reached, "all": len(stones)}
        return _("%(said)s; next: %(title)s, by %(day)s.") % {
            "said": said,
            "title": inside(coming.title),
            "day": date_format(coming.day, "j F"),
        }
    return _("%(all)d milestones until %(end)s, and a project of %(weeks)d weeks within them.") % {
        "all": len(stones),
        "end": date_format(plan.end, "j F Y"),
        "weeks": plan.project.weeks,
    }
