"""The files that were handed over, as they came: kept apart from everything, opened by nobody."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Originals:
    """A private folder of files under random names, readable by their owner only."""

    folder: Path

    def keep(self, data: bytes) -> str:
        """Write bytes whole or not at all and return the name they go by. Raises OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = secrets.token_hex(16)
        aside = self.folder / f"{name}.part"
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            aside.rename(self.folder / name)
        except OSError:
            aside.unlink(missing_ok=True)
            raise
        return name

    def read(self, name: str) -> bytes:
        """Return the bytes of a name. Raises FileNotFoundError for any other name."""
        return self._path(name).read_bytes()

    def drop(self, name: str) -> None:
        """Delete the bytes of a name, if they are still there."""
        if name:
            self._path(name).unlink(missing_ok=True)

    def keep_only(self, names: Iterable[str]) -> None:
        """Delete every file but those of some names: what a crash left half-way."""
        if not self.folder.is_dir():
            return
        wanted = set(names)
        for path in self.folder.iterdir():
            if path.name not in wanted and path.is_file():
                path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise FileNotFoundError(name)
        return self.folder / name
