"""Who is let in, and which requests are refused before a view sees them."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control

from debrief.web.views import refusals

Next = Callable[[HttpRequest], HttpResponseBase]

NOT_NEEDED = "camera=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
SPEAKING = frozenset({"sitting", "sitting-draft", "sitting-ask"})
"""The pages, by name, on which a microphone may be used: where an answer can be recorded.

A draft or a question that is refused shows the page of the answer again at its own address.
"""


class RefuseOtherSites:
    """Refuses what another web site makes the browser send.

    `same-site` is refused too: another port of this machine is the same site to a browser, and
    another program may listen there. Browsers that do not say where a request comes from are left
    to the CSRF check and to the strict cookie.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer 403 to a request that began on another site."""
        if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            return refusals.other_site(request)
        return self.get_response(request)


class PrivatePages:
    """Keeps pages out of shared caches, asks anew on every visit, and gives up unused powers."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the headers to the response."""
        response = self.get_response(request)
        patch_cache_control(response, private=True, no_cache=True)
        match = request.resolver_match
        whose = "(self)" if match is not None and match.url_name in SPEAKING else "()"
        response["Permissions-Policy"] = f"{NOT_NEEDED}, microphone={whose}"
        return response


class EntryRequired(LoginRequiredMiddleware):
    """Lets only people with a session past; the others learn how to get one."""

    # The stubs know only the redirect that Django itself answers with.
    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, _view: Callable[..., HttpResponseBase]
    ) -> HttpResponse:
        """Answer 403 instead of redirecting: there is no login page."""
        return refusals.shut_out(request)
