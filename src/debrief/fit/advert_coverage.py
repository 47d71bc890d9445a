"""How far a person's own lines show what an advertisement asks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Literal

from debrief.fit.advert import Advert, Asked, Duty, Skill
from debrief.fit.matrix import STRENGTHS, PlacedLine
from debrief.text import Span
from debrief.text.spans import fold, word_set

_STEM = 6
"""Letters by which two words count as the same: "segments" and "segmentation"."""

_TONGUE = re.compile(
    r"\b(?:english|german|french|spanish|italian|portuguese|dutch|swedish|danish|norwegian|finnish|"
    r"polish|czech|turkish|arabic|hebrew|mandarin|chinese|japanese|korean|hindi)\b"
)
_FLUENT = re.compile(
    r"\b(?:fluent|fluency|native|proficien\w+|speak\w*|spoken|writ\w+|languages?|plus|[abc][12])\b"
)

_MUCH, _SOME = 0.25, 0.12
_COMMON = word_set(
    "the and for with you your our will are this that from have has been who what when their them "
    "they its into about across other others more most such also well work works working team "
    "teams product products experience ability strong excellent skills years role company "
    "including within using new all any can not but both through new high good great able least "
    "one two three plus preferred required requirements must manager management business help "
    "ensure drive lead own develop build create support cross functional"
)


State = Literal["covered", "partly", "not", "unknown"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a person's lines cover one duty or requirement, with the lines that do, best first.

    `unknown` where lines cannot show it, as for a degree.
    """

    text: str
    span: Span
    part: Literal["duty", "requirement"]
    preferred: bool
    state: State
    lines: tuple[PlacedLine, ...]
    because: str


def cover(
    advert: Advert,
    lines: Sequence[PlacedLine],
    years: float | None = None,
    listed: Sequence[str] = (),
) -> tuple[Coverage, ...]:
    """Return how far the lines cover each requirement and each duty of the roles, in their order.

    A line covers one where it owns the same responsibility and shares rare words, or a named skill;
    it covers it partly where only one of these holds. `years` in either role, where known, answer
    what asks for years. `listed` are skills and languages as a résumé lists them: a skill that no
    line shows at work is covered partly by its name, a language by its name.
    """
    rarity = _rarity([*(one.text for one in advert.asked), *(one.text for one in advert.duties)])
    stems = {line.id: _stems(line.text) for line in lines}
    of_roles = [one for one in advert.duties if one.side not in ("other", "project-management")]
    return (
        *(_asked(one, advert, lines, stems, rarity, years, listed) for one in advert.asked),
        *(_judge(one, advert.skills, lines, stems, rarity) for one in of_roles),
    )


def _asked(
    asked: Asked,
    advert: Advert,
    lines: Sequence[PlacedLine],
    stems: Mapping[str, frozenset[str]],
    rarity: Mapping[str, float],
    years: float | None,
    listed: Sequence[str],
) -> Coverage:
    elsewhere = _told_elsewhere(asked, listed)
    if elsewhere:
        state, because = elsewhere
        return Coverage(asked.text, asked.span, "requirement", asked.preferred, state, (), because)
    judged = _judge(asked, advert.skills, lines, stems, rarity)
    wanted = [one for one in advert.years if asked.span.contains(one.span)]
    if not wanted:
        return _by_list(judged, asked, advert.skills, listed)
    if years is None:
        because = "It asks for years, which lines alone do not show; the dates of your posts do."
        return Coverage(
            asked.text, asked.span, "requirement", asked.preferred, "unknown", judged.lines, because
        )
    enough = years >= min(one.least for one in wanted)
    because = f"Your posts as PM or PMM add up to {years:g} years; it asks for {wanted[0].text}."
    answer: State = "covered" if enough else "partly" if years >= 1 else "not"
    return Coverage(
        asked.text, asked.span, "requirement", asked.preferred, answer, judged.lines, because
    )


def _told_elsewhere(asked: Asked, listed: Sequence[str]) -> tuple[State, str] | None:
    """Return what answers a wish that lines of work cannot show, and why; None where they can."""
    if asked.kind == "education":
        return "unknown", (
            "Your lines do not speak of degrees; look whether your education answers it."
        )
    words = fold(asked.text)
    tongues = dict.fromkeys(_TONGUE.findall(words))
    if not tongues or not _FLUENT.search(words):
        return None
    own = fold(" ".join(listed))
    known = [tongue.capitalize() for tongue in tongues if re.search(rf"\b{tongue}\b", own)]
    if not known:
        return "unknown", (
            "Lines of work do not show a language; look whether your languages answer it."
        )
    missing = [tongue.capitalize() for tongue in tongues if tongue.capitalize() not in known]
    said = f"Your résumé lists {' and '.join(known)}"
    return (
        ("partly", f"{said}, and not {' or '.join(missing)}.")
        if missing
        else ("covered", f"{said}.")
    )


def _by_list(
    judged: Coverage, asked: Asked, skills: Sequence[Skill], listed: Sequence[str]
) -> Coverage:
    """Return the coverage of a wish that no line answers, by the skills a résumé lists."""
    if judged.state != "not":
        return judged
    wanted = [fold(s.name) for s in skills if any(asked.span.contains(at) for at in s.spans)]
    named = [
        own
        for own in listed
        if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", fold(own)) for name in wanted)
    ]
    if not named:
        return judged
    because = f"Your résumé lists {', '.join(named)}; no line of yours shows it at work."
    return replace(judged, state="partly", because=because)


def _judge(
    one: Asked | Duty,
    skills: Sequence[Skill],
    lines: Sequence[PlacedLine],
    stems: Mapping[str, frozenset[str]],
    rarity: Mapping[str, float],
) -> Coverage:
    part: Literal["duty", "requirement"] = "duty" if isinstance(one, Duty) else "requirement"
    preferred = isinstance(one, Asked) and one.preferred
    named = [skill.name for skill in skills if any(one.span.contains(s) for s in skill.spans)]
    wanted = _stems(one.text)
    judged = [(line, *_match(line, one, named, wanted, stems[line.id], rarity)) for line in lines]
    judged.sort(key=lambda entry: (-entry[1], -STRENGTHS.index(entry[0].strength)))
    best = [line for line, score, _ in judged if score == 2][:3]
    half = [line for line, score, _ in judged if score == 1][:3]
    reason = judged[0][2] if judged and judged[0][1] else ""
    if best:
        return Coverage(one.text, one.span, part, preferred, "covered", tuple(best), reason)
    if half:
        return Coverage(one.text, one.span, part, preferred, "partly", tuple(half), reason)
    because = "No line of yours shows it yet."
    return Coverage(one.text, one.span, part, preferred, "not", (), because)


def _match(
    line: PlacedLine,
    one: Asked | Duty,
    named: Sequence[str],
    wanted: frozenset[str],
    stems: frozenset[str],
    rarity: Mapping[str, float],
) -> tuple[int, str]:
    """Return 2 where a line covers something, 1 where partly, 0 where not, and why."""
    whole = sum(rarity.get(stem, 1.0) for stem in wanted) or 1.0
    overlap = sum(rarity.get(stem, 1.0) for stem in wanted & stems) / whole
    same = one.responsibility is not None and line.responsibility == one.responsibility
    owned = line.strength in ("owned", "measured")
    words = fold(line.text)
    shown = [name for name in named if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
    if named and len(shown) == len(named) and owned:
        return 2, f"It shows {', '.join(shown)}."
    if same and owned and overlap >= _SOME:
        return 2, "The same responsibility, owned, in the same words."
    if same:
        doubt = "about something else" if owned else "but only mentioned"
        return 1, f"The same responsibility, {doubt}."
    if shown:
        return 1, f"It shows {', '.join(shown)}."
    if overlap >= _MUCH:
        return 1, "It shares rare words, in another responsibility."
    return 0, ""


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z][a-z/+-]{2,}", fold(text).replace("isation", "ization"))
    return frozenset(word[:_STEM] for word in words if word not in _COMMON)


def _rarity(texts: Iterable[str]) -> dict[str, float]:
    """Return how much a word says within one advertisement: the fewer items have it, the more."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        counts.update(_stems(text))
        number += 1
    return {stem: log((1 + number) / count) for stem, count in counts.items()}
