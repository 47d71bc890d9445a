"""From four readings to one verdict, with its letter and two tasks to try."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from debrief.fit.energy import Energy, entries_to_change
from debrief.fit.evidence import Evidence, lines_to_change
from debrief.fit.goals import Goals, goal_to_change
from debrief.fit.letter import Voices, write_letter
from debrief.fit.preference import Preference
from debrief.fit.scale import Estimate, Side
from debrief.fit.verdict import ROLES, Change, Part, Tried, TryOut, Verdict, Voice, weigh
from debrief.handbook import Exercise

_NOT_THE_WORK = ("behavioral", "stakeholder-alignment", "estimation", "competitive")


def decide(
    preference: Preference,
    evidence: Evidence,
    energy: Energy,
    goals: Goals,
    tryouts: Iterable[TryOut] = (),
    tried: Iterable[Tried] = (),
) -> Verdict:
    """Weigh the four voices and write the letter; `tried` is what came of try-outs so far.

    An answer shows how somebody thinks on one day and weighs nothing; what the work did to them is
    an entry of the log and weighs there.
    """
    parts = (
        Part(
            "preference",
            preference.standing,
            preference.estimate,
            preference.answers,
            tuple(chosen.took for chosen in preference.chosen),
        ),
        Part(
            "evidence",
            evidence.standing,
            evidence.estimate,
            len(evidence.proofs),
            tuple(p.quote for side in _first(evidence.estimate) for p in evidence.of(side)[:2]),
        ),
        Part(
            "energy",
            energy.standing,
            energy.estimate,
            energy.of("build").entries + energy.of("market").entries,
            (*energy.giving, *energy.taking),
        ),
        Part(
            "goals",
            goals.standing,
            goals.estimate,
            len(goals.reasons),
            tuple(one.wish.says for one in goals.reasons if one.wish.lean),
        ),
    )
    outcome = weigh({part.voice: part.standing for part in parts})
    against = _against(parts)
    changes = _changes(preference, evidence, energy, goals)
    kept = tuple(tryouts)
    voices = Voices(preference, evidence, energy, goals)
    letter = write_letter(outcome, voices, against, changes, kept, tried)
    return Verdict(outcome, parts, against, changes, kept, letter)


def pick_tryouts(
    exercises: Mapping[str, Exercise], done: Collection[str] = ()
) -> tuple[TryOut, ...]:
    """Return the shortest exercise of each role that asks for its own work and not for a story.

    One that was `done` already goes before the others, so that what came of it stays.
    """
    found = []
    sides: tuple[Side, ...] = ("build", "market")
    for side in sides:
        own = [
            one
            for one in exercises.values()
            if one.track == ROLES[side] and one.round not in _NOT_THE_WORK
        ]
        if own:
            best = min(own, key=lambda one: (one.id not in done, one.minutes, one.level, one.id))
            found.append(TryOut(side, best.id, best.title, best.minutes))
    return tuple(found)


def _first(estimate: Estimate) -> tuple[Side, Side]:
    return ("market", "build") if estimate.market >= 0.5 else ("build", "market")


def _against(parts: tuple[Part, ...]) -> tuple[tuple[Voice, Voice], ...]:
    named = [part for part in parts if part.side]
    return tuple(
        (one.voice, two.voice)
        for i, one in enumerate(named)
        for two in named[i + 1 :]
        if one.side != two.side
    )


def _changes(
    preference: Preference, evidence: Evidence, energy: Energy, goals: Goals
) -> tuple[Change, ...]:
    found = []
    if preference.flip:
        found.append(Change("preference", preference.flip.answers, preference.flip.to))
    lines = lines_to_change(evidence)
    if lines:
        found.append(Change("evidence", lines, "no-clear-difference"))
    entries = entries_to_change(energy)
    if entries:
        found.append(Change("energy", entries, "no-clear-difference"))
    goal = goal_to_change(goals)
    if goal:
        found.append(Change("goals", 1, "no-clear-difference", goal.ask))
    return tuple(found)
