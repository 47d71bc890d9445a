"""The sound of spoken answers: files that grow while somebody speaks, in a private folder."""

from __future__ import annotations

import os
import secrets

from debrief.journal.originals import Originals


class Recordings(Originals):
    """A private folder of recordings under random names, readable by their owner only."""

    def begin(self, data: bytes) -> str:
        """Write the first part and return the name it goes by. Raises OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = secrets.token_hex(16)
        handle = os.open(self._path(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        return name

    def extend(self, name: str, at: int, data: bytes) -> None:
        """Write a part at a place, so that one sent twice stands there once. Raises OSError."""
        with self._path(name).open("r+b") as file:
            file.seek(at)
            file.write(data)

    def part(self, name: str, start: int, length: int) -> bytes:
        """Return some bytes of a recording. Raises FileNotFoundError for any other name."""
        with self._path(name).open("rb") as file:
            file.seek(start)
            return file.read(length)
