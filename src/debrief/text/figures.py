"""One number in its sentence: currency signs, labels, multiples, shares and what is none."""

# A grammar reads best as a list of early answers, and its small numbers are places in it.

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from debrief.text.numbers import CURRENCIES, FRACTIONS, SCALES, Numeral, in_digits, in_words
from debrief.text.spans import Word, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

MULTIPLES = {
    "doubled": 2.0, "doubling": 2.0, "doubles": 2.0, "double": 2.0, "tripled": 3.0,
    "triple": 3.0, "triples": 3.0, "tripling": 3.0, "quadrupled": 4.0, "quadruple": 4.0,
    "halved": 0.5, "halve": 0.5, "halves": 0.5, "halving": 0.5, "twice": 2.0, "thrice": 3.0,
}  # fmt: skip
_SIGNS = frozenset("$\u20ac\u00a3\u20b9\u00a5")
_PREFIXES = {"us": "USD", "ca": "CAD", "c": "CAD", "au": "AUD", "a": "AUD", "s": "SGD"}
_LABELS = word_set(
    "step tier level phase version option chapter page figure question number no part round "
    "stage type class series ios android windows web gpt claude wave generation covid iso "
    "section item appendix table slide line room floor top gate sprint day week month quarter "
    "year python java persona segment idea solution risk category grade rank exhibit "
    "hypothesis bullet priority act episode volume article rule law formula area fortune "
    "group team variant"
)
_AFTER_SHARE = word_set(
    "of fewer more less lower higher faster cheaper slower shorter longer bigger smaller in "
    "by to and or but on at for from with as is are was were the our their his her its when "
    "this next last before after within during over because so every each than"
)
_BEFORE_HALF = word_set("first second last other better next past previous top bottom")
_FRACTION_LED = word_set("a one")


class Raw(NamedTuple):
    """A quantity as written, before its sentence has been read around it."""

    start: int
    end: int
    word: int
    """The word at which the first number stands."""
    value: float
    unit: str
    shape: str
    """"number", "change" (both ends stated), "range" or "multiple"."""
    before: float | None
    goal: float | None
    core: int
    """Where the first number begins, after "from" or "to"."""


class Scene(NamedTuple):
    """The sentence being read: its folded text, its words [first, stop), and its end."""

    folded: str
    words: Sequence[Word]
    first: int
    stop: int
    start: int
    end: int


@cache
def _telephone() -> re.Pattern[str]:
    return re.compile(
        r"[0-9]{2,4}\)?[ .-]?[0-9]{3}[ .-][0-9]{4}(?![0-9])"
        r"|(?<=\+)[0-9]{1,3}(?:[ .-][0-9]{2,4}){2,5}(?![0-9])"
    )


def telephone_end(folded: str, start: int, limit: int) -> int | None:
    """Return where a telephone number that begins at `start` ends, or None."""
    found = _telephone().match(folded, start, limit)
    return found.end() if found else None


def numbers_item(folded: str, start: int, end: int) -> bool:
    """Return whether digits at the beginning of a sentence number a list: "2. Then", "(2)"."""
    closed = folded[end : end + 1]
    return closed == ")" or (closed == "." and folded[end + 1 : end + 2] == " " and end - start < 3)


def next_form(scene: Scene, index: int) -> str:
    """Return the form of the following word of the sentence, or ""."""
    return scene.words[index + 1][2] if index + 1 < scene.stop else ""


def counts_year(scene: Scene, index: int, start: int, until: int) -> bool:
    """Return whether four digits that look like a year are a count or one side of a change."""
    if until - start != 4:
        return False
    if start and scene.folded[start - 1] in _SIGNS:
        return True
    following = next_form(scene, index)
    plural = following.endswith("s") and scene.folded[until : until + 1] == " "
    return plural and scene.folded[start + 2 : until] == "00"


def number_at(scene: Scene, index: int) -> Numeral | None:
    """Return the number at a word, currency sign included, or None if it is a name or label."""
    folded, words = scene.folded, scene.words
    start, _, form = words[index]
    if form[0] in "0123456789":
        found = in_digits(folded, start, scene.end)
    else:
        found = in_words(folded, words, index, scene.stop, scene.end)
    if found is None:
        return None
    before = folded[start - 1] if start > scene.start else " "
    apart = before == " " and start - 2 >= scene.start and folded[start - 2] in _SIGNS
    if before in _SIGNS or apart:
        return _with_sign(scene, found)
    if before.isalnum() or before in "#_/.:@\\&":
        return None
    if before == "[" and folded.startswith("]", found.end):
        return None
    return _with_word(scene, index, found, before)


def _with_word(scene: Scene, index: int, found: Numeral, before: str) -> Numeral | None:
    """Let the word before a number make it money ("USD 40") or a label ("step 2")."""
    folded, words = scene.folded, scene.words
    start = found.start
    previous = words[index - 1][2] if index > scene.first else ""
    if before in " -" and previous:
        gap = folded[words[index - 1][1] : start]
        if previous in CURRENCIES and gap == " " and not found.unit:
            return found._replace(start=words[index - 1][0], unit=CURRENCIES[previous])
        if previous in _LABELS and gap == " " and not found.unit:
            return None
    return found


def _with_sign(scene: Scene, found: Numeral) -> Numeral:
    folded = scene.folded
    at = found.start - 1 if folded[found.start - 1] in _SIGNS else found.start - 2
    unit = CURRENCIES[folded[at]]
    for prefix in _PREFIXES if unit == "USD" else ():
        begin = at - len(prefix)
        whole = begin <= scene.start or not folded[begin - 1].isalnum()
        if begin >= scene.start and whole and folded.startswith(prefix, begin):
            return found._replace(start=begin, unit=_PREFIXES[prefix])
    return found._replace(start=at, unit=found.unit or unit)


def multiple(scene: Scene, index: int) -> Raw | None:
    """Read "doubled", "halve" or "twice"; "double check" and "twice a week" are none."""
    start, end, form = scene.words[index]
    following = next_form(scene, index)
    if form in ("double", "triple") and following in ("check", "click", "down", "digit", "blind"):
        return None
    if form in ("twice", "thrice") and following in ("a", "per", "each", "every"):
        return None
    return Raw(start, end, index, MULTIPLES[form], "x", "multiple", None, None, start)


def fraction(scene: Scene, index: int) -> Raw | None:
    """Read "half", "a third of", "a quarter of"; ordinals and "the first half" are none."""
    start, end, form = scene.words[index]
    previous = scene.words[index - 1][2] if index > scene.first else ""
    following = next_form(scene, index)
    if form in ("half", "halves"):
        return None if previous in _BEFORE_HALF or form == "halves" else _half(scene, index)
    if previous not in _FRACTION_LED or scene.folded[start - 1] != " ":
        return None
    if form == "quarter" and following != "of":
        return None
    spaced = scene.folded[end : end + 1] == " "
    if spaced and following and following not in _AFTER_SHARE:
        return None
    begin = scene.words[index - 1][0]
    return Raw(begin, end, index - 1, FRACTIONS[form], "share", "number", None, None, begin)


def _half(scene: Scene, index: int) -> Raw:
    """Read "half" and "half a million"."""
    start, end, _ = scene.words[index]
    value, unit, scaled = 0.5, "share", index + 2
    if scaled < scene.stop and next_form(scene, index) == "a" and scene.words[scaled][2] in SCALES:
        whole = in_words(scene.folded, scene.words, scaled, scene.stop, scene.end)
        if whole:
            value, unit, end = whole.value / 2, whole.unit, whole.end
    return Raw(start, end, index, value, unit, "number", None, None, start)
