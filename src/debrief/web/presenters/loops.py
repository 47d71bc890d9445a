"""Choosing a mock loop, one's own loop, the itinerary, rating oneself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.handbook import Handbook
from debrief.handbook.loops import MOST_ROUNDS, LoopPlan, Pack, PlannedRound, Stage
from debrief.journal.actions import (
    LONGEST_COMPANY,
    LoopWish,
    competencies_of,
    is_locked,
    progress_of,
)
from debrief.journal.models import Loop, LoopRound
from debrief.practice.loop import LEVELS
from debrief.web.contexts.loops import (
    LevelChoice,
    LoopPage,
    LoopRow,
    LoopsPage,
    OwnLoopPage,
    PlanView,
    Rated,
    RatedRound,
    RatingPage,
    RoundField,
    StageView,
    Stop,
)
from debrief.web.presenters.loop_history import present_history
from debrief.web.presenters.wording import duration

Kept = Sequence[tuple[Loop, Sequence[LoopRound]]]


# -- choosing --------------------------------------------------------------------------------------


def present_loops(
    track: str, level: str, kept: Kept, book: Handbook, problem: str = ""
) -> LoopsPage:
    """Return the page on which a loop is chosen; `kept` are the person's loops, newest first."""
    plans = [plan for plan in book.loops.values() if plan.track == track]
    packs = [pack for pack in book.packs.values() if pack.track == track]
    return LoopsPage(
        track_name=book.roles[track].name,
        unfinished=tuple(_row(loop, rounds, book) for loop, rounds in kept if not loop.met_at),
        plans=tuple(_plan(plan, book) for plan in plans),
        packs=tuple(_pack(pack, book) for pack in packs),
        levels=_levels(level),
        history=present_history(kept, book),
        own_url=reverse("own-loop"),
        problem=problem,
    )


def title_of(loop: Loop, book: Handbook) -> str:
    """Return what a loop is called: the company's name, else the loop that it began as."""
    plan = book.loops.get(loop.origin)
    return loop.company or (plan.title if plan else _("Your own loop"))


def _row(loop: Loop, rounds: Sequence[LoopRound], book: Handbook) -> LoopRow:
    progress = progress_of(loop, rounds)
    says = _("%(locked)d of %(rounds)d rounds locked") % {
        "locked": progress.locked,
        "rounds": len(rounds),
    }
    if progress.standing == "rating":
        says = _("all rounds locked; rate yourself, and the panel meets")
    return LoopRow(
        title=title_of(loop, book),
        url=reverse("loop", args=[loop.pk]),
        begun_at=loop.begun_at,
        says=says,
    )


def _plan(plan: LoopPlan, book: Handbook) -> PlanView:
    return PlanView(
        id=plan.id,
        title=plan.title,
        what=plan.what,
        rounds=_rounds(plan.rounds, plan.track, book),
        length=_length(plan.rounds),
        change_url=_change_url(plan.id),
    )


def _pack(pack: Pack, book: Handbook) -> PlanView:
    day = date_format(pack.day, "j F Y")
    said = _("as published on %s") if pack.dated == "published" else _("undated; read on %s")
    return PlanView(
        id=pack.id,
        title=pack.company,
        what="",
        rounds=_rounds(pack.rounds, pack.track, book),
        length=_length(pack.rounds),
        change_url=_change_url(pack.id),
        dated=said % day,
        caution=pack.caution,
        stages=tuple(_stage(stage, pack.track, book) for stage in pack.stage),
        scales=tuple((scale.says, book.sources[scale.source].title) for scale in pack.scale),
    )


def _stage(stage: Stage, track: str, book: Handbook) -> StageView:
    source = book.sources[stage.source]
    practised = ""
    if stage.round:
        box = _("%d min, as published") if stage.box == "published" else _("%d min, our estimate")
        title = book.rounds[track, stage.round].title
        practised = f"{title}, {box % (stage.minutes or 0)}"
    return StageView(stage.title, stage.says, practised, f"{source.dated}. {source.where}")


def _rounds(rounds: Sequence[PlannedRound], track: str, book: Handbook) -> tuple[str, ...]:
    return tuple(
        _("%(title)s, %(minutes)d min")
        % {"title": book.rounds[track, one.round].title, "minutes": one.minutes}
        for one in rounds
    )


def _length(rounds: Sequence[PlannedRound]) -> str:
    return duration(sum(one.minutes for one in rounds) * 60)


def _change_url(origin: str) -> str:
    return f"{reverse('own-loop')}?{urlencode({'from': origin})}"


def near_level(level: str) -> str:
    """Return the level of exercises that is nearest to one that a person prepares for."""
    return level if level in LEVELS else LEVELS[-1]


def _levels(chosen: str) -> tuple[LevelChoice, ...]:
    return tuple(LevelChoice(level, level == chosen) for level in LEVELS)


# -- one's own loop --------------------------------------------------------------------------------


def present_own(
    wish: LoopWish, typed: Mapping[int, str], track: str, book: Handbook, problem: str = ""
) -> OwnLoopPage:
    """Return the form for one's own loop; `typed` are minutes by place that are no number."""
    plan = book.loops.get(wish.origin)
    pack = book.packs.get(wish.origin)
    fields = [
        RoundField(place, one.round, typed.get(place, str(one.minutes)))
        for place, one in enumerate(wish.rounds, start=1)
    ]
    empty = range(len(fields) + 1, MOST_ROUNDS + 1)
    return OwnLoopPage(
        origin=wish.origin,
        origin_title=pack.company if pack else plan.title if plan else "",
        company=wish.company,
        fields=(*fields, *(RoundField(place, "", "") for place in empty)),
        rounds=tuple((one.id, one.title) for one in book.rounds.values() if one.track == track),
        levels=_levels(wish.level),
        longest_company=LONGEST_COMPANY,
        problem=problem,
    )


# -- the itinerary ---------------------------------------------------------------------------------


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
        again_url=_change_url(str(loop.pk)) if loop.met_at and loop.track == track else "",
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


# -- rating oneself --------------------------------------------------------------------------------


def field_of(place: int, competency: str) -> str:
    """Return the name of the form field for the level in a competency of a round."""
    return f"level-{place}-{competency}"


def present_rating(
    loop: Loop, rounds: Sequence[LoopRound], book: Handbook, problem: str = ""
) -> RatingPage:
    """Return the page on which people rate themselves before the panel meets."""
    shown = tuple(_rated_round(loop, one, book) for one in rounds)
    return RatingPage(
        title=title_of(loop, book),
        loop_url=reverse("loop", args=[loop.pk]),
        rating_url=reverse("loop-rating", args=[loop.pk]),
        rounds=tuple(one for one in shown if one.rows),
        count=sum(len(one.rows) for one in shown),
        problem=problem,
    )


def _rated_round(loop: Loop, one: LoopRound, book: Handbook) -> RatedRound:
    given = {rating.competency: rating.level for rating in one.ratings.all()}
    entry = book.rounds.get((loop.track, one.round))
    return RatedRound(
        place=one.place,
        title=entry.title if entry else one.round,
        exercise=one.sitting.attempt.title if one.sitting else "",
        rows=tuple(
            Rated(
                field=field_of(one.place, competency.id),
                title=competency.title,
                asks=competency.asks,
                anchors=tuple(enumerate(competency.levels, start=1)),
                level=given.get(competency.id),
            )
            for competency in competencies_of(book, loop, one)
        ),
    )
