"""Static addresses that change with their content, without a build step."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class VersionedFiles(StaticFilesStorage):
    """Adds `?v=` and a hash of the file, so that a browser may keep it for a year."""

    def url(self, name: str | None) -> str:
        """Return the address of a static file; a font or a missing file has no version."""
        address = super().url(name)
        # Style sheets name fonts without a version, and a second address would load them twice.
        version = _version(name) if name and not name.endswith(".woff2") else ""
        return f"{address}?v={version}" if version else address


@cache
def _version(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        return ""
    return blake2b(Path(found).read_bytes(), digest_size=6).hexdigest()
