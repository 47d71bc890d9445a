"""The pages that say why something is not there: what happened, what was kept, what to do.

Django prescribes the arguments of its handlers, whether they are used or not.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from debrief.web.contexts.refusals import MessagePage


def shut_out(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001
) -> HttpResponse:
    """Answer 403 to somebody without a session, and say how to get one."""
    return _say(
        request,
        403,
        _("This page is private"),
        _("It belongs to the person who started Debrief on this machine."),
        _("If that is you, open the address that “debrief serve” printed in the terminal."),
    )


def other_site(_request: HttpRequest) -> HttpResponse:
    """Answer 403 to a request that began on another web site."""
    return _say(
        None,
        403,
        _("That request came from another web site"),
        _("Debrief only answers to its own pages. Nothing was read or changed."),
        _("To get here, type the address or use a bookmark."),
    )


def forged(_request: HttpRequest, **_detail: object) -> HttpResponse:
    """Answer 403 to a form without its proof of origin."""
    return _say(
        None,
        403,
        _("That form could not be accepted"),
        _("It lacked the proof that it came from this page, so nothing was changed."),
        _("Go back, reload the page and send it again. Drafts saved before are kept."),
    )


def cannot_read(
    _request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001
) -> HttpResponse:
    """Answer 400 to a request that makes no sense."""
    return _say(
        None,
        400,
        _("That request could not be read"),
        _("Nothing was changed, and drafts saved before are kept."),
        _("Go back and try again. If you sent a very long text, shorten it first."),
    )


def not_here(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001
) -> HttpResponse:
    """Answer 404."""
    return _say(
        request,
        404,
        _("There is nothing at this address"),
        _("It may have been mistyped, or what stood here was removed."),
        _("Everything that can be practised is in the list of exercises."),
    )


def went_wrong(_request: HttpRequest) -> HttpResponse:
    """Answer 500 without touching the database or the session."""
    return _say(
        None,
        500,
        _("Something went wrong on our side"),
        _("The reason is printed in the terminal. Drafts saved before are kept."),
        _("Reload the page. If it happens again, start Debrief anew."),
    )


def _say(request: HttpRequest | None, status: int, title: str, says: str, do: str) -> HttpResponse:
    page = MessagePage(status, title, says, do)
    return HttpResponse(render_to_string("message.html", {"page": page}, request), status=status)
