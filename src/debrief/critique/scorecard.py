"""Anchored levels from observable conditions, and the one condition to meet next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from debrief.critique.debrief import Judged, NextFix, Quote, Score
from debrief.handbook.rubrics import Competency, Condition, Rubric

Quotes = Mapping[str, Sequence[Quote]]
_QUOTES_PER_CONDITION = 3


def score(
    rubric: Rubric, made: Quotes, raised: AbstractSet[str], reason: str | None
) -> tuple[Score, ...]:
    """Return one score per competency of the rubric.

    `made` holds the quotes of each move or credit, one per sentence; `raised` the ids of rules
    with a finding. A level is reached when every condition up to it is met. `reason` says why there
    is not enough to judge: then every level is None.
    """
    return tuple(_score(competency, made, raised, reason) for competency in rubric.competency)


def _score(
    competency: Competency, made: Quotes, raised: AbstractSet[str], reason: str | None
) -> Score:
    judged = tuple(_judge(condition, made, raised) for condition in competency.condition)
    level = None if reason else _level((condition.level, condition.met) for condition in judged)
    anchor = None if level is None else competency.levels[level - 1]
    return Score(competency.id, competency.title, competency.asks, level, anchor, reason, judged)


def _level(conditions: Iterable[tuple[int, bool]]) -> int:
    unmet = [level for level, met in conditions if not met]
    return min(unmet, default=5) - 1


def _judge(condition: Condition, made: Quotes, raised: AbstractSet[str]) -> Judged:
    present = [move for move in condition.some if move in made]
    met = (not condition.some or len(present) >= condition.count) and raised.isdisjoint(
        condition.clear
    )
    quotes: list[Quote] = []
    for move in condition.made:
        shown = made.get(move, ())
        met = met and len(shown) >= condition.times
        quotes += shown[:2]
    for move in present:
        quotes += made[move][:2]
    best = tuple(sorted(set(quotes))[:_QUOTES_PER_CONDITION]) if quotes else ()
    return Judged(condition.id, condition.level, condition.says, met, condition.lift, best)


def next_fix(rubric: Rubric, scores: Sequence[Score], made: Quotes) -> NextFix | None:
    """Return the unmet condition whose meeting alone would lift a competency furthest.

    Among equals the competency with the lowest level comes first, then the order of the rubric.
    Where no single condition lifts any, the first unmet one of the lowest competency is returned;
    None where nothing was judged or everything is met.
    """
    best: tuple[tuple[int, int, int], NextFix] | None = None
    for place, (competency, scored) in enumerate(zip(rubric.competency, scores, strict=True)):
        if scored.level is None:
            continue
        for judged in scored.conditions:
            if judged.met or judged.level > scored.level + 1:
                continue
            lifted = _level(
                (other.level, other.met or other is judged) for other in scored.conditions
            )
            rank = (lifted - scored.level, -scored.level, -place)
            if best is None or rank > best[0]:
                best = rank, _fix(competency, scored, judged, lifted, made)
    return best[1] if best else None


def _fix(
    competency: Competency, scored: Score, judged: Judged, lifted: int, made: Quotes
) -> NextFix:
    level = scored.level or 1
    why = f"{competency.title}: level {level} now"
    why += f", {lifted} with this." if lifted > level else "; this is the first step up."
    return NextFix(
        competency.id,
        judged.condition,
        lifted,
        judged.lift,
        why,
        _nearest_quote(competency, judged, made),
    )


def _nearest_quote(competency: Competency, judged: Judged, made: Quotes) -> Quote | None:
    """Return the words the fix belongs beside: the competency's last quote before the gap."""
    moves = [
        move
        for condition in competency.condition
        if condition.level <= judged.level
        for move in (*condition.made, *condition.some)
    ]
    quotes = [quote for move in moves for quote in made.get(move, ())]
    return quotes[-1] if quotes else None
