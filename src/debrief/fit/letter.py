"""The verdict as a letter, composed from its values: every number in it is one of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from debrief.fit.energy import Energy
from debrief.fit.evidence import Evidence
from debrief.fit.goals import Goals
from debrief.fit.instrument import STOPPING
from debrief.fit.letter_tryouts import say_tryouts
from debrief.fit.letter_voices import say_energy, say_evidence, say_goals, say_preference
from debrief.fit.letter_words import CAREERS, SIDES, in_words, listed
from debrief.fit.preference import Preference
from debrief.fit.scale import Side, Standing
from debrief.fit.verdict import Change, Outcome, Tried, TryOut, Voice

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
    tried: Iterable[Tried] = (),
) -> tuple[str, ...]:
    """Return the letter, one paragraph each; a paragraph without content is left out."""
    paragraphs = (
        _opening(outcome, voices),
        say_preference(voices.preference),
        say_evidence(voices.evidence),
        say_energy(voices.energy),
        say_goals(voices.goals),
        _disagreement(voices, against),
        _change(changes),
        _proportion(outcome),
        say_tryouts(tryouts, tried),
    )
    return tuple(paragraph for paragraph in paragraphs if paragraph)


# -- the paragraphs --------------------------------------------------------------------------------


def _opening(outcome: Outcome, voices: Voices) -> str:
    if outcome == "not-enough-yet":
        return _too_early(voices)
    if outcome == "divided":
        return (
            f"You are divided: {listed(_names(voices.naming('build')))} "
            f"{_speak(voices.naming('build'))} for product management, while "
            f"{listed(_names(voices.naming('market')))} "
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
            f"either. {listed(_names(with_it)).capitalize()} both speak for {CAREERS[outcome]}, "
            "and where liking does not decide, that may."
        )
    rest = [voice for voice in with_it if voice != "preference"]
    flip = voices.preference.flip
    narrow = " The lean is a narrow one." if flip and flip.answers == 1 else ""
    if rest:
        return (
            f"This points to {CAREERS[outcome]}: your choices say so, and "
            f"{listed(_names(rest))} {_speak(rest, 'agrees', 'agree')}.{narrow}"
        )
    return (
        f"This points to {CAREERS[outcome]}, on your choices alone: nothing else you brought "
        f"speaks for a side clearly.{narrow}"
    )


def _too_early(voices: Voices) -> str:
    answered = voices.preference.answers
    said = (
        "It is too early for an answer. You have answered "
        f"{in_words(answered)} of the paired choices, and it takes at least "
        f"{in_words(STOPPING.least)}, because the first few can point anywhere by luck."
    )
    sides: tuple[Side, ...] = ("build", "market")
    for side in sides:
        naming = voices.naming(side)
        if naming:
            said += f" So far {listed(_names(naming))} {_speak(naming)} for {CAREERS[side]}."
    return said


def _disagreement(voices: Voices, against: Sequence[tuple[Voice, Voice]]) -> str:
    standings = voices.standings()
    said = []
    for one, two in against:
        work = {voice: f"work on {SIDES[_side(standings[voice])]}" for voice in (one, two)}
        said.append(_AGAINST[one, two].format(one=work[one], two=work[two]))
    return f"Where they disagree. {' '.join(said)}" if said else ""


def _change(changes: Sequence[Change]) -> str:
    if not changes:
        return ""
    return "What would change this. " + " ".join(_one_change(change) for change in changes)


def _one_change(change: Change) -> str:
    count = in_words(change.count)
    if change.voice == "preference":
        answers = "answer" if change.count == 1 else "answers"
        if change.to == "no-clear-difference":
            return f"Had {count} {answers} gone the other way, your choices would name no side."
        return (
            f"Had {count} more {answers} gone to {SIDES[_side(change.to)]}, your choices would "
            "have named it."
        )
    if change.voice == "evidence":
        lines, name = ("line", "names") if change.count == 1 else ("lines", "name")
        return (
            f"With {count} more {lines} on the other side that {name} a measured outcome, your "
            "lines would speak for neither."
        )
    if change.voice == "energy":
        entries = "entry" if change.count == 1 else "entries"
        return (
            f"It would take {count} more {entries} in which work on the other side gives you "
            "energy to level the log."
        )
    return f"With another answer to “{change.goal}”, your goals would be open."


def _proportion(outcome: Outcome) -> str:
    if outcome == "not-enough-yet":
        return ""
    return (
        "Keep it in proportion. Across 93 studies the fit of interests explains little of how "
        "content people are in their work: the correlation is about .24. The team and the person "
        "you report to are not in this letter, and neither are titles. How far answers like yours "
        "predict anything has not been measured."
    )


def _side(standing: Standing) -> Side:
    assert standing in ("build", "market")
    return standing


def _names(voices: Iterable[Voice]) -> list[str]:
    return [VOICES[voice] for voice in voices]


def _speak(voices: Sequence[Voice], one: str = "speaks", many: str = "speak") -> str:
    return one if list(voices) == ["energy"] else many
