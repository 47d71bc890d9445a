"""Which items of an advertisement are duties, which ask for something, and whose work a duty is."""

from __future__ import annotations

import re
from typing import Literal, cast

from debrief.fit.advert import DutyPlace, DutySide
from debrief.fit.advert_parts import Item
from debrief.fit.wording import begins_with, find_phrases
from debrief.handbook import Handbook
from debrief.handbook.adverts import AdvertWords
from debrief.text.spans import fold

ItemKind = Literal["duty", "asked", "perk", "none"]
_YEARS_ASKED = re.compile(r"\d\+? ?(?:-|to)? ?\d{0,2}\+? (?:years|yrs)\b")
_ADDRESSED = ("you will", "you'll", "you would", "you'd", "in this role", "responsible for")
_SUBJECT = re.compile(
    r"(?:the|this|our|a) (?:ideal |new |successful )?(?:[\w-]+ ){0,4}?"
    r"(?:manager|owner|marketer|candidate|role|person|postholder|post|position|incumbent|lead|pmm?)"
    r" (?:(?:also|then) )?(\w+)"
)
_LABEL = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)?:\s")
"""What stands beside a label, as in "Position: Product Owner", is a fact about the post."""

_REPORTS = re.compile(r"(?:(?:this|the) (?:role|position|post)|you)(?: will|'ll)? reports? to\b")
_FEWEST_WORDS = 2


def kind_of(item: Item, words: AdvertWords) -> ItemKind:
    """Return what an item of an advertisement is: a duty, something asked for, a perk, or none."""
    text = item.text
    if _is_legal(item, words):
        return "none"
    if item.section in ("requirements", "preferred"):
        return _in_requirements(text, words)
    if item.section == "perks":
        return "perk" if item.listed else "none"
    if len(text.split()) < _FEWEST_WORDS:
        return "none"
    if item.section == "duties":
        return _in_duties(item, words)
    return _in_about(text, words) if item.section == "about" else _anywhere(text, words)


def _in_requirements(text: str, words: AdvertWords) -> ItemKind:
    if _REPORTS.match(fold(text)):
        return "none"
    return "perk" if find_phrases(text, words.pay) else "asked"


def _is_legal(item: Item, words: AdvertWords) -> bool:
    """Return whether an item belongs to the small print.

    Under a heading for duties or requirements one word of it is not enough: "knowledge of privacy".
    """
    hits = find_phrases(item.text, words.legal)
    phrase = any(" " in item.text[hit.start : hit.end] for hit in hits)
    if item.section == "legal" or phrase or len(hits) > 1:
        return True
    return bool(hits) and item.section not in ("duties", "requirements", "preferred")


def _in_about(text: str, words: AdvertWords) -> ItemKind:
    addressed = begins_with(text, _ADDRESSED) and not find_phrases(text, words.perk)
    return "duty" if addressed else "none"


def _in_duties(item: Item, words: AdvertWords) -> ItemKind:
    if _asks(item.text, words):
        return "asked"
    if _LABEL.match(item.text) or _REPORTS.match(fold(item.text)):
        return "none"
    if item.listed or says_duty(item.text, words):
        return "duty"
    company = begins_with(item.text, words.about) or begins_with(item.text, words.perk)
    seeks = re.match(r"(?:we|as|at|our|the|this|if|are you|do you|are|join)\b", fold(item.text))
    short = len(item.text.split()) < 4
    return "none" if company or seeks or short else "duty"


def _anywhere(text: str, words: AdvertWords) -> ItemKind:
    if begins_with(text, words.perk):
        return "perk"
    if _LABEL.match(text) or _REPORTS.match(fold(text)):
        return "none"
    if _asks(text, words):
        return "asked"
    return "duty" if says_duty(text, words) else "none"


def _asks(text: str, words: AdvertWords) -> bool:
    bare = re.sub(r"^(?:an?|the) ", "", fold(text))
    if begins_with(bare, _ADDRESSED):
        return False
    return begins_with(bare, words.requirement) is not None or bool(_YEARS_ASKED.search(bare))


def says_duty(text: str, words: AdvertWords) -> bool:
    """Return whether a sentence tells somebody what they will do, whatever section it stands in."""
    folded = fold(text)
    if begins_with(folded, words.duty):
        return True
    if find_phrases(folded, _ADDRESSED) and not begins_with(folded, (*words.perk, *words.about)):
        return True
    subject = _SUBJECT.match(folded)
    if subject:
        return _is_verb(subject.group(1), words) or " responsible for" in folded[:120]
    first = re.match(r"(?:to |and |then |also )?([a-z]+)", folded)
    return first is not None and _is_verb(first.group(1), words)


def _is_verb(word: str, words: AdvertWords) -> bool:
    verbs = _verbs(words)
    return word in verbs or _base(word) in verbs or _base(word) + "e" in verbs


def _base(word: str) -> str:
    """Return a verb without its ending: "owns", "owning" and "planning" give "own" and "plan"."""
    for ending in ("ing", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            base = word[: -len(ending)]
            doubled = ending == "ing" and base[-1:] == base[-2:-1] and base[-1] not in "ls"
            return base[:-1] if doubled else base
    return word


def _verbs(words: AdvertWords) -> frozenset[str]:
    return frozenset(words.verbs)


def place_of(
    side: str, responsibility: str, text: str, book: Handbook, *, by_words: bool = True
) -> DutyPlace:
    """Return the place of a duty from where the text model puts it.

    With `by_words`, what the model can only call "other" is read by its words: for a model that
    does not tell the other crafts apart.
    """
    if side == "neither":
        if responsibility == "project-management":
            return DutyPlace("project-management", responsibility)
        told = responsibility != "other" or not by_words
        return DutyPlace("other", responsibility) if told else place_by_words(text, book)
    return DutyPlace(cast("DutySide", side), responsibility)


def place_by_words(text: str, book: Handbook) -> DutyPlace:
    """Return the place of a duty by the signs of the handbook; where none stands in it, other.

    The responsibility with most letters in signs wins: "pricing and packaging" over "pricing".
    """
    best, most = DutyPlace("other"), 0
    for drift in book.drifts.values():
        letters = _letters(text, drift.signs)
        if letters > most:
            project = drift.id == "project-management"
            best, most = DutyPlace("project-management" if project else "other", drift.id), letters
    for entry in book.responsibilities.values():
        letters = _letters(text, entry.signs)
        if letters > most:
            best, most = DutyPlace(entry.side, entry.id), letters
    return best


def _letters(text: str, signs: tuple[str, ...]) -> int:
    return sum(map(len, find_phrases(text, signs)))
