"""The first page of growth: its three parts and how far each is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.journal.actions import CaseRead, PlanRead
from debrief.web.contexts.growth import ForgetGrowthPage, GrowthPage, GrowthPart
from debrief.web.contexts.switching import TimelineView
from debrief.web.presenters.switching import next_stone, present_timeline
from debrief.web.presenters.wording import inside


def present_growth(
    case: CaseRead, plan: PlanRead, kept: Mapping[str, int], today: date
) -> GrowthPage:
    """Return the page; a plan that nobody kept is shown as what there will be."""
    timeline = present_timeline(plan, today)
    return GrowthPage(
        parts=(
            GrowthPart(
                title=_("The ladder"),
                about=_("L3 to L7 for both roles: what counts at each level, and where it leads."),
                state=_("Five levels, two roles"),
                url=reverse("ladder"),
                do=_("Read the ladder"),
            ),
            GrowthPart(
                title=_("The next level"),
                about=_(
                    "What a promotion asks for, your own lines as evidence, and what is missing, "
                    "on one page for your manager."
                ),
                state=_case_state(case),
                url=reverse("promotion"),
                do=_("Open the case"),
            ),
            GrowthPart(
                title=_("The other side"),
                about=_(
                    "What a panel of the other role would miss, one small project that proves it, "
                    "and dates for your calendar."
                ),
                state=_plan_state(timeline) if plan.kept else _("No plan yet"),
                url=reverse("switch"),
                do=_("Open the plan") if plan.kept else _("Plan the change"),
            ),
        ),
        timeline=timeline,
        timeline_title=_("The plan, day by day") if plan.kept else _("What a plan looks like"),
        specimen=not plan.kept,
        kept=any(kept.values()),
    )


def present_forget_growth(kept: Mapping[str, int]) -> ForgetGrowthPage:
    """Return what would be deleted."""
    lines = {
        "lines": ngettext(
            "%d line that you chose or set aside",
            "%d lines that you chose or set aside",
            kept["lines"],
        ),
        "notes": ngettext("%d note on a criterion", "%d notes on criteria", kept["notes"]),
        "plans": ngettext(
            "%d plan with its ticks and names", "%d plans with their ticks and names", kept["plans"]
        ),
    }
    return ForgetGrowthPage(tuple(lines[name] % count for name, count in kept.items() if count))


def _case_state(read: CaseRead) -> str:
    if not read.lines:
        return _("Needs your résumé")
    met = sum(one.state == "met" for one in read.case.criteria)
    return _("%(met)d of %(all)d criteria met for %(short)s at %(level)s") % {
        "met": met,
        "all": len(read.case.criteria),
        "short": read.case.role.upper(),
        "level": read.case.to_level,
    }


def _plan_state(timeline: TimelineView) -> str:
    coming = next_stone(timeline.stones)
    if coming is None:
        return _("Every milestone is reached")
    return _("Next: %(title)s, by %(day)s") % {
        "title": inside(coming.title),
        "day": date_format(coming.day, "j F"),
    }
