"""Whose deeds a text tells: whether the speaker does anything, and whether anybody else does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from debrief.critique.reading import Reading
from debrief.text import Span

_NO_DEED = frozenset(
    """
    need feed speed indeed wanted needed believed liked loved hoped wished supposed agreed cared
    worried enjoyed learned realised realized noticed remembered worked joined lived studied owned
    managed used happened seemed stayed moved passionate preferred trusted feared doubted admired
    """.split()
)
_BETWEEN = frozenset(
    "then also just first personally myself finally therefore even still again now simply so had "
    "have did instead once twice later".split()
)
_PAST = frozenset(
    """
    bought brought built chose cut dealt drew drove dug fed flew fought found gave held hid hit kept
    laid led left lent let lost made met paid put quit ran rang read rebuilt redid rewrote rode sat
    sent set shot showed shut sold spent split spoke spread stood stuck struck swapped swept swung
    taught threw told took went withdrew won wore wrote began broke
    """.split()
)
_SELF = frozenset("i i'd i've i'll i'm my me mine myself".split())
_OTHERS = frozenset(
    """
    we us our together colleague colleagues team teams teammate teammates engineer engineers
    designer designers analyst analysts manager managers head seller sellers sales support legal
    partner partners she he her him his they them their counsel founder ceo cfo cto vp director
    researcher writer agency developer developers lead pm finance
    """.split()
)
_BULLETS = frozenset(("-", "*", "\u2022"))
_ED = 4
_ENOUGH_SELF = 8
_SELF_SHARE = 0.06


def own_deeds(reading: Reading) -> Iterator[Span]:
    """Yield where the speaker did something: "I asked", "I then drew", or a bare "Called them".

    Only the past tense counts: "I always listen" tells a habit. Wanting, learning and having worked
    somewhere are no deeds.
    """
    words = reading.text.words
    for index, word in enumerate(words[:-1]):
        if word.form not in ("i", "i'd", "i've"):
            continue
        for after in words[index + 1 : index + 4]:
            if after.form in _BETWEEN or after.form.endswith("ly"):
                continue
            if _is_deed(after.form):
                yield Span(word.start, after.end)
            break
    opens = {sentence.span.start for sentence in reading.text.sentences}
    for word in words:
        before = reading.text.source[max(word.start - 2, 0) : word.start].strip()
        if (word.start in opens or before in _BULLETS) and _is_deed(word.form):
            yield Span(word.start, word.end)


def _is_deed(form: str) -> bool:
    return form in _PAST or (form.endswith("ed") and form not in _NO_DEED and len(form) > _ED)


def at_most(reading: Reading, most: int) -> bool:
    """Tell whether the speaker does something at most so many times."""
    return sum(1 for _ in islice(own_deeds(reading), most + 1)) <= most


def ends_with_a_deed(reading: Reading) -> list[Span]:
    """Flag the last sentence of a story when the speaker is still doing something in it."""
    if not reading.text.sentences:
        return []
    last = reading.text.sentences[-1].span
    if any(deed.start >= last.start for deed in own_deeds(reading)):
        return [last]
    return []


def nobody_else_acts(reading: Reading) -> list[Span]:
    """Flag the first "I" of a story in which nobody but the speaker appears."""
    words = reading.text.words
    if any(word.form in _OTHERS for word in words):
        return []
    spans = [Span(word.start, word.end) for word in words if word.form in _SELF]
    if len(spans) < _ENOUGH_SELF or len(spans) < _SELF_SHARE * len(words):
        return []
    return spans[:1]
