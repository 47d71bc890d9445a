"""The frame of every page."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from debrief import __version__
from debrief.journal.models import Person
from debrief.web.contexts.shell import Destination, Shell, TrackChoice

SECTIONS = {
    "home": "home",
    "decide": "decide",
    "pair": "decide",
    "goals": "decide",
    "forget-decision": "decide",
    "energy": "decide",
    "calendars": "decide",
    "calendar": "decide",
    "calendar-title": "decide",
    "verdict": "decide",
    "experience": "experience",
    "corrections": "experience",
    "import": "experience",
    "forget-experience": "experience",
    "check-resume": "experience",
    "matrix": "experience",
    "rewrite-line": "experience",
    "adverts": "adverts",
    "adverts-compared": "adverts",
    "advert": "adverts",
    "growth": "growth",
    "ladder": "growth",
    "promotion-case": "growth",
    "case-note": "growth",
    "switch": "growth",
    "switch-plan": "growth",
    "switch-mark": "growth",
    "forget-growth": "growth",
    "handbook": "handbook",
    "chapter": "handbook",
    "roles": "roles",
    "metrics": "metrics",
    "quarter": "metrics",
    "quarter-new": "metrics",
    "quarter-goal": "metrics",
    "quarter-example": "metrics",
    "exercises": "exercises",
    "exercise": "exercises",
    "sample": "exercises",
    "artefact": "exercises",
    "launches": "exercises",
    "launch-new": "exercises",
    "worked-launch": "exercises",
    "worked-launch-answer": "exercises",
    "launch": "exercises",
    "launch-reading": "exercises",
    "launch-delete": "exercises",
    "launch-company": "exercises",
    "launch-paper": "exercises",
    "sitting": "exercises",
    "loops": "loops",
    "own-loop": "loops",
    "loop": "loops",
    "loop-rating": "loops",
    "loop-panel": "loops",
    "loop-delete": "loops",
    "attempts": "attempts",
    "attempt": "attempts",
    "followups": "attempts",
    "compare": "attempts",
    "rules": "rules",
    "rule": "rules",
    "agreement": "rules",
}
"""Which entry of the navigation a page belongs to, by the names of their addresses."""


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Context processor: the variable `shell`."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return {"shell": _OUTSIDE}
    match = request.resolver_match
    here = SECTIONS.get(match.url_name or "", "") if match else ""
    return {
        "shell": Shell(
            inside=True,
            track=person.track,
            tracks=tuple(
                TrackChoice(
                    track.value, track.value.upper(), str(track.label), track == person.track
                )
                for track in Person.Track
            ),
            destinations=tuple(
                Destination(title, reverse(name), name == here) for name, title in _titles()
            ),
            # Where a page takes only POST, a switch of track goes back to the first page.
            back=request.get_full_path() if request.method == "GET" else reverse("home"),
            version=__version__,
        )
    }


_OUTSIDE = Shell(
    inside=False,
    track=Person.Track.PM,
    tracks=(),
    destinations=(),
    back="/",
    version=__version__,
)


def _titles() -> tuple[tuple[str, str], ...]:
    return (
        ("home", _("Today")),
        ("decide", _("Decide")),
        ("experience", _("Experience")),
        ("adverts", _("Adverts")),
        ("exercises", _("Practise")),
        ("loops", _("Loops")),
        ("attempts", _("Attempts")),
        ("growth", _("Grow")),
        ("handbook", _("Handbook")),
        ("roles", _("Roles")),
        ("metrics", _("Metrics")),
        ("rules", _("Notes explained")),
    )
