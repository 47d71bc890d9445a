"""Every option, once: its name, type, default and help. Imports nothing of Debrief.

The shell, the server and the documentation all read this table, so they cannot part ways. An
option is given as `--name` to a command or as `DEBRIEF_NAME` in the environment; a value that
cannot be used is refused in one line, never replaced silently.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BadSetting(Exception):
    """An option has a value that cannot be used; the message says which and why."""


def user_data_directory(environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Return where this system keeps a program's own data for one person."""
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or "~").expanduser()
    if platform == "darwin":
        return home / "Library" / "Application Support" / "debrief"
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "debrief"
    return Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "debrief"


def _port(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 0 <= int(value) <= 65535:
        raise ValueError("a port is a whole number from 0 to 65535")
    return int(value)


def _names(value: str) -> tuple[str, ...]:
    return tuple(name for name in value.replace(",", " ").split() if name)


@dataclass(frozen=True, slots=True)
class Option:
    """One option: how its text is read, what it is when absent, what it is for."""

    name: str
    read: Callable[[str], Any]
    default: Any
    help: str

    @property
    def variable(self) -> str:
        """Return the name of the environment variable that sets it."""
        return f"DEBRIEF_{self.name.upper()}"


OPTIONS: tuple[Option, ...] = (
    Option("data", Path, None, "Folder for your database and drafts."),
    Option("port", _port, 8765, "Port of the local server; 0 picks a free one."),
    Option("hosts", _names, (), "Further host names that the server answers to."),
    Option("database_url", str, "", "PostgreSQL address; without one, SQLite in the data folder."),
    Option("rules_off", _names, (), "Ids of rules that are switched off everywhere."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The options in force."""

    data: Path
    port: int
    hosts: tuple[str, ...]
    database_url: str
    rules_off: tuple[str, ...]

    @property
    def cache(self) -> Path:
        """Return the folder where parsed content files are remembered."""
        return self.data / "cache"


def read(environ: Mapping[str, str] | None = None, **given: Any) -> Settings:
    """Return the settings: what was given, else the environment, else the default.

    Raises BadSetting for a value that cannot be read.
    """
    environ = os.environ if environ is None else environ
    values: dict[str, Any] = {}
    for option in OPTIONS:
        value = given.get(option.name)
        text = environ.get(option.variable, "")
        if value is None and text:
            try:
                value = option.read(text)
            except ValueError as problem:
                message = f"{option.variable} is {text!r}: {problem}."
                raise BadSetting(message) from None
        values[option.name] = option.default if value is None else value
    values["data"] = Path(values["data"] or user_data_directory(environ)).expanduser()
    return Settings(**values)
