"""A mock loop as an itinerary: its rounds, what is locked, what can be done next."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.handbook import Handbook
from debrief.journal.actions import is_locked, progress_of
from debrief.journal.models import Loop, LoopRound, Sitting
from debrief.web.contexts.loops import LoopPage, Stop


def title_of(loop: Loop, book: Handbook) -> str:
    """Return what a loop is called: the company's name, else the loop that it began as."""
    plan = book.loops.get(loop.origin)
    return loop.company or (plan.title if plan else _("Your own loop"))


def place_in_loop(sitting: Sitting) -> tuple[str, str]:
    """Return which round of a mock loop a sitting is, and the loop's address; empty outside one."""
    one = LoopRound.objects.filter(sitting=sitting).first()
    if one is None:
        return "", ""
    count = LoopRound.objects.filter(loop=one.loop_id).count()
    says = _("Round %(place)d of %(count)d") % {"place": one.place, "count": count}
    return says, reverse("loop", args=[one.loop_id])


def change_url(origin: str) -> str:
    """Return where a loop is changed before it is begun, by the id of what it begins as."""
    return f"{reverse('own-loop')}?{urlencode({'from': origin})}"


def present_loop(
    loop: Loop,
    rounds: Sequence[LoopRound],
    book: Handbook,
    *,
    came_for_debrief: bool,
    track: str,
) -> LoopPage:
    """Return a loop as an itinerary; `track` is the one in force."""
    progress = progress_of(loop, rounds)
    pack = book.packs.get(loop.origin)
    notice = _(
        "That debrief opens with the panel. Until then nobody has seen it, so that it colours "
        "neither your next round nor how you rate yourself."
    )
    stops = tuple(_stop(loop, one, progress.next_place, book) for one in rounds)
    headline, says = _headline(progress.standing, progress.locked, len(rounds), stops)
    return LoopPage(
        title=title_of(loop, book),
        level=loop.level,
        begun_at=loop.begun_at,
        standing=progress.standing,
        headline=headline,
        says=says,
        notice=notice if came_for_debrief else "",
        caution=pack.caution if pack else "",
        stops=stops,
        rating_url=reverse("loop-rating", args=[loop.pk]),
        panel_url=reverse("loop-panel", args=[loop.pk]),
        again_url=change_url(str(loop.pk)) if loop.met_at and loop.track == track else "",
        delete_url=reverse("loop-delete", args=[loop.pk]),
    )


def _headline(standing: str, locked: int, count: int, stops: Sequence[Stop]) -> tuple[str, str]:
    if standing == "panel":
        return _("The panel has met"), _("Every debrief of this loop is open.")
    if standing == "rating":
        return _("All rounds are locked"), _(
            "Before the panel meets, rate yourself. Your levels are the only thing it waits for."
        )
    minutes = sum(stop.minutes for stop in stops if stop.state != "locked")
    left = ngettext("%(count)d round left", "%(count)d rounds left", count - locked) % {
        "count": count - locked
    }
    says = _(
        "%(left)s, %(minutes)d minutes of writing. You see each question when its round starts. "
        "Between rounds you may stop for an hour or a week."
    ) % {"left": left, "minutes": minutes}
    if standing == "new":
        return _("Nothing is written yet"), says
    if standing == "going":
        return _("A round is open"), _("Your draft is kept. Its clock went on meanwhile.")
    return _("Between two rounds"), says


def _stop(loop: Loop, one: LoopRound, next_place: int, book: Handbook) -> Stop:
    entry = book.rounds.get((loop.track, one.round))
    exercise = book.exercises.get(one.exercise)
    state, says, do, do_url, starts = _standing(loop, one, next_place)
    return Stop(
        place=one.place,
        title=entry.title if entry else one.round,
        minutes=one.minutes,
        state=state,
        says=says,
        exercise=exercise.title if exercise and one.sitting else "",
        do=do,
        do_url=do_url,
        starts=starts,
    )


def _standing(loop: Loop, one: LoopRound, next_place: int) -> tuple[str, str, str, str, bool]:
    """Return the state of a round, what is said of it, what can be done, where, and by POST."""
    if one.sitting is not None and is_locked(one):
        attempt = one.sitting.attempt
        at = date_format(attempt.written_at, "j M, H:i")
        if loop.met_at:
            url = reverse("attempt", args=[attempt.pk])
            return "locked", _("locked %s") % at, _("Read its debrief"), url, False
        return "locked", _("locked %s; opens with the panel") % at, "", "", False
    if one.sitting is not None and one.sitting.finished_at:
        url = reverse("followups", args=[one.sitting.attempt.pk])
        return "asked", _("handed in; the interviewer has questions"), _("Answer them"), url, False
    if one.sitting is not None:
        words = len(one.sitting.draft.split())
        says = ngettext("open, %(words)d word so far", "open, %(words)d words so far", words)
        url = reverse("sitting", args=[one.sitting.pk])
        return "open", says % {"words": words}, _("Go on"), url, False
    if one.place == next_place:
        url = reverse("loop-round", args=[loop.pk, one.place])
        return "next", "", _("Start this round"), url, True
    return "later", "", "", "", False
