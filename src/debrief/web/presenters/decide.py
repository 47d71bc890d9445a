"""Where the decision stands, what the choices say, and the long run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.fit.energy import Energy
from debrief.fit.goals import GoalAnswer
from debrief.fit.instrument import STOPPING, Question, Reason, stopped
from debrief.fit.leaning import Answer, infer, items
from debrief.fit.letter_words import in_a_hundred
from debrief.fit.preference import AxisLean, Preference
from debrief.fit.scale import Standing
from debrief.fit.verdict import ROLES
from debrief.handbook import Handbook
from debrief.handbook.choices import Axis, Goal
from debrief.journal.actions import Decision, Run
from debrief.web.contexts.decide import (
    ChoicesResult,
    ChosenView,
    DecidePage,
    ForgetDecisionPage,
    GoalQuestion,
    GoalsPage,
    IntervalRow,
    IntervalsView,
    PairPage,
    RunView,
    VoiceStep,
    WishChoice,
)
from debrief.web.presenters.leaning import row_of, sample


def present_decide(
    decision: Decision, runs: Sequence[Run], book: Handbook, problem: str
) -> DecidePage:
    """Return the first page of the decision."""
    preference = decision.preference
    answered = len(decision.run.answers) if decision.run else 0
    state = "new" if not answered else "done" if preference.stopped else "going"
    return DecidePage(
        state=state,  # type: ignore[arg-type]
        progress=_progress(answered) if answered else "",
        voices=_voices(decision, state, book),
        result=_result(preference, book) if state == "done" else None,
        runs=tuple(_run(run, book, in_force=run is runs[0]) for run in runs) if _kept(runs) else (),
        specimen=sample("sample") if _silent(decision) else None,
        spoken=not _silent(decision),
        problem=problem,
    )


def present_pair(question: Question, answers: Sequence[Answer]) -> PairPage:
    """Return a pair to answer, its tasks in their places."""
    return PairPage(
        pair=question.pair.id,
        first=question.pair.task(question.left),
        second=question.pair.task(question.right),
        progress=_progress(len(answers)),
        can_undo=bool(answers),
    )


def present_goals(answers: Sequence[GoalAnswer], book: Handbook) -> GoalsPage:
    """Return the questions about the long run with what was answered before."""
    given = {answer.goal: answer for answer in answers}
    questions = tuple(_question(goal, given.get(goal.id)) for goal in book.goals.values())
    return GoalsPage(questions, sum(question.answered for question in questions))


def present_forget(kept: Mapping[str, int]) -> ForgetDecisionPage:
    """Return what would be deleted."""
    lines = {
        "answers": ngettext("%d answer to a pair", "%d answers to pairs", kept["answers"]),
        "goals": ngettext(
            "%d answer about the long run", "%d answers about the long run", kept["goals"]
        ),
        "entries": ngettext("%d entry of the log", "%d entries of the log", kept["entries"]),
        "calendars": ngettext(
            "the hours of %d calendar", "the hours of %d calendars", kept["calendars"]
        ),
        "titles": ngettext("%d title that you sorted", "%d titles that you sorted", kept["titles"]),
    }
    return ForgetDecisionPage(tuple(lines[name] % count for name, count in kept.items() if count))


# -- the four voices -------------------------------------------------------------------------------


def _silent(decision: Decision) -> bool:
    """Return whether nothing was given for the decision yet."""
    return not (
        (decision.run and decision.run.answers)
        or decision.goals.reasons
        or any(one.entries for one in decision.energy.works)
    )


def _progress(answered: int) -> str:
    return _("%(answered)d answered; it stops when it knows enough, at most %(most)d") % {
        "answered": answered,
        "most": STOPPING.most,
    }


def _voices(decision: Decision, state: str, book: Handbook) -> tuple[VoiceStep, ...]:
    evidence, goals = decision.evidence, decision.goals
    answered = len(goals.reasons)
    return (
        VoiceStep(
            title=_("What you would rather do"),
            about=_("Pairs of concrete tasks, one from each career. About five minutes."),
            state=_choices_state(decision, state),
            url=reverse("pair") if state == "going" else "",
            do={"new": _("Begin"), "going": _("Go on")}.get(state, ""),
            enough=state == "done",
        ),
        VoiceStep(
            title=_("What you can prove"),
            about=_("The lines of your résumé, each placed on the side whose work it describes."),
            state=ngettext(
                "%d line speaks for a side", "%d lines speak for a side", len(evidence.proofs)
            )
            % len(evidence.proofs)
            if evidence.proofs
            else _("No lines yet"),
            url=reverse("experience"),
            do=_("Open Experience"),
            enough=evidence.standing != "not-enough-yet",
        ),
        VoiceStep(
            title=_("What gives you energy"),
            about=_("Two taps at the end of a day, and, if you like, your calendar."),
            state=_energy_state(decision.energy),
            url=reverse("energy"),
            do=_("Open the log"),
            enough=decision.energy.standing != "not-enough-yet",
        ),
        VoiceStep(
            title=_("Where you want to be"),
            about=_("A short form about the long run."),
            state=_("%(answered)d of %(all)d answered")
            % {"answered": answered, "all": len(book.goals)}
            if answered
            else _("Not answered yet"),
            url=reverse("goals"),
            do=_("Change the answers") if answered else _("Answer"),
            enough=goals.standing != "not-enough-yet",
        ),
    )


def _choices_state(decision: Decision, state: str) -> str:
    if state == "new":
        return _("Not begun")
    count = len(decision.run.answers) if decision.run else 0
    if state == "going":
        return _progress(count)
    return ngettext("%d pair answered", "%d pairs answered", count) % count


def _energy_state(energy: Energy) -> str:
    entries = sum(one.entries for one in energy.works)
    if not entries:
        return _("Nothing logged yet")
    return _("%(entries)s over %(days)s") % {
        "entries": ngettext("%d entry", "%d entries", entries) % entries,
        "days": ngettext("%d day", "%d days", energy.days) % energy.days,
    }


# -- what the choices say --------------------------------------------------------------------------


def _result(preference: Preference, book: Handbook) -> ChoicesResult:
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
        says=_("Each line is where you probably stand; the thicker the dot's line, the surer."),
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
    all_ = len(preference.axes)
    if not any(counts.values()):
        return _("None of the %(all)d aspects leans clearly to one side.") % {"all": all_}
    return _(
        "Of %(all)d aspects %(build)d lean to the build side, %(market)d to the market side, and "
        "%(open)d to neither."
    ) % {"all": all_, "open": all_ - sum(counts.values()), **counts}


def _why_stopped(reason: Reason | None) -> str:
    if reason is None:
        return ""
    return {
        "standard-error": _("It stopped because another pair would hardly have told more."),
        "probability": _("It stopped because the side was at least nine times in ten sure."),
        "most": _("It stopped at the most pairs it asks, whatever they said."),
        "no-pairs-left": _("It stopped because no pairs were left."),
    }[reason]


def _mirrors(preference: Preference) -> str:
    if not preference.mirrors:
        return ""
    return ngettext(
        "One contrast came twice in other words; you answered %(alike)d of 1 the same way.",
        "%(all)d contrasts came twice in other words; you answered %(alike)d of them the same way.",
        preference.mirrors,
    ) % {"all": preference.mirrors, "alike": preference.mirrors_alike}


def _flip(preference: Preference) -> str:
    flip = preference.flip
    if flip is None:
        return ""
    if flip.to == "no-clear-difference":
        return (
            ngettext(
                "The flip test: had %d answer gone the other way, no side would be named.",
                "The flip test: had %d answers gone the other way, no side would be named.",
                flip.answers,
            )
            % flip.answers
        )
    return ngettext(
        "The flip test: had %(count)d answer gone the other way, the %(side)s side would be named.",
        "The flip test: had %(count)d answers gone the other way, the %(side)s side would be "
        "named.",
        flip.answers,
    ) % {"count": flip.answers, "side": _("build") if flip.to == "build" else _("market")}


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


# -- earlier runs ----------------------------------------------------------------------------------


def _kept(runs: Sequence[Run]) -> bool:
    return len(runs) > 1 or bool(runs and runs[0].answers)


def _run(run: Run, book: Handbook, *, in_force: bool) -> RunView:
    return RunView(
        begun_at=run.row.begun_at,
        says=_run_says(run, book),
        answers=len(run.answers),
        in_force=in_force,
        delete_url=reverse("run-delete", args=[run.row.pk]),
    )


def _run_says(run: Run, book: Handbook) -> str:
    if not stopped(run.answers, book.choices):
        return _("not finished")
    side = infer(run.answers, items(book.choices.values())).estimate().side
    return {
        "build": _("the build side"),
        "market": _("the market side"),
        None: _("no clear difference"),
    }[side]


def _question(goal: Goal, given: GoalAnswer | None) -> GoalQuestion:
    wishes = tuple(
        WishChoice(wish.id, wish.says, bool(given and given.wish == wish.id)) for wish in goal.wish
    )
    return GoalQuestion(
        id=goal.id,
        ask=goal.ask,
        wishes=wishes,
        weight=given.weight if given else 2,
        answered=any(wish.chosen for wish in wishes),
    )
