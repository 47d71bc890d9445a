"""A case on one page, to hand to a manager: as values of its template, and as Markdown."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from debrief.web.contexts.promotion import CasePage, CriterionView

MOST_QUOTES = 2
LONGEST_QUOTE = 220
"""Two quotes of this length for each criterion, and a note, still fit on one page."""

_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")


def as_values(page: CasePage, name: str, day: date) -> dict[str, Any]:
    """Return a case as the values of `packet.typ`; `name` is empty where the résumé has none."""
    return {
        "title": _("The case for %(level)s, %(name)s")
        % {"level": page.to_level, "name": page.level_name},
        "head": ", ".join(
            filter(
                None,
                (
                    Truncator(name).chars(80),
                    _("%(short)s at %(level)s") % {"short": page.short, "level": page.from_level},
                    date_format(day, "j F Y"),
                ),
            )
        ),
        "ink": page.track,
        "says": _says(page),
        "level": _("%(level)s means: %(scope)s %(impact)s")
        % {"level": page.to_level, "scope": page.scope, "impact": page.impact},
        "criteria": [_criterion(one) for one in page.criteria],
        "open-title": _("What is still open"),
        "open": [
            {"title": one.title, "missing": one.missing}
            for one in page.criteria
            if one.state != "met"
        ],
        "foot": _("Criteria of Debrief, a judgement and no company’s rule"),
    }


def as_markdown(values: dict[str, Any]) -> str:
    """Return the same as Markdown."""
    lines = [f"# {_plain(values['title'])}", "", f"*{_plain(values['head'])}*", ""]
    lines += [_plain(values["says"]), "", _plain(values["level"])]
    for one in values["criteria"]:
        lines += ["", f"## {_plain(one['title'])} ({_plain(one['state'])})", "", one["says"]]
        for quote in one["quotes"]:
            where = f" ({_plain(quote['where'])})" if quote["where"] else ""
            lines += ["", f"> {_plain(quote['words'])}{where}"]
        if one["note"]:
            lines += ["", _plain(one["note"])]
    if values["open"]:
        lines += ["", f"## {values['open-title']}", ""]
    lines += [f"- {_plain(one['title'])}: {_plain(one['missing'])}" for one in values["open"]]
    return "\n".join([*lines, "", f"*{_plain(values['foot'])}*", ""])


def _says(page: CasePage) -> str:
    met = sum(one.state == "met" for one in page.criteria)
    counted = {"met": met, "all": len(page.criteria)}
    if met == len(page.criteria):
        return _("All %(all)d criteria are met.") % counted
    if all(one.state == "met" for one in page.criteria if one.decides):
        return _("%(met)d of %(all)d criteria are met, among them the one that decides.") % counted
    return _("%(met)d of %(all)d criteria are met. The one that decides is still open.") % counted


def _criterion(one: CriterionView) -> dict[str, Any]:
    state = _("%(state)s, decides") % {"state": one.state_title} if one.decides else one.state_title
    return {
        "title": one.title,
        # The ladder speaks to the person here, and a manager reads it.
        "says": f"“{one.says}”",
        "state": state,
        "met": one.state == "met",
        "note": " ".join(one.note.split()),
        "quotes": [
            {"words": Truncator(quote.words).chars(LONGEST_QUOTE), "where": quote.where[:120]}
            for quote in one.evidence[:MOST_QUOTES]
        ],
    }


def _plain(text: str) -> str:
    """Return words so that Markdown shows them as they are, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
