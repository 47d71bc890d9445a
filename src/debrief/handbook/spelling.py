"""How a searched word may stand in a text: other endings, British and American spelling."""

from __future__ import annotations

import re
import unicodedata

from debrief.text.spans import fold

SHORT = 3
"""A word of at most so many letters has to stand exactly as it is."""

_ACCENTS = {
    code: letter
    for code in range(0xC0, 0x180)
    if (letter := unicodedata.normalize("NFKD", chr(code))[0]).isascii()
}
_ENDINGS = ("ations", "ation", "ies", "ing", "ers", "ed", "er", "es", "s", "e", "y")
_LEAST = 4
_EITHER = tuple(
    (re.compile(pattern), ways)
    for pattern, ways in (
        (
            r"(arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rig|rum|vig)ou?r(?:s|ed|ing)?(.*)",
            ("our{1}", "or{1}"),
        ),
        (r"(calib|cent|fib|lit|met|theat)(?:re|er)s?", ("re", "er")),
        (r"(defen|licen|offen|practi|preten)[cs].*", ("c", "s")),
        (r"((?:anal|catal|dial|monol|prol)og)(?:ues?|s)?", ("",)),
        (r"((?:acknowled|jud)g)e?ment.*", ("ement", "ment")),
        (r"(program).*", ("",)),
    )
)
"""Words that are spelled in two ways: their beginning, and how it goes on."""


def plain_letters(text: str) -> str:
    """Return a text in small letters without accents; the length stays."""
    return fold(text).translate(_ACCENTS)


def beginnings(word: str) -> tuple[str, ...]:
    """Return how words begin that a searched word means; `word` in plain letters.

    A short word means itself only. "metrics" means what begins with "metric", "prioritize" what
    begins with "prioritis" or "prioritiz".
    """
    if len(word) <= SHORT:
        return (word,)
    for pattern, ways in _EITHER:
        if found := pattern.fullmatch(word):
            return tuple(found[1] + way.format(*found.groups()) for way in ways)
    stem = _stem(word)
    if stem[-2:] in ("is", "iz", "ys", "yz") and len(stem) > _LEAST:
        return (stem[:-1] + "s", stem[:-1] + "z")
    return (stem,)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _LEAST and not word.endswith("ss"):
            break
    else:
        return word
    # British "labelled" doubles what American "labeled" does not.
    return stem[:-1] if stem.endswith("ll") and len(stem) > _LEAST + 1 else stem
