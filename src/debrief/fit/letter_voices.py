"""What a letter says about each of the four voices, in one paragraph each."""

from __future__ import annotations

from debrief.fit.energy import FEWEST_DAYS, FEWEST_ON_A_SIDE, Energy
from debrief.fit.evidence import FEWEST as FEWEST_LINES
from debrief.fit.evidence import Evidence
from debrief.fit.goals import FEWEST as FEWEST_GOALS
from debrief.fit.goals import Goals
from debrief.fit.letter_words import (
    SIDES,
    alike,
    counted,
    in_a_hundred,
    in_words,
    lower_first,
    quoted,
)
from debrief.fit.preference import Preference
from debrief.fit.scale import Side, other


def say_preference(preference: Preference) -> str:
    """Return the paragraph about the preference, or nothing where there is nothing to say."""
    if not preference.answers:
        return ""
    low, value, high = in_a_hundred(preference.estimate)
    answered = counted(preference.answers, "choice between tasks", "choices between tasks")
    if preference.side:
        said = (
            f"What you would rather do: over {answered} you leaned to {SIDES[preference.side]}. "
            f"Of a hundred such choices you would probably take it {value} times; the range is "
            f"{low} to {high}, and one time in five the truth lies outside it."
        )
    else:
        word = "so far" if preference.standing == "not-enough-yet" else "in the end"
        low, value, high = in_a_hundred(preference.estimate, "market")
        said = (
            f"What you would rather do: over {answered} neither side came out clearly {word}. Of "
            f"a hundred such choices you would probably take the market side {value} times, and "
            f"anything from {low} to {high} fits your answers."
        )
    if preference.chosen and preference.side:
        first = preference.chosen[0]
        said += f" You took “{first.took}” and left “{first.left}”."
    for axis in preference.axes:
        side = axis.estimate.side
        if side and preference.side and side != preference.side:
            ends = axis.build if side == "build" else axis.market
            said += f" In one respect you lean the other way: {ends}."
    for flag in preference.flags:
        said += f" {flag.says}"
        if flag.id == "fast" and preference.without_fast:
            without = preference.without_fast.side
            said += f" Without them your choices would {_naming(without)}."
    return said


def _naming(side: Side | None) -> str:
    return f"name {SIDES[side]}" if side else "name no side"


def say_evidence(evidence: Evidence) -> str:
    """Return the paragraph about the evidence, or nothing where there is nothing to say."""
    build, market = (len(evidence.of(side)) for side in ("build", "market"))
    if not evidence.proofs:
        return "What you can prove: no lines were read, so your past has no say in this yet."
    if evidence.standing == "not-enough-yet":
        held = counted(build + market, "line that speaks", "lines that speak")
        return (
            f"What you can prove: there {'is' if build + market == 1 else 'are'} {held} for a "
            f"side, and below {in_words(FEWEST_LINES)} nothing follows from them."
        )
    counts = {"build": build, "market": market}
    side = evidence.estimate.side
    if side:
        most, least = alike(counts[side], counts[other(side)])
        said = (
            f"What you can prove: your own lines speak for {SIDES[side]}, {most} of them against "
            f"{least}, with those that name a measured outcome counting most."
        )
    else:
        built, sold = alike(build, market)
        said = (
            f"What you can prove: your lines speak for both, {built} for the build side and "
            f"{sold} for the market side."
        )
    strongest: list[str] = []
    for one in (side,) if side else ("build", "market"):
        strongest += [proof.quote for proof in evidence.of(one)[:1]]
    return f"{said} {quoted('The strongest', strongest)}"


def say_energy(energy: Energy) -> str:
    """Return the paragraph about the energy, or nothing where there is nothing to say."""
    build, market = energy.of("build"), energy.of("market")
    logged = build.entries + market.entries
    if energy.standing == "not-enough-yet":
        if not logged:
            return ""
        return (
            f"What gives you energy: the log holds {counted(build.entries, 'entry', 'entries')} "
            f"of build work and {in_words(market.entries)} of market work over "
            f"{counted(energy.days, 'day', 'days')}. It begins to say something at "
            f"{in_words(FEWEST_ON_A_SIDE)} on each side over {in_words(FEWEST_DAYS)} days."
        )
    days, sold, selling, built, building = alike(
        energy.days, market.gave, market.entries, build.gave, build.entries
    )
    said = (
        f"What gives you energy: over {days} days market work gave energy in {sold} of {selling} "
        f"entries and build work in {built} of {building}."
    )
    if not energy.estimate.side:
        said += " The difference is too small to lean on."
    for done, titles in (("gave", energy.giving), ("took", energy.taking)):
        if titles:
            said += f" {quoted(f'What {done} most', lower_first(titles))}"
    side = energy.impact.side
    if side:
        most, least = alike(energy.of(side).impact, energy.of(other(side)).impact)
        said += f" The impact you marked was mostly on {SIDES[side]}, {most} against {least}."
    return said


def say_goals(goals: Goals) -> str:
    """Return the paragraph about the goals, or nothing where there is nothing to say."""
    if not goals.reasons:
        return ""
    if goals.standing == "not-enough-yet":
        return (
            f"Where you want to be: you answered {counted(len(goals.reasons), 'goal', 'goals')}, "
            f"and below {in_words(FEWEST_GOALS)} nothing follows from them."
        )
    side = goals.estimate.side
    count = counted(len(goals.reasons), "goal", "goals")
    if side is None:
        return (
            f"Where you want to be: your {count} lean to both sides, so the long run leaves you "
            "free to choose."
        )
    leaning = [one for one in goals.reasons if (one.wish.lean > 0) == (side == "market")]
    leaning = [one for one in leaning if one.wish.lean]
    first = max(leaning, key=lambda one: (one.weight, abs(one.wish.lean)))
    whole = len(leaning) == len(goals.reasons)
    held = f"all {count} you answered" if whole else f"{in_words(len(leaning))} of your {count}"
    return (
        f"Where you want to be: {held} lean to {SIDES[side]}. "
        f"The weightiest is “{first.wish.says}” {first.wish.reason}"
    )
