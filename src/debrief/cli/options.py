"""What several commands share: settings, reading a text, leaving with one clear line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from debrief import settings
from debrief.handbook import Handbook, handbook

UNUSABLE = 2
MOST_BYTES = 8_000_000


def leave(message: str, code: int = UNUSABLE) -> NoReturn:
    """Write one line to standard error and exit."""
    click.echo(f"debrief: {message}", err=True)
    sys.exit(code)


def read_settings(**given: Any) -> settings.Settings:
    """Return the settings in force, or leave with the reason."""
    try:
        return settings.read(**given)
    except settings.BadSetting as problem:
        leave(str(problem))


def open_handbook(options: settings.Settings | None = None) -> Handbook:
    """Return the packaged handbook with its cache in the data folder."""
    return handbook((options or read_settings()).cache)


def read_text(name: str) -> str:
    """Return the text of a file, or of standard input for `-`; leave where it is not text.

    Bounded: at most 8 MB are read.
    """
    return decode(read_bytes(name), "standard input" if name == "-" else name)


def read_bytes(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`; leave where it cannot be read.

    One byte more than MOST_BYTES are read at most, so that `decode` can tell.
    """
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    path = Path(name)
    try:
        if path.is_dir():
            leave(f"{name} is a folder. Name a text file in it.")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        leave(f"{name} does not exist.")
    except OSError as problem:
        leave(f"{name} cannot be read: {problem.strerror}.")


def decode(data: bytes, shown: str) -> str:
    """Return bytes as text: UTF-8, or UTF-16 with its mark; leave where they are neither."""
    if len(data) > MOST_BYTES:
        leave(f"{shown} is larger than {MOST_BYTES // 1_000_000} MB. Cut it into its answers.")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        leave(f"{shown} is not text in UTF-8. Save it as plain text and try again.")
    if "\0" in text:
        leave(f"{shown} holds binary data, not text. Save it as plain text and try again.")
    if not text.strip():
        leave(f"{shown} is empty.")
    return text
