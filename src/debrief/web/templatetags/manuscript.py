"""Template tags that set an answer with its marks and draw the small pictures around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.web.contexts.debriefs import DebriefView, MoveMade, MoveMissing, Note, Paragraph, Shape
from debrief.web.contexts.roles import LaunchStep
from debrief.web.pictures import baton as batons
from debrief.web.pictures import slope as slopes
from debrief.web.pictures import stairs as staircases
from debrief.web.pictures import tally as tallies
from debrief.web.pictures.bar import stretches
from debrief.web.pictures.marks import ink, is_long, number

register = template.Library()

_BULLET = re.compile(r"^\s*(?:[-*\u2022]|\d{1,3}[.)])\s+")
_BLANK_LINES = re.compile(r"\n[ \t]*\n")


@register.filter
def inked(paragraph: Paragraph) -> SafeString:
    """Return a paragraph of an answer with its marks."""
    return _inked(paragraph, linked=True)


@register.filter
def inked_plainly(paragraph: Paragraph) -> SafeString:
    """Return a paragraph with its marks but without addresses, for two answers on one page."""
    return _inked(paragraph, linked=False)


def _inked(paragraph: Paragraph, *, linked: bool) -> SafeString:
    return mark_safe(  # noqa: S308 - escaped piece by piece
        ink(paragraph.text, paragraph.start, paragraph.marks, linked=linked)
    )


@register.filter
def stroked(sentence: str, quote: str) -> SafeString:
    """Return a sentence with one quote in it highlighted."""
    before, found, after = sentence.partition(quote)
    return format_html(
        '{}<mark class="stroke ink-1">{}</mark>{}', curly(before), curly(found), curly(after)
    )


@register.filter
def barred(paragraph: Paragraph) -> bool:
    """Tell whether a finding is about so much of the paragraph that it gets a bar beside it."""
    return any(is_long(mark) for mark in paragraph.marks)


@register.filter
def figure(note: Note) -> str:
    """Return the figure that a margin note shares with its words."""
    return number(note.id)


@register.filter
def typeset(text: str) -> SafeString:
    """Return plain text as HTML: blank lines make paragraphs, lines with a dash make a list.

    Quotation marks become real ones. Nothing else is read as markup.
    """
    blocks = [block for block in _BLANK_LINES.split(text.strip()) if block.strip()]
    return mark_safe("".join(_block(block) for block in blocks))  # noqa: S308 - escaped in _block


def _block(block: str) -> str:
    out: list[str] = []
    items: list[str] = []
    for line in [*block.splitlines(), None]:
        sign = _BULLET.match(line) if line is not None else None
        if line is not None and sign:
            items.append(f"<li>{_words(line[sign.end() :])}</li>")
            continue
        if items:
            out.append(f"<ul>{''.join(items)}</ul>")
            items = []
        if line is not None and line.strip():
            out.append(f"<p>{_words(line.strip())}</p>")
    return "".join(out)


@register.filter
def curly(text: str) -> str:
    """Return a sentence with typographic quotation marks and apostrophes."""
    text = re.sub(r'(^|[\s(\[\u2014\u2013-])"', "\\1\u201c", text)
    text = re.sub(r"(^|[\s(\[\u2014\u2013-])'", "\\1\u2018", text)
    return text.replace('"', "\u201d").replace("'", "\u2019")


@register.filter
def quoted(text: str, longest: int = 120) -> str:
    """Return quoted words for a card: without the sign of a list, on one line, not too long."""
    line = " ".join(_BULLET.sub("", text).split())
    return curly(Truncator(line).chars(longest))


def _words(text: str) -> str:
    return str(conditional_escape(curly(text)))


@register.inclusion_tag("pictures/_stairs.html")
def steps(level: int | None) -> dict[str, Any]:
    """Draw a level from 1 to 4 as steps; None is drawn as steps that nobody has taken."""
    return {
        "steps": staircases.stairs(level),
        "wide": staircases.WIDE,
        "high": staircases.HIGH,
        "title": _("Level %(level)s of 4") % {"level": level}
        if level
        else _("Not enough to judge"),
    }


@register.inclusion_tag("pictures/_shape.html")
def shape_bar(view: DebriefView) -> dict[str, Any]:
    """Draw how the words were spent, with what was heard and not heard in every part."""
    return {
        "shape": view.shape,
        "stretches": stretches(view.shape.shares),
        "parts": _parts(view.shape, view.moves, view.missing),
    }


def _parts(
    shape: Shape, made: Sequence[MoveMade], missing: Sequence[MoveMissing]
) -> list[dict[str, Any]]:
    return [
        {
            "share": share,
            "made": [move for move in made if move.ink == share.ink],
            "missing": [move for move in missing if move.ink == share.ink],
        }
        for share in shape.shares
    ]


@register.inclusion_tag("pictures/_tally.html")
def tally(made: int, expected: int) -> dict[str, Any]:
    """Draw moves made out of moves expected; the figures stand beside it in words."""
    return {"strokes": tallies.tally(made, expected), "wide": expected * tallies.PITCH}


@register.inclusion_tag("pictures/_slope.html")
def level_change(before: int | None, after: int | None) -> dict[str, Any]:
    """Draw one competency before and after."""
    return {"slope": slopes.slope(before, after), "before": before, "after": after}


@register.inclusion_tag("pictures/_baton.html")
def launch_baton(launch: Iterable[LaunchStep]) -> dict[str, Any]:
    """Draw who owns which step of a launch; the title says the answer in words."""
    picture = batons.baton(launch)
    counts = {"pm": picture.pm, "pmm": picture.pmm, "shared": picture.shared}
    return {
        "picture": picture,
        "lanes": batons.LANES,
        "high": batons.HIGH,
        "title": ngettext(
            "Ownership changes hands %(times)s time between the first step and the last",
            "Ownership changes hands %(times)s times between the first step and the last",
            picture.handovers,
        )
        % {"times": picture.handovers},
        "says": _("PM answers for %(pm)s steps, PMM for %(pmm)s, and %(shared)s are shared.")
        % counts,
    }


@register.filter
def clock(seconds: int) -> str:
    """Return seconds as minutes and seconds; beyond the time box without the sign."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{minutes}:{rest:02}"


@register.filter
def fraction(formula: str) -> tuple[str, str] | None:
    """Return what stands above and below the line of a simple quotient, else None."""
    parts = formula.split(" / ")
    plain = len(parts) == 2 and not any(sign in formula for sign in "()=+\u2212\u00d7")
    return (parts[0], parts[1]) if plain else None


@register.filter
def whole(number: float) -> str:
    """Return a percentage without decimals, as it is set in running text."""
    return f"{number:.0f}"
