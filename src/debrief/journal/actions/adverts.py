"""Job advertisements a person keeps: taken in, read, compared with their lines, let go."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from debrief.critique.learned import model
from debrief.experience import Unreadable, read_file
from debrief.fit.advert import Advert as ReadAdvert
from debrief.fit.advert_parts import plain_text
from debrief.fit.advert_reading import read_advert
from debrief.handbook import Handbook
from debrief.journal.actions.people import Unacceptable, plain
from debrief.journal.models import Advert, Person
from debrief.journal.ownership import advert_of, adverts_of
from debrief.practice.placing import classifier

MOST_ADVERT_BYTES = 10_000_000
LONGEST_ADVERT = 60_000
"""The most characters of an advertisement: a long one has ten thousand."""

MOST_ADVERTS = 60
MOST_UNREAD = 3

_TOO_LONG = (
    f"This has more than {LONGEST_ADVERT:,} characters, far more than an advertisement. Nothing "
    "was kept. Paste the advertisement alone, without the rest of the page."
)
TOO_LARGE = (
    f"This file is larger than {MOST_ADVERT_BYTES // 1_000_000} MB, so it was not taken. Copy the "
    "advertisement's text and paste it."
)
_NO_WORDS = "No words were found in this. Paste the text of the advertisement."
_STRANGE = (
    "This is not a kind of file that can be read. Choose a PDF, DOCX, ODT, HTML, Markdown or text "
    "file, or paste the advertisement's text."
)
_STOPPED = (
    "This file stopped the reader in a way it does not know. Copy the advertisement's text and "
    "paste it."
)

_log = logging.getLogger(__name__)


def begin_pasted(owner: Person, text: str, now: datetime) -> Advert:
    """Keep a pasted advertisement, which `read_kept` reads.

    Raises Unacceptable for none, or too much.
    """
    text = plain(text)
    if not text.strip():
        raise Unacceptable(
            "Nothing was pasted or chosen yet. Paste the advertisement's text, or choose a file."
        )
    if len(text) > LONGEST_ADVERT:
        raise Unacceptable(_TOO_LONG)
    return _begin(owner, "", text, now)


def begin_file(owner: Person, name: str, data: bytes, now: datetime) -> Advert:
    """Note that a file is about to be read by `read_kept`.

    Raises Unacceptable for one that is too large or empty.
    """
    if len(data) > MOST_ADVERT_BYTES:
        raise Unacceptable(TOO_LARGE)
    if not data.strip():
        raise Unacceptable("This file is empty. Choose another, or paste the advertisement.")
    shown = filter(str.isprintable, name.replace("\\", "/").rpartition("/")[2])
    return _begin(owner, "".join(shown)[:120], "", now)


def read_kept(advert_id: UUID, book: Handbook, data: bytes = b"") -> None:
    """Read an advertisement to its end: afterwards it is done, or refused with a line.

    `data` is the file, where it came as one; it is not kept. Takes up to 20 seconds for a file that
    resists. Does nothing for an advertisement that is gone or was read.
    """
    row = Advert.objects.filter(pk=advert_id, state=Advert.State.READING).first()
    if row is None or not (row.text or data):
        return
    try:
        row.text = row.text or _text_of(data, row.name)
        found = advert_read(row.text, book)
    except (Unreadable, ValueError) as problem:
        _refuse(row, str(problem))
    except Exception as problem:  # noqa: BLE001  # a row that says "reading" for ever helps nobody
        # Its message may quote the file, and a log is no place for that.
        _log.error("An advertisement could not be read: %s", type(problem).__name__)
        _refuse(row, _STOPPED)
    else:
        row.state, row.summary = Advert.State.DONE, _summary(found)
        _save(row)


def advert_read(text: str, book: Handbook) -> ReadAdvert:
    """Return what an advertisement says; the latest few are remembered.

    Raises ValueError for an empty text. Without the model its duties are told apart by their words.
    """
    return _read(text, book)


@lru_cache(maxsize=16)
def _read(text: str, book: Handbook) -> ReadAdvert:
    return read_advert(text, classifier(model(), book), book)


def delete_advert(owner: Person, advert_id: UUID) -> None:
    """Delete an advertisement with its text."""
    advert_of(owner, advert_id).delete()
    _read.cache_clear()


def kept_adverts(owner: Person) -> Sequence[Advert]:
    """Return the advertisements of a person without their texts, the newest first."""
    return list(adverts_of(owner).defer("text"))


def _begin(owner: Person, name: str, text: str, now: datetime) -> Advert:
    rows = adverts_of(owner)
    unread = [row for row in rows.filter(state=Advert.State.READING) if not row.left_behind(now)]
    if len(unread) >= MOST_UNREAD:
        raise Unacceptable(
            f"{MOST_UNREAD} advertisements are being read already, so this one was not taken. Wait "
            "until one of them is done."
        )
    if rows.count() >= MOST_ADVERTS:
        raise Unacceptable(
            f"{MOST_ADVERTS} advertisements are kept already, so this one was not taken. Delete "
            "one you no longer need, then give it again."
        )
    return Advert.objects.create(owner=owner, name=name, text=text, begun_at=now)


def _text_of(data: bytes, name: str) -> str:
    """Return the text of a file; of a web page what a reader sees of it. Raises Unreadable."""
    if data.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html")):
        text = plain_text(data.decode("utf-8", "replace"))
    else:
        try:
            text = read_file(data, name).text
        except Unreadable as problem:
            raise Unreadable(_of_adverts(str(problem))) from None
    if not text.strip():
        raise Unreadable(_NO_WORDS)
    if len(text) > LONGEST_ADVERT:
        raise Unreadable(_TOO_LONG)
    return plain(text)


def _of_adverts(line: str) -> str:
    """Return what the reader of files says, which expects a résumé, for an advertisement."""
    if "JSON Resume" in line:
        return _STRANGE
    return line.replace("a résumé", "an advertisement").replace("résumé", "advertisement")


def _refuse(row: Advert, line: str) -> None:
    row.state, row.line = Advert.State.REFUSED, line[:500]
    _save(row)


def _save(row: Advert) -> None:
    # One that was deleted meanwhile stays deleted.
    Advert.objects.filter(pk=row.pk).update(
        state=row.state, line=row.line, text=row.text, summary=row.summary
    )


def _summary(found: ReadAdvert) -> dict[str, Any]:
    return {
        "title": found.title,
        "company": found.company,
        "role": found.role,
        "headline": found.headline,
        "level": found.level.level if found.level else None,
        "shares": dict(found.shares),
    }
