"""A teardown as a file: TOML or JSON of the shape that worked teardowns have."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from debrief.handbook.records import ContentError, Mistake, Page, decode, line_of
from debrief.handbook.shelf import parse_toml
from debrief.handbook.teardowns import LaunchEvent, Moment, Teardown, dates_hold, read_moment

MOST_EVENTS = 40
LONGEST_NAME = 120
LONGEST_LINK = 500
LONGEST_WHAT = 600
LONGEST_WORDS = 1_200
LONGEST_WOULD = 12_000
"""The most characters of a name, of a link, of an event, of other words, of what one would do."""

LIMITS = {
    **dict.fromkeys(("company", "product", "title", "industry", "motion", "id"), LONGEST_NAME),
    **dict.fromkeys(("audience", "message", "decision"), LONGEST_WORDS),
    **dict.fromkeys(("summary", "context"), LONGEST_WOULD),
}
"""The most characters of each text of a teardown."""

_MOST_PLACED = 50
_MOST_DOTS = 1_000
"""The most dots of a line of TOML: reading a key takes the square of its parts in time."""

_HALF = re.compile("[\ud800-\udfff]")
_BARE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IDLE = frozenset(("st", "nd", "rd", "th", "of"))


class _Given(Page):
    """A file that a person gave: its text is at hand and may have no place on the disk."""

    def __init__(self, name: str, tables: Any, text: str) -> None:
        super().__init__(name, tables, Path())
        self._text = text

    def wrong(self, at: tuple[str | int, ...], reason: str) -> None:
        """Note a mistake; in JSON it is found by its key, which `line_of` cannot follow.

        Of more than fifty the others are noted beside the last: each would be looked for in the
        whole text.
        """
        if len(self.mistakes) >= _MOST_PLACED:
            self.mistakes.append(Mistake(self.name, self.mistakes[-1].line, reason))
        elif self._text.lstrip().startswith("{"):
            where = ".".join(map(str, at))
            self.mistakes.append(Mistake(self.name, 1, f"{where}: {reason}" if where else reason))
        else:
            self.mistakes.append(Mistake(self.name, line_of(self._text, at), reason))


def read_teardown(text: str, name: str) -> Teardown:
    """Return the teardown that a file holds.

    Raises ContentError with every mistake by line, also for one beyond the limits.
    """
    page = _Given(name, _tables(text, name), text)
    teardown = decode(Teardown, page.tables, page)
    if teardown is not None:
        dates_hold(teardown, page)
        _bounded(teardown, page)
    page.done()
    assert teardown is not None
    return teardown


def as_toml(teardown: Teardown) -> str:
    """Return a teardown as TOML that `read_teardown` reads back."""
    record = _record(teardown)
    metric, events, would = (record.pop(key, {}) for key in ("metric", "event", "would"))
    lines = [*_keys(record)]
    for side, owned in metric.items():
        lines += ["", f"[metric.{side}]", *_keys(owned)]
    for table, rows in (("event", events), ("would", would)):
        for row in rows:
            lines += ["", f"[[{table}]]", *_keys(row)]
    return "\n".join([*lines, ""])


def as_json(teardown: Teardown) -> str:
    """Return a teardown as JSON that `read_teardown` reads back."""
    return json.dumps(_record(teardown), ensure_ascii=False, indent=2) + "\n"


def understand_date(text: str) -> Moment | None:
    """Return the date that a person typed: as in a file, or like 8 October 2024 or Q4 2024."""
    found = read_moment(text)
    if found or len(text) > LONGEST_NAME:
        return found
    words = [word for word in re.findall(r"[^\W\d_]+|\d+", text.casefold()) if word not in _IDLE]
    match words:
        case ["q", quarter, year] | [year, "q", quarter]:
            written = f"{year}-Q{quarter}"
        case [month, year] if month.isalpha():
            written = f"{year}-{_month(month)}"
        case [day, month, year] if month.isalpha():
            written = f"{year}-{_month(month)}-{day:0>2}"
        case [month, day, year] if month.isalpha():
            written = f"{year}-{_month(month)}-{day:0>2}"
        case _:
            return None
    return read_moment(written)


def is_link(text: str) -> bool:
    """Return whether an address may be shown as a link: it begins with http or https."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    usual = parts.scheme in ("http", "https") and bool(parts.netloc)
    return usual and not re.search(r"[\s\x00-\x1f\x7f<>\"]", text)


def in_order(events: tuple[LaunchEvent, ...]) -> tuple[LaunchEvent, ...]:
    """Return events forward in time; those that begin on the same day stay as they were."""
    return tuple(sorted(events, key=_begins))


def _begins(event: LaunchEvent) -> date:
    return event.when.first


def _month(word: str) -> str:
    return f"{_MONTHS.index(word[:3]) + 1:02}" if word[:3] in _MONTHS else "00"


def _tables(text: str, name: str) -> dict[str, Any]:
    try:
        found = json.loads(text) if text.lstrip().startswith("{") else _toml_tables(text, name)
    except json.JSONDecodeError as problem:
        raise ContentError([Mistake(name, problem.lineno, f"not JSON: {problem.msg}")]) from None
    except (RecursionError, ValueError):
        raise ContentError([Mistake(name, 1, "is nested too deeply to be read")]) from None
    if any(map(_HALF.search, _strings(found))):
        reason = "holds half a character (\\ud800 to \\udfff), which no text can keep"
        raise ContentError([Mistake(name, 1, reason)])
    return dict(found)


def _toml_tables(text: str, name: str) -> dict[str, Any]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > _MOST_DOTS:
            raise ContentError([Mistake(name, number, f"has more than {_MOST_DOTS:,} dots")])
    return parse_toml(text, name)


def _strings(tables: object) -> Iterator[str]:
    """Yield every key and every text, however deep."""
    waiting = [tables]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str):
            yield value


def _bounded(teardown: Teardown, page: Page) -> None:
    for key, most in LIMITS.items():
        _short(getattr(teardown, key), most, page, (key,))
    for side in ("pm", "pmm"):
        owned = getattr(teardown.metric, side)
        if owned:
            _short(owned.says, LONGEST_WORDS, page, ("metric", side, "says"))
            _short(owned.id, LONGEST_NAME, page, ("metric", side, "id"))
    if len(teardown.event) > MOST_EVENTS:
        page.wrong(("event", MOST_EVENTS), f"has more than {MOST_EVENTS} events")
    for i, event in enumerate(teardown.event):
        _short(event.what, LONGEST_WHAT, page, ("event", i, "what"))
        _short(event.link, LONGEST_LINK, page, ("event", i, "link"))
        if event.link and not is_link(event.link):
            page.wrong(("event", i, "link"), "should be an address that begins with https://")
    if sum(event.launch for event in teardown.event) > 1:
        page.wrong(("event",), "more than one event is marked as the launch")
    if len(teardown.would) > 2 * 3:
        page.wrong(("would",), "has more than three answers a side")
    for i, would in enumerate(teardown.would):
        _short(would.answer, LONGEST_WOULD, page, ("would", i, "answer"))
        _short(would.commentary, LONGEST_WOULD, page, ("would", i, "commentary"))


def _short(text: str, most: int, page: Page, at: tuple[str | int, ...]) -> None:
    if len(text) > most:
        page.wrong(at, f"has {len(text):,} characters, and {most:,} are read")


def _record(value: Any) -> Any:
    """Return a teardown as tables, without what is empty or as usual."""
    if isinstance(value, tuple):
        return [_record(one) for one in value]
    if not dataclasses.is_dataclass(value):
        return value
    usual = {field.name: field.default for field in dataclasses.fields(value)}
    kept = ((name, getattr(value, name)) for name in usual)
    found = {name: _record(one) for name, one in kept if one not in (None, "", (), usual[name])}
    return {name: one for name, one in found.items() if one != {}}


def _keys(record: dict[str, Any]) -> Iterator[str]:
    for key, value in record.items():
        yield f"{key} = {_toml(value)}"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    text = _BARE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return f'"""\n{text}\n"""' if "\n" in text else f'"{text}"'
