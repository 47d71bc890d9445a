"""What gives energy: the log of a day, and the hours of a calendar."""

from __future__ import annotations

import datetime as dt
from typing import cast
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debrief.fit.energy import WORKS
from debrief.journal import actions
from debrief.journal.actions import EnergyName, Unacceptable
from debrief.journal.actions.calendars import CALENDAR_BYTES
from debrief.journal.actions.energy import check_day
from debrief.journal.models import CalendarRead
from debrief.journal.ownership import NotFound, calendar_of
from debrief.web import calendars
from debrief.web.library import book
from debrief.web.presenters.calendars import present_calendar_page
from debrief.web.presenters.energy import Look, present_energy
from debrief.web.requests import OwnedRequest


@require_http_methods(["GET", "HEAD", "POST"])
def energy(request: OwnedRequest) -> HttpResponse:
    """Show the log of a day; a POST is one tap in it."""
    today = timezone.localdate()
    day = _day(request.POST.get("day") or request.GET.get("day", ""), today)
    if request.method == "POST":
        try:
            _tap(request, day, today)
        except Unacceptable as problem:
            return _page(request, today, Look(problem=str(problem)), status=422)
        return redirect(_address(day, today))
    try:
        check_day(day, today)
    except Unacceptable:
        return redirect("energy")
    return _page(request, day, Look())


@require_POST
def take_calendar(request: OwnedRequest) -> HttpResponse:
    """Take a calendar file in and read the hours of some of its weeks."""
    today = timezone.localdate()
    try:
        row, data = _begun(request, today)
    except Unacceptable as problem:
        return _page(request, today, Look(calendar_problem=str(problem)), status=422)
    calendars.read_soon(row.pk, data)
    line = actions.take_refusal(request.user, row.pk)
    if line:
        look = Look(calendar_problem=_("%s Nothing of it was kept.") % line)
        return _page(request, today, look, status=422)
    return redirect("calendar", row.pk)


@require_safe
def calendar(request: OwnedRequest, calendar_id: UUID) -> HttpResponse:
    """Show the hours of a calendar and the titles to sort, or how far it is."""
    row = calendar_of(request.user, calendar_id)
    page = present_calendar_page(row, calendars.titles_of(row), timezone.now())
    if request.htmx and page.state != "reading":
        return HttpResponse(headers={"HX-Refresh": "true"})
    template = "_calendar_progress.html" if request.htmx else "calendar.html"
    response = render(request, template, {"page": page})
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
def calendar_title(request: OwnedRequest, calendar_id: UUID) -> HttpResponse:
    """Sort one title of a calendar, or stop asking about the others."""
    row = calendar_of(request.user, calendar_id)
    if "let-go" in request.POST:
        actions.let_titles_go(request.user, calendar_id)
        calendars.let_go(row)
        return redirect("calendar", calendar_id)
    key, work = request.POST.get("key", ""), request.POST.get("work", "")
    found = next((one for one in calendars.titles_of(row) if one.key == key), None)
    # A second click, or a list that was let go meanwhile: there is nothing to sort any more.
    if found is None or work not in WORKS:
        return redirect("calendar", calendar_id)
    actions.sort_title(request.user, calendar_id, found, work, timezone.now())
    calendars.sorted_out(row, found)
    return redirect("calendar", calendar_id)


@require_POST
def calendar_delete(request: OwnedRequest, calendar_id: UUID) -> HttpResponse:
    """Delete the sums of a calendar."""
    calendars.let_go(calendar_of(request.user, calendar_id))
    actions.delete_calendar(request.user, calendar_id)
    return redirect("energy")


@require_POST
def forget(request: OwnedRequest) -> HttpResponse:
    """Forget the titles that were sorted, or everything about energy."""
    if request.POST.get("what") == "titles":
        actions.forget_titles(request.user)
    else:
        actions.forget_energy(request.user)
    return redirect("energy")


def _tap(request: OwnedRequest, day: dt.date, today: dt.date) -> None:
    activity, _sep, what = request.POST.get("tap", "").partition(":")
    if what == "impact":
        actions.mark_impact(request.user, day, activity)
    elif what in ("gave", "took"):
        done = cast("EnergyName", what)
        actions.log_energy(request.user, book(), day, activity, done, timezone.now(), today=today)
    else:
        raise NotFound


def _begun(request: OwnedRequest, today: dt.date) -> tuple[CalendarRead, bytes]:
    """Return the row of a calendar to be read, and its bytes. Raises Unacceptable."""
    file = request.FILES.get("file")
    most = min(CALENDAR_BYTES, settings.FILE_UPLOAD_MAX_MEMORY_SIZE)
    if file is None or not file.size:
        length = int(request.META.get("CONTENT_LENGTH") or "0")
        if length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            raise Unacceptable(
                f"The file is larger than {most // 1_000_000} MB. Nothing was kept. Export a "
                "shorter period, for example one quarter."
            )
        raise Unacceptable("There is no file yet. Choose the .ics file of your calendar first.")
    weeks = request.POST.get("weeks", "1")
    row = actions.begin_calendar(
        request.user,
        _day(request.POST.get("start", ""), calendars.last_monday(today)),
        int(weeks) if weeks.isdecimal() and len(weeks) < 4 else 0,
        timezone.now(),
        keeps_titles=bool(request.POST.get("keep")),
    )
    return row, file.read(most + 1)


def _page(request: OwnedRequest, day: dt.date, look: Look, status: int = 200) -> HttpResponse:
    owner = request.user
    page = present_energy(
        day=day,
        today=timezone.localdate(),
        log=actions.log_of(owner),
        logged=actions.log_of_day(owner, day),
        calendars=actions.calendars_of(owner),
        remembered=actions.sorted_titles(owner),
        book=book(),
        now=timezone.now(),
        look=look,
    )
    return render(request, "energy.html", {"page": page}, status=status)


def _day(text: str, usual: dt.date) -> dt.date:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return usual


def _address(day: dt.date, today: dt.date) -> str:
    here = reverse("energy")
    return here if day == today else f"{here}?{urlencode({'day': day.isoformat()})}"
