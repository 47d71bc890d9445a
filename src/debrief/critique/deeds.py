"""Whose deeds a text tells: whether the speaker does anything, and whether anybody else does."""

from __future__ import annotations

from collections.abc import Iterator

from debrief.critique.reading import Reading
from debrief.text import Span

_NO_DEED = frozenset(
    """
    am was were are be been being have has had having do did don't didn't does would wouldn't could
    couldn't should shouldn't will won't can can't cannot may might must shall
    think thought believe believed feel felt know knew want wanted like liked love loved hope hoped
    wish wished guess mean meant suppose agree agreed see saw hear heard need needed prefer
    understand understood remember remembered care cared worried enjoy enjoyed got get always
    usually often never say said would've a an the it in as and or at with for to who of on that if
    """.split()
)
_BETWEEN = frozenset(
    "then also just first personally myself finally therefore even still again now simply so had "
    "have did instead once twice later".split()
)
_PAST = frozenset(
    """
    asked built brought bought chose cut drew drove found gave held kept led left let lost made met
    paid put ran read sat sent set showed sold spent split spoke stood taught took told threw went
    won wrote rewrote rebuilt began
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
_ENOUGH_SELF = 8
_SELF_SHARE = 0.06


def own_deeds(reading: Reading) -> Iterator[Span]:
    """Yield where the speaker does something: "I asked", "I then drew", or a bare "Called them."

    Generous on purpose, because rules build on the absence of deeds: thinking, wanting and being
    do not count, any other verb does.
    """
    words = reading.text.words
    for index, word in enumerate(words[:-1]):
        if word.form not in ("i", "i've"):
            continue
        for after in words[index + 1 : index + 4]:
            if after.form in _BETWEEN or after.form.endswith("ly"):
                continue
            if after.form not in _NO_DEED:
                yield Span(word.start, after.end)
            break
    firsts = {sentence.span.start for sentence in reading.text.sentences}
    for index, word in enumerate(words):
        opens = word.start in firsts or reading.text.source[max(word.start - 2, 0)] in "-*\u2022"
        if opens and (word.form in _PAST or (word.form.endswith("ed") and len(word.form) > 4)):
            yield Span(word.start, word.end)


def has_own_deed(reading: Reading) -> bool:
    """Tell whether the speaker does anything at all."""
    return next(own_deeds(reading), None) is not None


def nobody_else_acts(reading: Reading) -> list[Span]:
    """Flag the first "I" of a story in which nobody but the speaker appears."""
    words = reading.text.words
    if any(word.form in _OTHERS for word in words):
        return []
    spans = [Span(word.start, word.end) for word in words if word.form in _SELF]
    if len(spans) < _ENOUGH_SELF or len(spans) < _SELF_SHARE * len(words):
        return []
    return spans[:1]
