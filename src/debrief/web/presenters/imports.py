"""Files on their way in: where they are, what became of them."""

from __future__ import annotations

from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.experience.sandbox import SECONDS
from debrief.journal.actions import LONGEST_TYPED, MOST_BYTES
from debrief.journal.models import Import
from debrief.web.contexts.experience import ForgetPage, ImportPage, ImportView, Intake

LEFT_BEHIND = "stopped"


def present_intake(problem: str = "", text: str = "") -> Intake:
    """Return the form for a file or typed text; what was typed before is shown again."""
    return Intake(problem, text, MOST_BYTES // 1_000_000, LONGEST_TYPED)


def present_import(row: Import, now: datetime, in_force: Import | None = None) -> ImportView:
    """Return a file of the history, or one that is on its way."""
    done = row.state == Import.State.DONE
    return ImportView(
        title=_title(row),
        kind=_kinds().get(row.kind, "") if done and not row.typed else "",
        size=filesizeformat(row.size),
        begun_at=row.begun_at,
        says=_says(row, now),
        in_force=in_force is not None and row.pk == in_force.pk,
        url="" if done else reverse("import", args=[row.pk]),
        original_url=reverse("import-original", args=[row.pk]) if row.original else "",
        delete_url=reverse("import-delete", args=[row.pk]),
    )


def present_import_page(row: Import, now: datetime) -> ImportPage:
    """Return the page of a file that is not read yet, or could not be."""
    state = Import.State.REFUSED if row.state == Import.State.REFUSED else Import.State.READING
    return ImportPage(
        title=_title(row),
        state=LEFT_BEHIND if row.left_behind(now) else state.value,
        line=row.line,
        seconds=min(SECONDS, max(0, int((now - row.begun_at).total_seconds()))),
        most_seconds=SECONDS,
        again_url=reverse("import-again", args=[row.pk]),
        delete_url=reverse("import-delete", args=[row.pk]),
        intake=present_intake(),
    )


def present_forget(imports: int, corrections: int) -> ForgetPage:
    """Return the question before everything is deleted."""
    return ForgetPage(imports, corrections)


def _title(row: Import) -> str:
    return _("Typed text") if row.typed else row.name or _("A file without a name")


def _says(row: Import, now: datetime) -> str:
    if row.state == Import.State.DONE:
        entries = ngettext("%d entry", "%d entries", row.entries) % row.entries
        lines = ngettext("%d line", "%d lines", row.lines) % row.lines
        return _("%(entries)s, %(lines)s") % {"entries": entries, "lines": lines}
    if row.state == Import.State.REFUSED:
        return row.line
    if row.left_behind(now):
        return _("Debrief was stopped while it read this file.")
    return _("This file is being read.")


def _kinds() -> dict[str, str]:
    return {
        "pdf": _("PDF"),
        "docx": _("Word"),
        "odt": _("OpenDocument"),
        "markdown": _("Markdown"),
        "text": _("text"),
        "json-resume": _("JSON Resume"),
        "linkedin": _("LinkedIn export"),
    }
