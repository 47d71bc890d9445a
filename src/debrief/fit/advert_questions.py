"""What an advertisement leaves open or mixes, what to ask then, and which rounds it points to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from debrief.fit.advert import (
    FEWEST_DUTIES,
    AdvertLevel,
    AdvertRole,
    Duty,
    DutySide,
    EmployerAsk,
    LikelyRound,
    TitleRole,
    Years,
)
from debrief.fit.advert_asked import spans_levels
from debrief.handbook import Handbook
from debrief.handbook.adverts import Unclear
from debrief.text.spans import fold

_OUTCOME = re.compile(
    r"%|\bper cent\b|\bpercent\b|\b(?:increase|reduce|grow|raise|lift|retention|adoption|"
    r"conversion|churn|revenue|pipeline|win rate|kpis?|okrs?|metrics?|targets?|nps)\b"
)
_REPORTS = re.compile(r"\breport(?:s|ing)? (?:directly )?(?:in)?to\b|\breports? to\b")
_LONG_LIST = 20
_PRICES = ("pricing-decision", "pricing-packaging", "pricing-input")


def find_unclear(
    text: str,
    title_role: TitleRole,
    role: AdvertRole,
    duties: Sequence[Duty],
    shares: dict[DutySide, float],
    level: AdvertLevel | None,
    years: Sequence[Years],
) -> set[Unclear]:
    """Return what an advertisement leaves open, or mixes."""
    found: set[Unclear] = set()
    if not duties:
        found.add("no-duties")
    elif len(duties) < FEWEST_DUTIES:
        found.add("few-duties")
    else:
        found |= _in_shares(role, duties, shares)
    if duties and role != "mixed" and title_role not in (role, "unclear"):
        found.add("title-differs")
    if any(duty.responsibility in _PRICES for duty in duties):
        found.add("pricing")
    if duties and not any(_OUTCOME.search(fold(duty.text)) for duty in duties):
        found.add("no-outcome")
    if level is None:
        found.add("no-level")
    if spans_levels(years):
        found.add("wide-years")
    if not _REPORTS.search(fold(text)):
        found.add("no-reporting-line")
    return found


def _in_shares(
    role: AdvertRole, duties: Sequence[Duty], shares: dict[DutySide, float]
) -> set[Unclear]:
    enabling = sum(duty.responsibility == "sales-enablement" for duty in duties)
    seen: dict[Unclear, bool] = {
        "mixed": role == "mixed",
        "shared-zone": shares.get("shared", 0) >= 0.25,
        "project-heavy": shares.get("project-management", 0) >= 0.25,
        "other-heavy": shares.get("other", 0) >= 0.4,
        "sales-heavy": enabling / len(duties) >= 0.25,
        "long-list": len(duties) > _LONG_LIST,
    }
    return {reason for reason, true in seen.items() if true}


def ask_employer(unclear: set[Unclear], book: Handbook) -> tuple[EmployerAsk, ...]:
    """Return the questions that what is unclear raises, in the order of the handbook."""
    return tuple(
        EmployerAsk(question.id, question.ask, question.why, question.source)
        for question in book.advert_words.question
        if unclear.intersection(question.when)
    )


def find_likely(
    duties: Sequence[Duty], role: AdvertRole, book: Handbook
) -> tuple[LikelyRound, ...]:
    """Return the rounds that the duties point to, most likely first; both tracks where mixed."""
    tracks = ("pm", "pmm") if role == "mixed" else (role,) if role in ("pm", "pmm") else ()
    found = []
    for track in tracks:
        pointed: dict[str, list[str]] = {}
        for duty in duties:
            entry = book.responsibilities.get(duty.responsibility or "")
            if entry:
                pointed.setdefault(entry.rounds[track], []).append(duty.text)
        every = sum(map(len, pointed.values()))
        for round_id, texts in pointed.items():
            title = book.rounds[track, round_id].title
            share = len(texts) / every
            found.append(LikelyRound(track, round_id, title, share, tuple(texts)))
    found.sort(key=lambda likely: -likely.share)
    return tuple(found)
