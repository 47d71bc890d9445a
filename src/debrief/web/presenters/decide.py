"""Where the decision stands, voice by voice, and run by run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.fit.energy import Energy
from debrief.fit.instrument import stopped
from debrief.fit.leaning import infer, items
from debrief.handbook import Handbook
from debrief.journal.actions import Decision, Run
from debrief.web.contexts.decide import DecidePage, ForgetDecisionPage, RunView, State, VoiceStep
from debrief.web.presenters.choices import present_result, progress
from debrief.web.presenters.leaning import sample


def present_decide(
    decision: Decision, runs: Sequence[Run], book: Handbook, problem: str
) -> DecidePage:
    """Return the first page of the decision."""
    preference = decision.preference
    answered = len(decision.run.answers) if decision.run else 0
    state: State = "new" if not answered else "done" if preference.stopped else "going"
    return DecidePage(
        state=state,
        progress=progress(answered) if answered else "",
        voices=_voices(decision, state, book),
        result=present_result(preference, book) if state == "done" else None,
        runs=tuple(_run(run, book, in_force=run is runs[0]) for run in runs) if _kept(runs) else (),
        specimen=sample("sample") if _silent(decision) else None,
        spoken=not _silent(decision),
        problem=problem,
    )


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


def _voices(decision: Decision, state: State, book: Handbook) -> tuple[VoiceStep, ...]:
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
            url=reverse("matrix" if evidence.proofs else "experience"),
            do=_("See your lines") if evidence.proofs else _("Open Experience"),
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


def _choices_state(decision: Decision, state: State) -> str:
    if state == "new":
        return _("Not begun")
    count = len(decision.run.answers) if decision.run else 0
    if state == "going":
        return progress(count)
    return ngettext("%d pair answered", "%d pairs answered", count) % count


def _energy_state(energy: Energy) -> str:
    entries = sum(one.entries for one in energy.works)
    if not entries:
        return _("Nothing logged yet")
    return _("%(entries)s over %(days)s") % {
        "entries": ngettext("%d entry", "%d entries", entries) % entries,
        "days": ngettext("%d day", "%d days", energy.days) % energy.days,
    }


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
