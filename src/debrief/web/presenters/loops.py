"""Choosing a mock loop, one's own loop, rating oneself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from debrief.handbook import Handbook
from debrief.handbook.loops import MOST_ROUNDS, LoopPlan, Pack, PlannedRound, Stage
from debrief.journal.actions import (
    LONGEST_COMPANY,
    LoopWish,
    competencies_of,
    progress_of,
)
from debrief.journal.models import Loop, LoopRound
from debrief.practice.loop import LEVELS
from debrief.web.contexts.loops import (
    LevelChoice,
    LoopRow,
    LoopsPage,
    OwnLoopPage,
    PlanView,
    Rated,
    RatedRound,
    RatingPage,
    RoundField,
    StageView,
)
from debrief.web.presenters.itinerary import change_url, title_of
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
        change_url=change_url(plan.id),
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
        change_url=change_url(pack.id),
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
