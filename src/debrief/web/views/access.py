"""Getting in."""

from __future__ import annotations

from secrets import compare_digest

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from debrief.journal.models import Person
from debrief.web.views.refusals import shut_out

BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@require_safe
def enter(request: HttpRequest) -> HttpResponse:
    """Exchange the token of this start for a session, and drop it from the address."""
    given = request.GET.get("token", "").encode()
    if compare_digest(given, settings.ENTRY_TOKEN.encode()):
        login(request, Person.objects.local(), backend=BACKEND)
    elif not request.user.is_authenticated:
        return shut_out(request)
    return redirect("home")
