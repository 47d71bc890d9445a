"""What this machine provides: a private folder, a secret that stays in it, its time zone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from zoneinfo import ZoneInfo

OWNER_ONLY = 0o700


def private_folder(folder: Path) -> Path:
    """Return the folder, made if need be, closed to other people on this machine.

    Raises OSError when it cannot be made or written to.
    """
    folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    if os.name == "posix" and folder.stat().st_uid == os.getuid():
        folder.chmod(OWNER_ONLY)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(f"{folder} is not writable")
    return folder


def secret_key(folder: Path) -> str:
    """Return the secret of this installation, made on first use, readable by its owner only.

    Raises OSError when it can be neither read nor made.
    """
    path = folder / "secret-key"
    if not path.exists():
        # Written aside and linked into place, so that of two first starts one wins whole.
        aside = folder / f"secret-key.{os.getpid()}"
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(aside, path)
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return path.read_text(encoding="ascii")


def time_zone() -> str:
    """Return the name of this machine's time zone, or UTC where it has none that is known."""
    named = os.environ.get("TZ", "").lstrip(":")
    _, found, linked = os.path.realpath("/etc/localtime").rpartition("zoneinfo/")
    for name in (named, linked if found else ""):
        if name:
            try:
                return ZoneInfo(name).key
            except (KeyError, OSError, ValueError):  # unknown, unreadable, malformed
                continue
    return "UTC"
