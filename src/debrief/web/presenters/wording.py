"""How amounts are said: durations, words, levels."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DAY, HOUR, MINUTE = 86_400, 3_600, 60


def duration(seconds: int) -> str:
    """Return a length of time as it is said, in two units: "45 s", "2 min 5 s", "3 h", "2 days"."""
    seconds = max(0, seconds)
    if seconds >= DAY:
        days = seconds // DAY
        return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
    if seconds >= HOUR:
        hours, minutes = divmod(seconds // MINUTE, 60)
        return _joined(_("%d h") % hours, _("%d min") % minutes if minutes else "")
    minutes, rest = divmod(seconds, MINUTE)
    if not minutes:
        return _("%d s") % rest
    return _joined(_("%d min") % minutes, _("%d s") % rest if rest else "")


def _joined(larger: str, smaller: str) -> str:
    return f"{larger} {smaller}".rstrip()


def listed(items: list[str]) -> str:
    """Return things as a list in a sentence: "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return _("%(first)s and %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}


def inside(title: str) -> str:
    """Return a title as it stands in the middle of a sentence; acronyms keep their capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def unbroken(text: str) -> str:
    """Return a sentence in which no per cent sign begins a line."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")


def capital(title: str) -> str:
    """Return a title as it stands at the beginning of a line."""
    return title[:1].upper() + title[1:]
