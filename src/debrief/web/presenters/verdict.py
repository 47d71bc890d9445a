"""The verdict as a letter, with its picture, its quotes and the two tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.fit.verdict import ROLES, Part, TryOut, Verdict, Voice
from debrief.handbook import Handbook
from debrief.journal.actions import Decision
from debrief.journal.models import Attempt
from debrief.web.contexts.decide import IntervalRow, IntervalsView
from debrief.web.contexts.verdict import (
    Paragraph,
    Quote,
    TryOutView,
    VerdictPage,
    VoiceView,
)
from debrief.web.presenters.leaning import row_of, sample
from debrief.web.presenters.wording import listed

LONGEST_QUOTE = 400
SHOWN_QUOTES = 1
_LEADS: dict[str, Voice | None] = {
    "What you would rather do:": "preference",
    "What you can prove:": "evidence",
    "What gives you energy:": "energy",
    "Where you want to be:": "goals",
    "Where they disagree.": None,
    "What would change this.": None,
}
"""The first words of the letter's paragraphs that stand as their headings, and whose they are."""


def present_verdict(
    decision: Decision, book: Handbook, now: datetime, *, cannot_typeset: bool = False
) -> VerdictPage:
    """Return the page: the letter with its picture, quotes and tasks."""
    verdict = decision.verdict
    empty = not any(part.count for part in verdict.parts)
    letter = tuple(_paragraph(text, decision) for text in verdict.letter)
    heard = {one.voice.title for one in letter if one.voice}
    voices = [_voice(part, decision) for part in verdict.parts]
    return VerdictPage(
        empty=empty,
        title=_title(verdict),
        track=ROLES[verdict.side] if verdict.side else "",
        written_at=now,
        picture=sample("sample") if empty else _picture(verdict),
        letter=letter,
        silent=tuple(voice for voice in voices if voice.title not in heard),
        tryouts=tuple(_tryout(one, decision, book) for one in verdict.tryouts),
        problem=_(
            "The PDF could not be made this time. Nothing was lost: this page prints well from "
            "your browser."
        )
        if cannot_typeset
        else "",
    )


def as_values(page: VerdictPage) -> dict[str, Any]:
    """Return the verdict as the values of its template on paper."""
    return {
        "title": page.title,
        "head": _("PM or PMM? A verdict from four voices, %(day)s")
        % {"day": date_format(page.written_at, "j F Y")},
        "foot": "Debrief",
        "letter": [{"lead": one.lead, "text": one.text} for one in page.letter],
        "picture": {
            "title": page.picture.title,
            "desc": " ".join(f"{row.title}: {row.says}." for row in page.picture.rows),
            "left": page.picture.left,
            "right": page.picture.right,
            "says": page.picture.says,
        },
        "voices": [
            {
                "title": row.title,
                "short": row.says,
                "ink": row.ink,
                "drawn": row.drawn,
                "low": row.low,
                "value": row.value,
                "high": row.high,
            }
            for row in page.picture.rows
        ],
        "quotes-title": _("What the voices rest on"),
        "quotes": [
            {
                "title": one.voice.title,
                "says": one.voice.says,
                "words": [
                    {"words": quote.words, "ink": quote.ink}
                    for quote in (*one.voice.quotes, *one.voice.more)
                ],
            }
            for one in page.letter
            if one.voice and one.voice.quotes
        ],
        "tasks-title": _("Try a piece of each"),
        "tasks": [
            {
                "role": one.short,
                "ink": one.track,
                "title": one.title,
                "length": _("%d minutes") % one.minutes,
            }
            for one in page.tryouts
        ],
    }


def _title(verdict: Verdict) -> str:
    return {
        "build": _("Towards product management"),
        "market": _("Towards product marketing"),
        "divided": _("Divided, and to be settled by trying"),
        "no-clear-difference": _("No clear difference, and that is an answer"),
        "not-enough-yet": _("Too early to say"),
    }[verdict.outcome]


def _paragraph(text: str, decision: Decision) -> Paragraph:
    """Return a paragraph of the letter with its first words apart where they are a heading."""
    for lead, voice in _LEADS.items():
        if text.startswith(lead):
            rest = text[len(lead) :].lstrip()
            view = _voice(decision.verdict.part(voice), decision, text) if voice else None
            return Paragraph(lead.rstrip(":."), rest[:1].upper() + rest[1:], view)
    return Paragraph("", text, None)


# -- the picture -----------------------------------------------------------------------------------


def _picture(verdict: Verdict) -> IntervalsView:
    return IntervalsView(
        name="voices",
        title=_answer(verdict.parts),
        says=_(
            "Four times in five the truth lies on the line; the dot is the likeliest. A voice "
            "names a side only where its whole line stays on it."
        ),
        left=_("build side"),
        right=_("market side"),
        rows=tuple(map(_row, verdict.parts)),
    )


def _row(part: Part) -> IntervalRow:
    enough = part.standing != "not-enough-yet"
    title = captions()[part.voice]
    return row_of(title, part.estimate, part.count, enough=enough, rests_on=_rests_on(part))


def _answer(parts: Sequence[Part]) -> str:
    """Return who leans where, in one sentence."""
    names = {
        "preference": _("your choices"),
        "evidence": _("your own lines"),
        "energy": _("your log"),
        "goals": _("your goals"),
    }
    if all(part.standing == "not-enough-yet" for part in parts):
        return _("None of the four voices says enough yet.")
    by_standing: dict[str, list[str]] = {}
    for part in parts:
        by_standing.setdefault(part.standing, []).append(names[part.voice])
    alone = [names["energy"]]
    ends = {
        "build": (_("%(who)s lean to the build side"), _("%(who)s leans to the build side")),
        "market": (_("%(who)s lean to the market side"), _("%(who)s leans to the market side")),
        "no-clear-difference": (_("%(who)s lean to neither"), _("%(who)s leans to neither")),
        "not-enough-yet": (
            _("%(who)s do not say enough yet"),
            _("%(who)s does not say enough yet"),
        ),
    }
    said = [
        many_or_one[by_standing[standing] == alone] % {"who": listed(by_standing[standing])}
        for standing, many_or_one in ends.items()
        if standing in by_standing
    ]
    joined = "; ".join(said)
    return f"{joined[:1].upper()}{joined[1:]}."


def captions() -> dict[Voice, str]:
    """Return what each voice answers."""
    return {
        "preference": _("What you would rather do"),
        "evidence": _("What you can prove"),
        "energy": _("What gives you energy"),
        "goals": _("Where you want to be"),
    }


def _rests_on(part: Part) -> str:
    counted = {
        "preference": ngettext("%d answered pair", "%d answered pairs", part.count),
        "evidence": ngettext("%d line of yours", "%d lines of yours", part.count),
        "energy": ngettext("%d entry of the log", "%d entries of the log", part.count),
        "goals": ngettext("%d goal", "%d goals", part.count),
    }
    return counted[part.voice] % part.count


# -- the voices ------------------------------------------------------------------------------------


def _voice(part: Part, decision: Decision, text: str = "") -> VoiceView:
    """Return a voice with the quotes that its paragraph, `text`, does not have already."""
    addresses = {
        "preference": (reverse("decide"), _("All your choices")),
        "evidence": (reverse("matrix"), _("Your lines")),
        "energy": (reverse("energy"), _("The log")),
        "goals": (reverse("goals"), _("The answers")),
    }
    url, do = addresses[part.voice]
    said = text.casefold()
    quotes = [one for one in _quotes(part.voice, decision) if one.words.casefold() not in said]
    return VoiceView(
        title=captions()[part.voice],
        says=f"{_row(part).says}, {_rests_on(part)}" if part.count else _("nothing yet"),
        quotes=tuple(quotes[:SHOWN_QUOTES]),
        more=tuple(quotes[SHOWN_QUOTES:]),
        url=url,
        do=do,
    )


def _quotes(voice: Voice, decision: Decision) -> list[Quote]:
    if voice == "preference":
        return [
            Quote(one.took, _("rather than “%s”") % one.left, ROLES[one.side])
            for one in decision.preference.chosen
        ]
    if voice == "evidence":
        return [
            Quote(one.quote[:LONGEST_QUOTE], _strength(one.strength), ROLES[one.side])
            for one in (*decision.evidence.of("build")[:2], *decision.evidence.of("market")[:2])
        ]
    if voice == "energy":
        giving = [Quote(title, _("gave most"), "shared") for title in decision.energy.giving]
        taking = [Quote(title, _("took most"), "shared") for title in decision.energy.taking]
        return [*giving, *taking]
    return [
        Quote(one.wish.says, one.wish.reason, "pmm" if one.wish.lean > 0 else "pm")
        for one in decision.goals.reasons
        if one.wish.lean
    ]


def _strength(strength: str) -> str:
    return {
        "mentioned": _("mentioned"),
        "owned": _("owned"),
        "measured": _("owned, with a measured outcome"),
    }[strength]


def _tryout(one: TryOut, decision: Decision, book: Handbook) -> TryOutView:
    track = ROLES[one.side]
    last = decision.attempts.get(one.exercise)
    came = decision.logged.get(one.exercise)
    return TryOutView(
        track=track,
        short=book.roles[track].short,
        exercise=one.exercise,
        title=one.title,
        url=reverse("exercise", args=[one.exercise]),
        minutes=one.minutes,
        heard=_heard(last) if last else "",
        debrief_url=reverse("attempt", args=[last.pk]) if last else "",
        energy=came.energy if came else "",
    )


def _heard(last: Attempt) -> str:
    return _("%(made)d of %(expected)d moves heard on %(day)s") % {
        "made": last.made,
        "expected": last.expected,
        "day": date_format(last.written_at, "j M"),
    }
