"""A ZIP file of a stranger: counted before anything is inflated, bounded while it is."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from debrief.experience.unreadable import Unreadable

MOST_ENTRIES = 5_000
MOST_INFLATED = 400_000_000
MOST_MEMBER = 12_000_000
MOST_RATIO = 150
_SMALL = 2_000_000

BROKEN = (
    "This file is damaged and cannot be opened. Save it again from the program that made it, or"
    " paste its text."
)
BOMB = (
    "This file unpacks to far more than it could hold if it were a résumé, so it was not opened."
    " Save the résumé again as PDF or DOCX."
)
LOCKED = "This file asks for a password. Save a copy without one and choose that."
ENTITIES = (
    "This file defines XML entities, which a résumé never needs and an attack does, so it was not"
    " read. Save it again from a word processor, or export it as PDF."
)


class Archive:
    """The members of a ZIP file. Raises Unreadable for one that is broken, locked or a bomb."""

    def __init__(self, data: bytes) -> None:
        """Read the directory and weigh it; nothing is inflated."""
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
            members = self._file.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise Unreadable(BROKEN) from None
        inflated = sum(member.file_size for member in members)
        if len(members) > MOST_ENTRIES or inflated > MOST_INFLATED:
            raise Unreadable(BOMB)
        for member in members:
            _weigh(member.file_size, max(member.compress_size, 1))
        self._members = {member.filename: member for member in members}
        self._left = 3 * MOST_MEMBER
        self.names = tuple(self._members)

    def read(self, name: str) -> bytes:
        """Return a member. Raises KeyError where there is none, Unreadable where it is too much."""
        member = self._members[name]
        if member.flag_bits & 0x1:
            raise Unreadable(LOCKED)
        most = min(MOST_MEMBER, self._left)
        try:
            with self._file.open(member) as opened:
                found = opened.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
            raise Unreadable(BROKEN) from None
        if len(found) > most:
            raise Unreadable(BOMB)
        _weigh(len(found), max(member.compress_size, 1))
        self._left -= len(found)
        return found

    def xml(self, name: str) -> Element:
        """Return the root of an XML member. Raises Unreadable for entities or broken XML."""
        data = self.read(name)
        try:
            root: Element = fromstring(data, forbid_dtd=True)
        except DefusedXmlException:
            raise Unreadable(ENTITIES) from None
        except (ParseError, ValueError, LookupError):
            raise Unreadable(BROKEN) from None
        return root


def _weigh(inflated: int, compressed: int) -> None:
    if inflated > _SMALL and inflated > MOST_RATIO * compressed:
        raise Unreadable(BOMB)
