"""Files are read beside the requests: the page may be left, and the server goes on answering."""

from __future__ import annotations

import threading
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone

from debrief.journal import actions
from debrief.journal.originals import Originals

AT_ONCE = 0.8
"""Seconds that a request waits for its file: what takes longer shows its progress."""

_seats = threading.BoundedSemaphore(2)


def originals() -> Originals:
    """Return where files are kept as they came."""
    return Originals(settings.IMPORTS)


def read_soon(import_id: UUID) -> None:
    """Begin to read a waiting file, and return when it is read or AT_ONCE has passed."""
    if not settings.READ_BESIDE:
        actions.read_import(import_id, originals(), timezone.now)
        return
    # A daemon: whoever stops the program does not wait for a file, which can be started again.
    reader = threading.Thread(target=_read, args=(import_id,), name="import", daemon=True)
    reader.start()
    reader.join(AT_ONCE)


def _read(import_id: UUID) -> None:
    try:
        with _seats:
            actions.read_import(import_id, originals(), timezone.now)
    finally:
        connection.close()
