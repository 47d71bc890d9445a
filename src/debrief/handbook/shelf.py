"""Content files below a folder, parsed once and remembered between starts."""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from debrief.handbook.records import ContentError, Mistake, Page

Parse = Callable[[Path, str], dict[str, Any]]


class Shelf:
    """Content files below one folder, parsed once and remembered in a cache folder.

    Parsing TOML costs more than a whole critique, so the parsed tables are kept as JSON beside the
    size and modification time of each file, one cache file per folder or single file. The cache is
    only ever an accelerator: a file that is missing, stale, unreadable or unwritable changes
    nothing but the time.
    """

    def __init__(self, root: Path, cache: Path | None = None) -> None:
        self.root = root
        self._cache = cache

    def page(self, name: str) -> Page:
        """Return one parsed file. Raises ContentError where it is not TOML in UTF-8."""
        return self._pages(name, [self.root / name])[0]

    def folder(self, name: str) -> list[Page]:
        """Return the TOML files below a folder, sorted by path."""
        return self._pages(name, sorted((self.root / name).rglob("*.toml")))

    def texts(self, name: str, parse: Parse, form: int) -> list[Page]:
        """Return the Markdown files of a folder, sorted by name, as `parse` reads them.

        `form` names the form of what it returns: what was remembered in another is not used.
        """
        return self._pages(f"{name}-{form}", sorted((self.root / name).glob("*.md")), parse)

    def changed(self, name: str) -> float:
        """Return when a file of a folder was last changed, in seconds since 1970."""
        return max((path.stat().st_mtime for path in (self.root / name).iterdir()), default=0.0)

    def _pages(self, group: str, paths: Iterable[Path], parse: Parse | None = None) -> list[Page]:
        kept = self._remembered(group)
        found: list[Page] = []
        mistakes: list[Mistake] = []
        stale = False
        for path in paths:
            name = path.relative_to(self.root).as_posix()
            try:
                state = path.stat()
                stamp = [state.st_size, state.st_mtime_ns]
                entry = kept.get(name)
                if entry is None or entry["stamp"] != stamp:
                    entry = kept[name] = {
                        "stamp": stamp,
                        "tables": (parse or _parse)(path, name),
                    }
                    stale = True
                found.append(Page(name, entry["tables"], path))
            except OSError as problem:
                mistakes.append(Mistake(name, 1, f"cannot be read: {problem.strerror}"))
            except ContentError as problem:
                mistakes.extend(problem.mistakes)
        if mistakes:
            raise ContentError(mistakes)
        if stale:
            self._remember(group, kept)
        return found

    def _cache_file(self, group: str) -> Path | None:
        """Return where a group is remembered; another root never shares a file."""
        mark = f"{zlib.crc32(str(self.root).encode()):08x}"
        return self._cache / f"{mark}-{group.replace('/', '-')}.json" if self._cache else None

    def _remembered(self, group: str) -> dict[str, Any]:
        file = self._cache_file(group)
        if file is None:
            return {}
        try:
            loaded = json.loads(file.read_bytes())
        except (OSError, ValueError):
            return {}
        sound = isinstance(loaded, dict) and all(
            isinstance(entry, dict) and {"stamp", "tables"} <= entry.keys()
            for entry in loaded.values()
        )
        return loaded if sound else {}

    def _remember(self, group: str, kept: dict[str, Any]) -> None:
        file = self._cache_file(group)
        if file is None:
            return
        partial = file.with_suffix(f".{os.getpid()}.part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(json.dumps(kept), encoding="utf-8")
            partial.replace(file)
        except (OSError, TypeError):
            # A folder that cannot be written, or a date in TOML: the next start parses again.
            with contextlib.suppress(OSError):
                partial.unlink()


def _parse(path: Path, name: str) -> dict[str, Any]:
    return parse_toml(read_text(path, name), name)


def read_text(path: Path, name: str) -> str:
    """Return what a file holds. Raises ContentError where that is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        raise ContentError([Mistake(name, 1, f"not UTF-8 text: {problem.reason}")]) from None


def parse_toml(source: str, name: str) -> dict[str, Any]:
    """Return the tables of a TOML text. Raises ContentError with the line that is none."""
    import tomllib  # noqa: PLC0415  # costs 15 ms, and the cache mostly saves it

    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as problem:
        line = _toml_line(str(problem), source)
        raise ContentError([Mistake(name, line, f"not TOML: {problem}")]) from None


def _toml_line(message: str, source: str) -> int:
    _, found, rest = message.partition("(at line ")
    return int(rest.partition(",")[0]) if found else source.count("\n") + 1
