"""What the words of `words.toml` say about a text: a title, an organisation, a degree, a place."""

from __future__ import annotations

import re

from debrief.experience.words import phrase_set, word_set
from debrief.text.spans import fold

_REGION = re.compile(r"[A-Z][\w .'-]{1,30}, ?(?:[A-Z]{2}|[A-Z]\.[A-Z]\.)(?:, ?[A-Z][\w. ]{1,25})?$")
_POSTCODE = re.compile(r"\b[0-9]{4,5}(?:-[0-9]{4})?\b")
_WORD = re.compile(r"[^\W\d_][\w'.&-]*")
_LONGEST_PLACE = 60
_KINDS = frozenset(
    "university universität université universidad università universidade hochschule institut"
    " école ministry college".split()
)


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, full stops at their end taken off."""
    return [word.rstrip(".") for word in _WORD.findall(fold(text))]


def is_role(text: str) -> bool:
    """Return whether a text has a word that titles have."""
    roles, endings = phrase_set("nouns", "roles"), tuple(word_set("nouns", "role_endings"))
    return any(
        word in roles or word.endswith(endings) or word.removesuffix("s") in roles
        for whole in words_of(text)
        for word in (whole, *re.split("[-/]", whole))
    )


def is_organisation(text: str) -> bool:
    """Return whether a text has a word that names of organisations have."""
    words = words_of(text)
    if not words:
        return False
    known = phrase_set("nouns", "organisations")
    return words[0] in _KINDS or any(word in known for word in words[1:])


def is_degree(text: str) -> bool:
    """Return whether a text names a degree."""
    return not phrase_set("nouns", "degrees").isdisjoint(words_of(text))


def is_school(text: str) -> bool:
    """Return whether a text names a school."""
    return not phrase_set("nouns", "schools").isdisjoint(words_of(text))


def is_place(text: str) -> bool:
    """Return whether a text is a place: known in all its parts, or a city with its state."""
    plain = _POSTCODE.sub("", text).strip(" ().,")
    if len(plain) > _LONGEST_PLACE:
        return False
    if is_known_place(plain):
        return True
    last = fold(plain).rpartition(",")[2].strip(" .")
    return bool(_REGION.match(plain)) and last not in phrase_set("nouns", "organisations")


def is_known_place(text: str) -> bool:
    """Return whether a text names known cities, regions or countries and nothing besides."""
    parts = [part.strip(" .") for part in re.split(r"[,/|]| - ", fold(text))]
    return any(parts) and all(part in _places() for part in parts if part)


def is_near_place(text: str) -> bool:
    """Return whether a text ends with a country or a city behind a comma, as a place may."""
    head, comma, last = fold(text).strip(" ().").rpartition(",")
    return bool(comma) and last.strip(" .") in _places() and len(head.split()) <= 3


def _places() -> frozenset[str]:
    return (
        phrase_set("places", "modes")
        | phrase_set("places", "countries")
        | phrase_set("places", "cities")
    )
