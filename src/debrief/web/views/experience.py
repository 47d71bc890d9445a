"""Experience in: a file or typed text, what it says, and what the person puts right in it."""

from __future__ import annotations

import json
from dataclasses import replace
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debrief.experience import Resume, to_json_resume, to_markdown
from debrief.journal import actions
from debrief.journal.actions import Unacceptable
from debrief.journal.actions.imports import TOO_LARGE
from debrief.journal.models import Import
from debrief.journal.ownership import NotFound, import_of
from debrief.web.presenters.experience import Look, present_experience
from debrief.web.presenters.imports import present_forget, present_import_page
from debrief.web.presenters.sources import present_panel
from debrief.web.reading import originals, read_soon
from debrief.web.requests import OwnedRequest


@require_http_methods(["GET", "HEAD", "POST"])
def experience(request: OwnedRequest) -> HttpResponse:
    """Show what is known, with the margin of one fact opened; a POST takes a file or text in."""
    if request.method == "POST":
        return _take(request)
    opened = request.GET.get("fact", "")
    if opened and request.htmx:
        return _margin(request, opened)
    row, at = request.GET.get("row", ""), request.GET.get("at", "")
    return _page(request, Look(opened=opened, row=row, at=at))


@require_POST
def correct(request: OwnedRequest) -> HttpResponse:
    """Change, remove, add or move a fact, or settle a question about one."""
    try:
        at = _corrected(request)
    except Unacceptable as problem:
        look = Look(opened=request.POST.get("target", ""), problem=str(problem))
        # htmx shows only what succeeded.
        return _page(request, look, status=200 if request.htmx else 422)
    return redirect(_at(at))


@require_POST
def take_back(request: OwnedRequest, correction_id: UUID) -> HttpResponse:
    """Undo a correction."""
    actions.take_back(request.user, correction_id)
    return redirect("experience")


@require_safe
def import_page(request: OwnedRequest, import_id: UUID) -> HttpResponse:
    """Show how far a file is; once it is read, go to what it says."""
    row = import_of(request.user, import_id)
    if row.state == Import.State.DONE:
        return _gone_on(request, reverse("experience"))
    page = present_import_page(row, timezone.now())
    if not request.htmx:
        return render(request, "import.html", {"page": page})
    if page.state == "reading":
        return render(request, "_import_progress.html", {"page": page})
    return _gone_on(request, reverse("import", args=[row.pk]))


@require_POST
def import_again(request: OwnedRequest, import_id: UUID) -> HttpResponse:
    """Read a file once more that was left behind."""
    try:
        row = actions.start_again(request.user, import_id, timezone.now())
    except Unacceptable:
        return redirect("import", import_id)
    read_soon(row.pk)
    return redirect("import", row.pk)


@require_POST
def import_delete(request: OwnedRequest, import_id: UUID) -> HttpResponse:
    """Delete an import, its text and its file."""
    actions.remove_import(request.user, import_id, originals())
    return redirect("experience")


@require_safe
def import_original(request: OwnedRequest, import_id: UUID) -> HttpResponse:
    """Hand a file back as it came, to be kept and not to be shown."""
    row = import_of(request.user, import_id)
    data = actions.original_of(request.user, import_id, originals())
    return _download(data, row.name or "resume.txt", "application/octet-stream")


@require_safe
def export(request: OwnedRequest, form: str) -> HttpResponse:
    """Hand out what is known as JSON Resume or Markdown. Contains the corrections."""
    resume = actions.resume_in_force(request.user)
    if resume is None:
        raise NotFound
    name, kind = _FORMS[form]
    return _download(_written(resume, form).encode(), name, kind)


@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: OwnedRequest) -> HttpResponse:
    """Ask whether everything shall be deleted; a POST deletes it."""
    if request.method == "POST":
        actions.forget_experience(request.user, originals())
        return redirect("experience")
    page = present_forget(*actions.count_kept(request.user))
    return render(request, "forget_experience.html", {"page": page})


_FORMS = {
    "json": ("resume.json", "application/json"),
    "md": ("resume.md", "text/markdown; charset=utf-8"),
}


def _written(resume: Resume, form: str) -> str:
    if form == "json":
        return json.dumps(to_json_resume(resume), ensure_ascii=False, indent=2) + "\n"
    return to_markdown(resume)


def _take(request: OwnedRequest) -> HttpResponse:
    file, typed = request.FILES.get("file"), request.POST.get("text", "")
    now = timezone.now()
    try:
        if file is not None and file.size:
            data = file.read(actions.MOST_BYTES + 1)
            row = actions.begin_import(request.user, file.name or "", data, originals(), now)
        elif _passed_over(request):
            raise Unacceptable(TOO_LARGE)  # noqa: TRY301
        else:
            row = actions.begin_typed(request.user, typed, originals(), now)
    except Unacceptable as problem:
        return _page(request, Look(intake_problem=str(problem), typed=typed), status=422)
    read_soon(row.pk)
    return redirect("import", row.pk)


def _passed_over(request: OwnedRequest) -> bool:
    """Return whether a file was so large that it was not even taken into memory."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def _corrected(request: OwnedRequest) -> str:
    """Do what a form of the page asks; return the id of what it was done to, empty if gone."""
    form, owner, now = request.POST, request.user, timezone.now()
    target, value = form.get("target", ""), form.get("value", "")
    match form.get("kind", ""):
        case "change":
            return actions.change_fact(owner, target, value, now)
        case "remove":
            actions.remove_fact(owner, target, now)
        case "add":
            return actions.add_fact(owner, target, form.get("field", ""), value, now)
        case "move":
            actions.move_entry(owner, target, form.get("section", ""), now)
            return target
        case "settle":
            actions.settle_question(owner, target)
        case _:
            raise NotFound
    return ""


def _at(target: str) -> str:
    here = reverse("experience")
    return f"{here}?{urlencode({'at': target})}" if target else here


def _page(request: OwnedRequest, look: Look, status: int = 200) -> HttpResponse:
    found = actions.experience_in_force(request.user)
    if found is None:
        look = replace(look, kept=actions.count_kept(request.user)[1])
    page = present_experience(found, actions.imports_of(request.user), timezone.now(), look)
    response = render(request, "experience.html", {"page": page}, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _margin(request: OwnedRequest, opened: str) -> HttpResponse:
    found = actions.experience_in_force(request.user)
    panel = present_panel(found, opened, request.GET.get("row", "")) if found else None
    if panel is None:
        raise NotFound
    context = {"panel": panel, "longest": actions.LONGEST_FACT}
    response = render(request, "_source_panel.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _gone_on(request: OwnedRequest, address: str) -> HttpResponse:
    """Send a browser on, also from within a page that only asks for a part of itself."""
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def _download(data: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = disposition or "attachment"
    return response
