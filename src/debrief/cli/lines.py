"""A person's lines as a file holds them: one a line, or a résumé in any format that is read."""

from __future__ import annotations

from typing import NamedTuple

from debrief.cli.options import decode, leave, read_bytes
from debrief.experience import Resume, Unreadable, read_file, read_resume

_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Lines(NamedTuple):
    """Lines of experience, the place each stands under, and what else a résumé lists.

    A place is empty where the file names none.
    """

    texts: tuple[str, ...]
    where: tuple[str, ...]
    listed: tuple[str, ...] = ()


def read_lines(name: str) -> Lines:
    """Return the lines of a file, or of standard input for `-`; leave where there are none.

    A PDF, a Word file or the like, JSON Resume, and a text that has posts with dates are read as a
    résumé, and its lines of roles, projects and volunteering count. In any other text each line
    does.
    """
    data, shown = read_bytes(name), "standard input" if name == "-" else name
    if data.startswith(_PACKED) or b"%PDF-" in data[:1024]:
        try:
            resume = read_resume(read_file(data, name))
        except Unreadable as reason:
            leave(f"{shown}: {reason}")
        found = _of_resume(resume)
        if not found.texts:
            leave(f"{shown} is read as a résumé, and no lines stand under its posts.")
        return found
    texts = tuple(decode(data, shown).splitlines())
    return _as_resume(data) or Lines(texts, ("",) * len(texts))


def _as_resume(data: bytes) -> Lines | None:
    """Return the lines of a text that is a résumé, None where it is a list of lines."""
    try:
        resume = read_resume(read_file(data))
    except Unreadable:
        return None
    found = _of_resume(resume)
    return found if found.texts and any(entry.dates for entry in resume.work) else None


def _of_resume(resume: Resume) -> Lines:
    found = [
        (line.value, ", ".join(fact.value for fact in (entry.title, entry.organisation) if fact))
        for entry, line in resume.evidence()
    ]
    texts, where = tuple(text for text, _ in found), tuple(where for _, where in found)
    return Lines(texts, where, resume.listed())
