"""Any file to its text: what it is is told by its content, never by its name."""

from __future__ import annotations

import dataclasses
import re

from debrief.experience.document import SourceDocument
from debrief.experience.draft import MOST_CHARACTERS
from debrief.experience.json_resume import read_json_resume
from debrief.experience.letters import readable, unbroken
from debrief.experience.sandbox import SECONDS, read_apart
from debrief.experience.unreadable import Unreadable

MOST_BYTES = 25_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_JSON = re.compile(r'\{\s*"|\[\s*[\[{]')
_LONGEST_NAME = 120

EMPTY = "This file is empty. Choose another, or paste the résumé's text."
LEGACY = (
    "This is the Word format of before 2007. Open it in a word processor, save it as DOCX or PDF,"
    " and choose that."
)
LOCKED = (
    "This document asks for a password. Save a copy without one and choose that, or paste its text."
)
RICH = (
    "This is rich text (RTF). Open it in a word processor, save it as DOCX or PDF, and choose that."
)
PICTURE = (
    "This is a picture, and pictures of text are not read. Export the résumé as PDF from the"
    " program it was written in, or paste its text."
)
PAGE = "This is a web page. Save it as PDF from the browser, or copy its text and paste it."
PACKED = "This is an archive of a kind that is not opened. Unpack it and choose the résumé inside."
STRANGE = (
    "This is not a kind of file that can be read. Choose a PDF, DOCX, ODT, Markdown or text file,"
    " a JSON Resume, or the archive LinkedIn sends."
)
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", RICH),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"\x1f\x8b", PACKED),
    (b"7z\xbc\xaf", PACKED),
    (b"Rar!", PACKED),
    (b"BZh", PACKED),
    (b"\xfd7zXZ", PACKED),
)


def read_file(data: bytes, name: str = "", *, seconds: float = SECONDS) -> SourceDocument:
    """Return the text of a file with stable offsets.

    Reads PDF, DOCX, ODT, LinkedIn's archive, JSON Resume, Markdown and plain text in UTF-8, UTF-16
    with its mark, or Windows-1252. `name` is only shown. Takes at most `seconds` and about 300 MB
    beside this process; nothing is written. Raises Unreadable with one line on what to do.
    """
    shown = re.sub(r"[\x00-\x1f]", "", name.replace("\\", "/").rpartition("/")[2])[:_LONGEST_NAME]
    if len(data) > MOST_BYTES:
        raise Unreadable(
            f"This file is larger than {MOST_BYTES // 1_000_000} MB. Save the résumé without its"
            " pictures, or paste its text."
        )
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable(EMPTY)
    document = _read(data, seconds)
    if not document.text.strip():
        raise Unreadable(EMPTY)
    return dataclasses.replace(document, name=shown)


def read_typed(text: str) -> SourceDocument:
    """Return typed or pasted text as a document. Raises Unreadable where there is none."""
    words = unbroken(text).replace("\0", " ")
    if not words.strip():
        raise Unreadable("Nothing was typed yet. Paste the résumé's text, or choose a file.")
    if len(words) > MOST_CHARACTERS:
        raise Unreadable(
            f"This is more than {MOST_CHARACTERS:,} characters. Paste the résumé's text alone."
        )
    return SourceDocument(
        words.encode("utf-8", "replace").decode(),
        "markdown" if _HEADING.search(words) else "typed",
    )


def _read(data: bytes, seconds: float) -> SourceDocument:
    if b"%PDF-" in data[:1024]:
        return SourceDocument.from_dict(read_apart(data, "pdf", seconds))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return SourceDocument.from_dict(read_apart(data, "zip", seconds))
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable(LOCKED if encrypted else LEGACY)
    for opening, reason in _REFUSED:
        if data.startswith(opening):
            raise Unreadable(reason)
    if data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheix") or data[8:12] == b"WEBP":
        raise Unreadable(PICTURE)
    return _read_text(data)


def _read_text(data: bytes) -> SourceDocument:
    text, warnings = _decoded(data)
    beginning = text[:2000].lstrip().lower()
    if beginning.startswith(("<!doctype html", "<html", "<?xml")):
        raise Unreadable(PAGE)
    closed = beginning.startswith(("{", "[")) and text.rstrip().endswith(("}", "]"))
    if closed or _JSON.match(beginning):
        return SourceDocument.from_dict(read_json_resume(text).record())
    text = readable(text)
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(
            f"This text has more than {MOST_CHARACTERS:,} characters, far more than a résumé."
            " Choose the file of the résumé alone."
        )
    kind = "markdown" if _HEADING.search(text) else "text"
    return SourceDocument(text, kind, warnings=warnings)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of bytes, with a warning where its encoding had to be tried."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError:
            raise Unreadable(STRANGE) from None
    strange = sum(byte < 32 and byte not in (9, 10, 11, 12, 13, 27) for byte in data[:20_000])
    if strange > min(len(data), 20_000) // 200:
        raise Unreadable(STRANGE)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if text.count("\ufffd") > len(text) // 100:
        raise Unreadable(STRANGE)
    return text, ("The text is not in UTF-8 and was read as Windows-1252: look at the accents.",)
