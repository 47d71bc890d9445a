"""Packed files: told apart by their members, and given to the reader of their kind."""

from __future__ import annotations

import posixpath

from debrief.experience.archive import Archive
from debrief.experience.draft import Draft
from debrief.experience.odt import read_odt
from debrief.experience.unreadable import Unreadable
from debrief.experience.word import read_word

_LINKEDIN = frozenset(("profile.csv", "positions.csv", "education.csv", "skills.csv"))
_OPENDOCUMENT = "application/vnd.oasis.opendocument."

SHEET = "This is a spreadsheet. Save the résumé as PDF or DOCX, or paste its text."
SLIDES = "These are slides. Export them as PDF, or paste their text."
PAGES = (
    "This is a Pages document, which only Pages opens. In Pages choose File, Export To, PDF or"
    " Word, and choose that file."
)
BOOK = "This is an e-book. Choose the résumé as PDF, DOCX, ODT or text."
ARCHIVE = (
    "This is an archive, and not the one LinkedIn sends. Unpack it and choose the résumé inside."
)


def read(data: bytes) -> Draft:
    """Return the text of a DOCX, an ODT or a LinkedIn export. Raises Unreadable for others."""
    archive = Archive(data)
    names = frozenset(archive.names)
    if "[Content_Types].xml" in names:
        if any(name.startswith("xl/") for name in names):
            raise Unreadable(SHEET)
        if any(name.startswith("ppt/") for name in names):
            raise Unreadable(SLIDES)
        return read_word(archive)
    if "mimetype" in names:
        return _opendocument(archive)
    if any(name.endswith((".iwa", "Index.zip")) or name == "index.apxl" for name in names):
        raise Unreadable(PAGES)
    if any(posixpath.basename(name).lower() in _LINKEDIN for name in names):
        from debrief.experience.linkedin import read_linkedin  # noqa: PLC0415  # others do without

        return read_linkedin(archive)
    raise Unreadable(ARCHIVE)


def _opendocument(archive: Archive) -> Draft:
    kind = archive.read("mimetype")[:200].decode("ascii", "replace").strip()
    if kind.startswith("application/epub"):
        raise Unreadable(BOOK)
    if kind.startswith((f"{_OPENDOCUMENT}spreadsheet",)):
        raise Unreadable(SHEET)
    if kind.startswith(f"{_OPENDOCUMENT}presentation"):
        raise Unreadable(SLIDES)
    if not kind.startswith(f"{_OPENDOCUMENT}text") or "content.xml" not in archive.names:
        raise Unreadable(ARCHIVE)
    return read_odt(archive)
