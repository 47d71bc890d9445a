"""The verdict as a letter, composed from its values: every number in it is one of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from debrief.fit.energy import FEWEST_DAYS, FEWEST_ON_A_SIDE, Energy
from debrief.fit.evidence import FEWEST as FEWEST_LINES
from debrief.fit.evidence import Evidence
from debrief.fit.goals import FEWEST as FEWEST_GOALS
from debrief.fit.goals import Goals
from debrief.fit.instrument import STOPPING
from debrief.fit.preference import Preference
from debrief.fit.scale import Estimate, Side, Standing, other
from debrief.fit.verdict import Change, Outcome, TryOut, Voice

CAREERS: dict[Side, str] = {"build": "product management", "market": "product marketing"}
SIDES: dict[Side, str] = {"build": "the build side", "market": "the market side"}
VOICES: dict[Voice, str] = {
    "preference": "your choices",
    "evidence": "your own lines",
    "energy": "your log",
    "goals": "your goals",
}
_AGAINST: dict[tuple[Voice, Voice], str] = {
    ("preference", "evidence"): (
        "You would rather do {one} and can so far prove {two}. That is how most changes begin. "
        "Wanting is a reason to move, proof is what a stranger can see, and the gap between them "
        "can be worked on."
    ),
    ("preference", "energy"): (
        "Your choices lean to {one} and your log to {two}. The choices are about imagined days "
        "and the log about real ones. Look at what gave or took energy and ask whether it was the "
        "work or the team, the hours, a tool that failed."
    ),
    ("preference", "goals"): (
        "You would enjoy {one} more, and what you want in ten years is easier to reach from "
        "{two}. Both can be true. Ask which of the two you would regret giving up."
    ),
    ("evidence", "energy"): (
        "You can prove {one}, and it is {two} that gives you energy. Having done something well "
        "is no reason to do it for ten more years."
    ),
    ("evidence", "goals"): (
        "Your past speaks for {one} and your plans for {two}. The past is the nearer way in and "
        "says nothing about where to stay."
    ),
    ("energy", "goals"): (
        "Your days speak for {one} and your plans for {two}. Plans change more easily than what "
        "tires you."
    ),
}
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


class Voices(NamedTuple):
    """The four readings that a letter speaks about."""

    preference: Preference
    evidence: Evidence
    energy: Energy
    goals: Goals

    def standings(self) -> dict[Voice, Standing]:
        """Return where each voice stands."""
        return {
            "preference": self.preference.standing,
            "evidence": self.evidence.standing,
            "energy": self.energy.standing,
            "goals": self.goals.standing,
        }

    def naming(self, side: Side) -> list[Voice]:
        """Return the voices that name a side."""
        return [voice for voice, standing in self.standings().items() if standing == side]


def write_letter(
    outcome: Outcome,
    voices: Voices,
    against: Sequence[tuple[Voice, Voice]],
    changes: Sequence[Change],
    tryouts: Sequence[TryOut],
) -> tuple[str, ...]:
    """Return the letter, one paragraph each; a paragraph without content is left out."""
    paragraphs = (
        _opening(outcome, voices),
        _preference(voices.preference),
        _evidence(voices.evidence),
        _energy(voices.energy),
        _goals(voices.goals),
        _disagreement(voices, against),
        _change(changes),
        _proportion(outcome),
        _tryouts(tryouts),
    )
    return tuple(paragraph for paragraph in paragraphs if paragraph)


# -- the paragraphs --------------------------------------------------------------------------------


def _opening(outcome: Outcome, voices: Voices) -> str:
    if outcome == "not-enough-yet":
        return _too_early(voices)
    if outcome == "divided":
        return (
            f"You are divided: {_listed(_names(voices.naming('build')))} "
            f"{_speak(voices.naming('build'))} for product management, "
            f"{_listed(_names(voices.naming('market')))} "
            f"{_speak(voices.naming('market'))} for product marketing. "
            "That is no fault in the answers. It is the thing to settle, and it is settled by "
            "trying and not by adding up."
        )
    if outcome == "no-clear-difference":
        said = "There is no clear difference for you between product management and product "
        said += "marketing, and that is an answer: neither would be a mistake."
        alone = [*voices.naming("build"), *voices.naming("market")]
        if alone:
            side: Side = "build" if voices.naming("build") else "market"
            said += f" Only {VOICES[alone[0]]} {_speak(alone)} for one of them, {CAREERS[side]}, "
            said += "and one voice alone does not decide."
        return said
    with_it = voices.naming(outcome)
    if "preference" not in with_it:
        return (
            "Your choices show no clear difference, so you would probably be content with "
            f"either. {_listed(_names(with_it)).capitalize()} both speak for {CAREERS[outcome]}, "
            "and where liking does not decide, that may."
        )
    rest = [voice for voice in with_it if voice != "preference"]
    if rest:
        return (
            f"This points to {CAREERS[outcome]}: your choices say so, and "
            f"{_listed(_names(rest))} {_speak(rest, 'agrees', 'agree')}."
        )
    return (
        f"This points to {CAREERS[outcome]}, on your choices alone: nothing else you brought "
        "speaks for a side clearly."
    )


def _too_early(voices: Voices) -> str:
    answered = voices.preference.answers
    said = (
        "It is too early for an answer. You have answered "
        f"{_number(answered)} of the paired choices, and it takes at least "
        f"{_number(STOPPING.least)}, because the first few can point anywhere by luck."
    )
    sides: tuple[Side, ...] = ("build", "market")
    for side in sides:
        naming = voices.naming(side)
        if naming:
            said += f" So far {_listed(_names(naming))} {_speak(naming)} for {CAREERS[side]}."
    return said


def _preference(preference: Preference) -> str:
    if not preference.answers:
        return ""
    low, value, high = _in_a_hundred(preference.estimate)
    answered = _counted(preference.answers, "choice between tasks", "choices between tasks")
    if preference.side:
        said = (
            f"What you would rather do: over {answered} you leaned to {SIDES[preference.side]}. "
            f"Of a hundred such choices you would probably take it {value} times; the range is "
            f"{low} to {high}, and one time in five the truth lies outside it."
        )
    else:
        word = "so far" if preference.standing == "not-enough-yet" else "in the end"
        low, value, high = _in_a_hundred(preference.estimate, "market")
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


def _evidence(evidence: Evidence) -> str:
    build, market = (len(evidence.of(side)) for side in ("build", "market"))
    if not evidence.proofs:
        return "What you can prove: no lines were read, so your past has no say in this yet."
    if evidence.standing == "not-enough-yet":
        held = _counted(build + market, "line that speaks", "lines that speak")
        return (
            f"What you can prove: there {'is' if build + market == 1 else 'are'} {held} for a "
            f"side, and below {_number(FEWEST_LINES)} nothing follows from them."
        )
    counts = {"build": build, "market": market}
    side = evidence.estimate.side
    if side:
        said = (
            f"What you can prove: your own lines speak for {SIDES[side]}, "
            f"{_number(counts[side])} of them against {_number(counts[other(side)])}, with those "
            "that name a measured outcome counting most."
        )
    else:
        said = (
            f"What you can prove: your lines speak for both, {_number(build)} for the build side "
            f"and {_number(market)} for the market side."
        )
    strongest: list[str] = []
    for one in (side,) if side else ("build", "market"):
        strongest += [proof.quote for proof in evidence.of(one)[:1]]
    return f"{said} {_quoted('The strongest', strongest)}"


def _energy(energy: Energy) -> str:
    build, market = energy.of("build"), energy.of("market")
    logged = build.entries + market.entries
    if energy.standing == "not-enough-yet":
        if not logged:
            return ""
        return (
            f"What gives you energy: the log holds {_counted(build.entries, 'entry', 'entries')} "
            f"of build work and {_number(market.entries)} of market work over "
            f"{_counted(energy.days, 'day', 'days')}. It begins to say something at "
            f"{_number(FEWEST_ON_A_SIDE)} on each side over {_number(FEWEST_DAYS)} days."
        )
    said = (
        f"What gives you energy: over {_counted(energy.days, 'day', 'days')} market work gave it "
        f"in {_number(market.gave)} of {_counted(market.entries, 'entry', 'entries')} and build "
        f"work in {_number(build.gave)} of {_number(build.entries)}."
    )
    if not energy.estimate.side:
        said += " The difference is too small to lean on."
    if energy.giving:
        said += f" What gave most: {_listed(_lower(energy.giving))}."
    if energy.taking:
        said += f" What took most: {_listed(_lower(energy.taking))}."
    if energy.impact.side:
        said += f" The impact you marked was mostly on {SIDES[energy.impact.side]}"
        said += f", {_number(energy.of(energy.impact.side).impact)} times against "
        said += f"{_number(energy.of(other(energy.impact.side)).impact)}."
    return said


def _goals(goals: Goals) -> str:
    if not goals.reasons:
        return ""
    if goals.standing == "not-enough-yet":
        return (
            f"Where you want to be: you answered {_counted(len(goals.reasons), 'goal', 'goals')}, "
            f"and below {_number(FEWEST_GOALS)} nothing follows from them."
        )
    side = goals.estimate.side
    count = _counted(len(goals.reasons), "goal", "goals")
    if side is None:
        return (
            f"Where you want to be: your {count} lean to both sides, so the long run leaves you "
            "free to choose."
        )
    leaning = [one for one in goals.reasons if (one.wish.lean > 0) == (side == "market")]
    leaning = [one for one in leaning if one.wish.lean]
    first = max(leaning, key=lambda one: (one.weight, abs(one.wish.lean)))
    return (
        f"Where you want to be: {_number(len(leaning))} of your {count} lean to {SIDES[side]}. "
        f"The weightiest is “{first.wish.says}” {first.wish.reason}"
    )


def _disagreement(voices: Voices, against: Sequence[tuple[Voice, Voice]]) -> str:
    standings = voices.standings()
    said = []
    for one, two in against:
        work = {voice: f"work on {SIDES[_side(standings[voice])]}" for voice in (one, two)}
        said.append(_AGAINST[one, two].format(one=work[one], two=work[two]))
    return " ".join(said)


def _change(changes: Sequence[Change]) -> str:
    if not changes:
        return ""
    return "What would change this. " + " ".join(_one_change(change) for change in changes)


def _one_change(change: Change) -> str:
    count = _number(change.count)
    if change.voice == "preference":
        answers = "answer" if change.count == 1 else "answers"
        if change.to == "no-clear-difference":
            return f"Had {count} {answers} gone the other way, your choices would name no side."
        return (
            f"Had {count} more {answers} gone to {SIDES[_side(change.to)]}, your choices would "
            "have named it."
        )
    if change.voice == "evidence":
        lines = "line" if change.count == 1 else "lines"
        return (
            f"{count.capitalize()} more {lines} with a measured outcome on the other side would "
            "leave your lines without a side."
        )
    if change.voice == "energy":
        days = "entry" if change.count == 1 else "entries"
        return (
            f"{count.capitalize()} more {days} in which work on the other side gives you energy "
            "would level the log."
        )
    return f"Among your goals, a different answer to “{change.goal}” would be enough."


def _proportion(outcome: Outcome) -> str:
    if outcome == "not-enough-yet":
        return ""
    return (
        "Keep it in proportion. Across 93 studies the fit of interests explains little of how "
        "content people are in their work: the correlation is about .24. The team and the person "
        "you report to are not in this letter, and neither are titles. How far answers like yours "
        "predict anything has not been measured."
    )


def _tryouts(tryouts: Sequence[TryOut]) -> str:
    if not tryouts:
        return ""
    said = [f"“{one.title}” for {CAREERS[one.side]} ({one.minutes} minutes)" for one in tryouts]
    return (
        f"Before you settle it, try a piece of the work itself: {_listed(said)}. Do them on "
        "different days, read both debriefs, and note which one you went on thinking about."
    )


# -- words -----------------------------------------------------------------------------------------


def _in_a_hundred(estimate: Estimate, side: Side | None = None) -> tuple[int, int, int]:
    """Return low, value and high as choices in a hundred for a side, by default the likelier."""
    side = side or ("market" if estimate.market >= 0.5 else "build")
    turned = estimate if side == "market" else estimate.mirrored()
    low, value, high = (round((1 + one) * 50) for one in (turned.low, turned.value, turned.high))
    return low, value, high


def _side(standing: Standing) -> Side:
    assert standing in ("build", "market")
    return standing


def _names(voices: Iterable[Voice]) -> list[str]:
    return [VOICES[voice] for voice in voices]


def _speak(voices: Sequence[Voice], one: str = "speaks", many: str = "speak") -> str:
    return one if list(voices) == ["energy"] else many


def _listed(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _lower(parts: Iterable[str]) -> list[str]:
    return [part[:1].lower() + part[1:] for part in parts]


def _quoted(intro: str, quotes: Sequence[str]) -> str:
    return f"{intro}: {_listed([f'“{quote}”' for quote in quotes])}." if quotes else ""


def _number(count: int) -> str:
    return _NUMBERS[count] if 0 < count < len(_NUMBERS) else "none" if not count else str(count)


def _counted(count: int, one: str, many: str) -> str:
    number = _number(count) if count else "no"
    return f"{number} {one if count == 1 else many}"
