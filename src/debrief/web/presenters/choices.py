"""The paired choices: a pair to answer, and what a run of them says."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.fit.instrument import STOPPING, Question, Reason
from debrief.fit.leaning import Answer
from debrief.fit.letter_words import in_a_hundred, in_words
from debrief.fit.preference import AxisLean, Preference
from debrief.fit.scale import Standing
from debrief.fit.verdict import ROLES
from debrief.handbook import Handbook
from debrief.handbook.choices import Axis
from debrief.web.contexts.decide import (
    ChoicesResult,
    ChosenView,
    IntervalRow,
    IntervalsView,
    PairPage,
)
from debrief.web.presenters.leaning import row_of
from debrief.web.presenters.wording import listed


def present_pair(question: Question, answers: Sequence[Answer]) -> PairPage:
    """Return a pair to answer, its tasks in their places."""
    return PairPage(
        pair=question.pair.id,
        first=question.pair.task(question.left),
        second=question.pair.task(question.right),
        progress=progress(len(answers)),
        answered=len(answers),
        most=STOPPING.most,
        can_undo=bool(answers),
    )


def progress(answered: int) -> str:
    """Return how far a run is."""
    return _(
        "%(answered)d answered. It stops when it knows enough, after %(most)d at the latest."
    ) % {
        "answered": answered,
        "most": STOPPING.most,
    }


def present_result(preference: Preference, book: Handbook) -> ChoicesResult:
    """Return what a run that has ended says."""
    return ChoicesResult(
        headline=_headline(preference.standing),
        says=_says(preference),
        picture=_picture(preference, book.choices["main"]),
        stopped=_why_stopped(preference.stopped),
        mirrors=_mirrors(preference),
        flip=_flip(preference),
        doubts=tuple(_doubts(preference)),
        chosen=tuple(ChosenView(one.took, one.left, ROLES[one.side]) for one in preference.chosen),
    )


def _headline(standing: Standing) -> str:
    return {
        "build": _("You would rather build it"),
        "market": _("You would rather bring it to market"),
        "no-clear-difference": _("Your choices name no side, and that is an answer"),
        "not-enough-yet": _("It is too early to say"),
    }[standing]


def _says(preference: Preference) -> str:
    side = preference.side or "market"
    low, value, high = in_a_hundred(preference.estimate, side)
    said = {"value": value, "low": low, "high": high}
    if side == "build":
        return (
            _(
                "Of a hundred such pairs you would probably take the build side %(value)d times. "
                "Four times in five the truth lies between %(low)d and %(high)d."
            )
            % said
        )
    return (
        _(
            "Of a hundred such pairs you would probably take the market side %(value)d times. "
            "Four times in five the truth lies between %(low)d and %(high)d."
        )
        % said
    )


def _picture(preference: Preference, main: Axis) -> IntervalsView:
    rows = [row_of(_("All pairs together"), preference.estimate, preference.answers)]
    rows += [_axis_row(axis) for axis in preference.axes]
    return IntervalsView(
        name="choices",
        title=_aspects(preference),
        says=_("Four times in five the truth lies on the line; the dot is the likeliest."),
        left=main.build,
        right=main.market,
        rows=tuple(rows),
    )


def _axis_row(axis: AxisLean) -> IntervalRow:
    return row_of(axis.title, axis.estimate, axis.answers)


def _aspects(preference: Preference) -> str:
    """Return the answer of the picture: how many aspects lean where."""
    counts = {
        side: sum(axis.estimate.side == side for axis in preference.axes)
        for side in ("build", "market")
    }
    whole = len(preference.axes)
    if not any(counts.values()):
        return _("None of the aspects leans clearly to one side.")
    for side, count in counts.items():
        if count == whole:
            return {
                "build": _("Every aspect leans to the build side."),
                "market": _("Every aspect leans to the market side."),
            }[side]
    ends = {
        "build": _("the build side"),
        "market": _("the market side"),
        "neither": _("neither"),
    }
    counts["neither"] = whole - sum(counts.values())
    (most, count), *rest = sorted(counts.items(), key=lambda one: -one[1])
    first = ngettext(
        "%(count)s of the %(whole)s aspects leans to %(where)s",
        "%(count)s of the %(whole)s aspects lean to %(where)s",
        count,
    ) % {"count": in_words(count).capitalize(), "whole": in_words(whole), "where": ends[most]}
    others = [
        _("%(count)s to %(where)s") % {"count": in_words(count), "where": ends[side]}
        for side, count in rest
        if count
    ]
    return f"{listed([first, *others])}."


def _why_stopped(reason: Reason | None) -> str:
    if reason is None:
        return ""
    return {
        "standard-error": _("It stopped because another pair would hardly have told more."),
        "probability": _("It stopped because one side had become likely, nine times in ten."),
        "most": _("It stopped at the most pairs it asks, whatever they said."),
        "no-pairs-left": _("It stopped because no pairs were left."),
    }[reason]


def _mirrors(preference: Preference) -> str:
    count, alike = preference.mirrors, preference.mirrors_alike
    if not count:
        return ""
    if count == 1:
        same = _("One contrast came twice, in other words, and you answered it the same way.")
        return (
            same if alike else _("One contrast came twice, in other words, and you turned round.")
        )
    return _(
        "%(all)s contrasts came twice, in other words; you answered %(alike)s the same way."
    ) % {
        "all": in_words(count).capitalize(),
        "alike": _("all of them") if alike == count else _("%s of them") % in_words(alike),
    }


def _flip(preference: Preference) -> str:
    flip = preference.flip
    if flip is None:
        return ""
    count = in_words(flip.answers)
    if flip.to == "no-clear-difference":
        return (
            ngettext(
                "The flip test: had %s answer gone the other way, no side would be named.",
                "The flip test: had %s answers gone the other way, no side would be named.",
                flip.answers,
            )
            % count
        )
    return ngettext(
        "The flip test: had %(count)s answer gone the other way, the %(side)s side would be named.",
        "The flip test: had %(count)s answers gone the other way, the %(side)s side would be "
        "named.",
        flip.answers,
    ) % {"count": count, "side": _("build") if flip.to == "build" else _("market")}


def _doubts(preference: Preference) -> list[str]:
    """Return the flags, each with what may be done about it. Nothing was dropped."""
    advice = {
        "fast": _("If you were in a hurry, take the pairs again on a quieter day."),
        "same-place": _("That can be chance. If you were tapping along, begin again."),
        "mirrors": _(
            "Read the choices below once more, and see whether they still sound like you."
        ),
    }
    return [f"{flag.says} {advice[flag.id]}" for flag in preference.flags]
