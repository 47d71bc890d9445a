"""How amounts are said: durations, words, levels."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def duration(seconds: int) -> str:
    """Return a length of time as it is said: "45 s", "2 min", "2 min 5 s"."""
    minutes, rest = divmod(max(0, seconds), 60)
    if not minutes:
        return _("%(seconds)d s") % {"seconds": rest}
    if not rest:
        return _("%(minutes)d min") % {"minutes": minutes}
    return _("%(minutes)d min %(seconds)d s") % {"minutes": minutes, "seconds": rest}


def word_count(words: int) -> str:
    """Return a number of words: "1 word", "240 words"."""
    return ngettext("%(count)d word", "%(count)d words", words) % {"count": words}


def listed(items: list[str]) -> str:
    """Return things as a list in a sentence: "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return _("%(first)s and %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}


def inside(title: str) -> str:
    """Return a title as it stands in the middle of a sentence; acronyms keep their capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
