"""The requests that views receive, once the middleware has done its part."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from debrief.journal.models import Person


class OwnedRequest(HttpRequest):
    """A request of a person with a session; `htmx` is true when htmx asks for a fragment."""

    user: Person
    htmx: HtmxDetails
