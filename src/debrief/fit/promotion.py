"""A promotion case: what the next level asks for, what shows it, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from debrief.fit.gaps import following
from debrief.fit.matrix import STRENGTHS, PlacedLine
from debrief.fit.promotion_targets import beats_target
from debrief.fit.wording import find_phrases
from debrief.handbook import Handbook
from debrief.handbook.ladders import Criterion, Ladder, Sign
from debrief.text import Text

MOST_EVIDENCE = 4
"""Lines quoted for one criterion: a packet has one page."""

MOST_OFFERED = 3
_FAR = ("%", "pp", "x", "share")


@dataclass(frozen=True, slots=True)
class CaseStory:
    """A story as evidence: its lines placed like any other, and how far its claim is backed."""

    id: str
    title: str
    lines: tuple[PlacedLine, ...]
    claim: Literal["sourced", "unverified", "withdrawn"] = "unverified"


@dataclass(frozen=True, slots=True)
class EvidenceChoice:
    """What the person says about a line and a criterion: put it first, or set it aside.

    A line may be chosen for a criterion that its responsibility has nothing to do with.
    """

    criterion: str
    line_id: str
    use: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quoted line for a criterion; `lacks` says what it would still have to state.

    `story` and `claim` are None for a line of the résumé; `chosen` is True where the person put it
    there.
    """

    line: PlacedLine
    story: str | None
    claim: Literal["sourced", "unverified", "withdrawn"] | None
    full: bool
    lacks: tuple[str, ...]
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class CriterionMet:
    """One criterion with its evidence, what the person chose first, then the best.

    `aside` are lines that the person set aside; they count for nothing. `offered` are lines that
    have all the words for an open criterion but were read as other work: they count once chosen.
    """

    id: str
    title: str
    says: str
    decides: bool
    state: Literal["met", "partly", "not"]
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]
    source: str
    aside: tuple[PlacedLine, ...] = ()
    offered: tuple[PlacedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A promotion case on one page: values that a page, an export or the shell writes out."""

    role: str
    from_level: str
    to_level: str
    title: str
    scope: str
    impact: str
    ready: bool
    says: str
    criteria: tuple[CriterionMet, ...]
    sources: tuple[str, ...]


def build_case(
    lines: Sequence[PlacedLine],
    stories: Sequence[CaseStory],
    role: str,
    from_level: str,
    to_level: str,
    book: Handbook,
    choices: Iterable[EvidenceChoice] = (),
) -> Case:
    """Return the case for a promotion by one level, with what the person chose or set aside.

    A choice about a line or a criterion that is not there any more changes nothing.

    Raises ValueError where `to_level` is not the level above `from_level`, KeyError for a role or
    level that the handbook does not know.
    """
    ladder = book.ladders[role]
    ladder.at(from_level)
    step = ladder.at(to_level)
    if following(from_level) != to_level:
        raise ValueError(f"A case is for one level at a time: the level above {from_level}.")
    candidates = [(line, None) for line in lines] + [
        (line, story) for story in stories if story.claim != "withdrawn" for line in story.lines
    ]
    use = {(choice.criterion, choice.line_id): choice.use for choice in choices}
    criteria = tuple(
        _judge(criterion, candidates, use, ladder, book) for criterion in step.criterion
    )
    ready = all(criterion.state == "met" for criterion in criteria)
    return Case(
        role=role,
        from_level=from_level,
        to_level=to_level,
        title=step.name,
        scope=step.scope,
        impact=step.impact,
        ready=ready,
        says=_say(criteria),
        criteria=criteria,
        sources=tuple(dict.fromkeys([step.source, *(c.source for c in step.criterion)])),
    )


def _judge(
    criterion: Criterion,
    candidates: Sequence[tuple[PlacedLine, CaseStory | None]],
    use: Mapping[tuple[str, str], bool],
    ladder: Ladder,
    book: Handbook,
) -> CriterionMet:
    known = {sign.id: sign for sign in ladder.sign}
    signs = [known[name] for name in criterion.signs]
    evidence, aside, offered = [], [], []
    for line, story in candidates:
        chosen = use.get((criterion.id, line.id))
        lacks = tuple(_lacking(line, criterion, signs))
        if chosen is False:
            aside.append(line)
        elif chosen or _belongs(line, criterion, signs):
            of, claim = (story.id, story.claim) if story else (None, None)
            evidence.append(Evidence(line, of, claim, not lacks, lacks, bool(chosen)))
        elif not lacks:
            offered.append(line)
    evidence.sort(
        key=lambda one: (not one.chosen, len(one.lacks), -STRENGTHS.index(one.line.strength))
    )
    full = len({one.line.text for one in evidence if one.full})
    state: Literal["met", "partly", "not"] = "partly" if evidence else "not"
    if full >= criterion.count:
        state = "met"
    missing = () if state == "met" else tuple(_missing(criterion, evidence, full, book))
    return CriterionMet(
        id=criterion.id,
        title=criterion.title,
        says=criterion.says,
        decides=criterion.decides,
        state=state,
        evidence=tuple(evidence[:MOST_EVIDENCE]),
        missing=missing,
        source=criterion.source,
        aside=tuple(aside),
        offered=() if state == "met" else tuple(offered[:MOST_OFFERED]),
    )


def _belongs(line: PlacedLine, criterion: Criterion, signs: Sequence[Sign]) -> bool:
    """Return whether a line is about a criterion: by where it was placed, or by its figures.

    A figure beside its target, with all the words that are asked for, needs no placing.
    """
    if line.responsibility in criterion.about and line.strength != "none":
        return True
    compares = any(sign.compares for sign in signs)
    return compares and all(shows(line.text, sign) for sign in signs)


def _lacking(line: PlacedLine, criterion: Criterion, signs: Sequence[Sign]) -> Iterator[str]:
    """Yield what a line would still have to say before it counts in full."""
    if line.strength in ("none", "mentioned"):
        yield "that it was yours to decide"
    if criterion.strength == "measured" and not measures(line.text):
        yield "what moved, from which value to which, and over how long"
    for sign in signs:
        if not shows(line.text, sign):
            yield sign.missing


def shows(text: str, sign: Sign) -> bool:
    """Return whether a line shows a sign; a figure beside its target outweighs the words."""
    above = beats_target(text) if sign.compares else None
    return bool(find_phrases(text, sign.words)) if above is None else above


def measures(text: str) -> bool:
    """Return whether a text says in figures how far something moved, or sets one beside its target.

    A panel asks for the figures, so it does not matter how strong the line reads without them.
    """
    if beats_target(text) is not None:
        return True
    for quantity in Text(text).quantities:
        words = text[quantity.span.start : quantity.span.end]
        counted = quantity.start_value is not None or any(letter.isdigit() for letter in words)
        # "Doubled sign-ups" says how far, "a double booking" does not.
        if quantity.is_change and (counted or quantity.unit in _FAR) and words != "double":
            return True
    return False


def _missing(
    criterion: Criterion, evidence: Sequence[Evidence], full: int, book: Handbook
) -> Iterator[str]:
    nearest = min(evidence, key=lambda one: len(one.lacks), default=None)
    if nearest and nearest.lacks:
        yield from nearest.lacks
    elif evidence:
        yield f"{criterion.count - full} more of the kind, from different work"
    else:
        names = [book.responsibilities[name].name.lower() for name in criterion.about]
        yield f"a line of yours on {', '.join(names[:-1])} or {names[-1]}"


def _say(criteria: Sequence[CriterionMet]) -> str:
    met = sum(criterion.state == "met" for criterion in criteria)
    said = f"{met} of {len(criteria)} criteria are met by your own lines."
    for criterion in criteria:
        if criterion.decides and criterion.state != "met":
            nearest = " The nearest line" if criterion.state == "partly" else " The case"
            lacks = "; ".join(criterion.missing)
            open_one = f"The one that decides is open: {criterion.title.lower()}."
            if criterion.offered:
                return f"{said} {open_one} A line that was read as other work may meet it."
            return f"{said} {open_one}{nearest} still lacks {lacks}."
    open_ones = [c.title.lower() for c in criteria if c.state != "met"]
    if open_ones:
        return f"{said} The one that decides is met; still open: {'; '.join(open_ones)}."
    return f"{said} A panel will ask about what went wrong: have that ready as well."
