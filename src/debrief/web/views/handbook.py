"""The handbook: its contents, a search over everything, a chapter, and the whole as a file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debrief.critique import lexicon
from debrief.handbook.search import LONGEST
from debrief.journal.ownership import NotFound
from debrief.web.bookfile import CannotTypeset
from debrief.web.library import book, handbook_file, library
from debrief.web.presenters.handbook import present_chapter, present_contents
from debrief.web.requests import OwnedRequest


@require_safe
def contents(request: OwnedRequest) -> HttpResponse:
    """Show the contents by part, and what was found where something was asked."""
    asked = request.GET.get("q", "").strip()[:LONGEST]
    page = present_contents(book(), asked, library().search(asked))
    return render(request, "handbook.html", {"page": page})


@require_safe
def chapter(request: OwnedRequest, chapter_id: str) -> HttpResponse:
    """Show a chapter."""
    found = book().chapters.get(chapter_id)
    if found is None:
        raise NotFound
    page = present_chapter(found, book(), lexicon(book().cache).rules)
    return render(request, "chapter.html", {"page": page})


@require_safe
def download(request: OwnedRequest, form: str) -> HttpResponse:
    """Hand the whole handbook out as an EPUB or a PDF."""
    try:
        made = handbook_file(form)
    except CannotTypeset:
        page = present_contents(book(), "", (), cannot_typeset=True)
        return render(request, "handbook.html", {"page": page}, status=503)
    kind = "application/pdf" if form == "pdf" else "application/epub+zip"
    response = HttpResponse(made, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="debrief-handbook.{form}"'
    return response
