"""Which lines are headings, and which section each line stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from debrief.experience.lines import Line
from debrief.experience.names import LISTS, SECTIONS
from debrief.experience.words import named, phrase_set, word_set
from debrief.text.spans import fold

_ENDS = re.compile(r"^[^\w]+|[^\w]+$")
_SPACED = re.compile(r"(?:\w ){3,}\w")
_CORE = ("work", "education", "skills", "summary")
_LONGEST = 6
_LISTED = ("skills", "languages", "interests", "certificates")


@dataclass(slots=True)
class Section:
    """Lines under one heading. `name` is one of SECTIONS or LISTS, "contact", or "" before any."""

    name: str
    heading: Line | None = None
    lines: list[Line] = field(default_factory=list)


def section_named(text: str) -> str | None:
    """Return the section that a heading with this text opens, or None where it is no heading."""
    words = _ENDS.sub("", fold(text))
    if _SPACED.fullmatch(words):
        words = words.replace(" ", "")
    if not words or len(words.split()) > _LONGEST:
        return None
    known = named("headings", (*SECTIONS, *LISTS))
    for tried in _spellings(words):
        if tried in known:
            return known[tried]
    if words in phrase_set("headings", "contact"):
        return "contact"
    parts = re.split(r" (?:and|und|et|y|e|en) | ?[/&+,|] ?", words)
    found = [next((known[t] for t in _spellings(part) if t in known), None) for part in parts]
    return found[0] if len(found) > 1 and all(found) else None


def _spellings(words: str) -> list[str]:
    plain = " ".join(words.replace("&", " and ").split())
    carried = word_set("headings", "carried")
    rest = " ".join(word for word in plain.split() if word not in carried)
    return [words, plain, rest]


def sections_of(lines: Sequence[Line]) -> list[Section]:
    """Return the sections in order; the first, without a name, is what stands before any."""
    opened = _openings(lines)
    level = _section_level(lines, opened)
    found = [Section("")]
    for number, line in enumerate(lines):
        name = opened.get(number)
        if name is None and _is_unknown_heading(lines, number, level, started=len(found) > 1):
            name = "other"
        if name is None:
            inline = _inline(line, found[-1].name)
            if inline is None:
                found[-1].lines.append(line)
                continue
            name, line = inline  # noqa: PLW2901  # the rest of the line is the section's first
            found.append(Section(name, None, [line]))
            continue
        heading, rest = _parted(line)
        found.append(Section(name, heading, [rest] if rest else []))
    return found


def _openings(lines: Sequence[Line]) -> dict[int, str]:
    """Return the numbers of the lines that open a known section.

    Where the sections that every résumé has are set in one way, a word such as "Projects" that is
    set in another way is no heading.
    """
    found: dict[int, str] = {}
    for number, line in enumerate(lines):
        if not line.marker and (name := section_named(_parted(line)[0].text)):
            found[number] = name
    if 0 in found and _is_title(lines, found):
        del found[0]
    levels = [lines[n].level for n in found if lines[n].level]
    if len(levels) >= 2:
        top = min(levels)
        return {n: name for n, name in found.items() if lines[n].level == top}
    core = [lines[n] for n, name in found.items() if name in _CORE]
    upper = [line.text.isupper() for line in core]
    if core and all(upper):
        return {n: name for n, name in found.items() if lines[n].text.isupper()}
    if len(core) >= 2 and not any(line.after_gap for line in core[1:]):
        return found
    kept: dict[int, str] = {}
    current = ""
    for n, name in found.items():
        within = current in ("work", "projects", "volunteering") and name not in _CORE
        if not within or lines[n].after_gap or lines[n].text.endswith(":"):
            kept[n] = current = name
    return kept


def _is_title(lines: Sequence[Line], found: dict[int, str]) -> bool:
    """Return whether the first line names the paper or the person, and opens no section."""
    if fold(lines[0].text) in phrase_set("headings", "title_of_paper"):
        return True
    others = [lines[n].level for n in found if n]
    return lines[0].level == 1 and bool(others) and 1 not in others


def _section_level(lines: Sequence[Line], opened: dict[int, str]) -> int:
    return min((lines[n].level for n in opened if lines[n].level), default=0)


def _is_unknown_heading(lines: Sequence[Line], number: int, level: int, *, started: bool) -> bool:
    """Return whether a line is set as a heading of sections and names none that is known."""
    line = lines[number]
    if not started or line.marker or len(line.text.split()) > _LONGEST:
        return False
    if level:
        return line.level == level
    return False


def _parted(line: Line) -> tuple[Line, Line | None]:
    """Return a heading and what stands beside it on the same line, behind a tab."""
    head, tab, rest = line.text.partition("\t")
    if not tab or not rest or section_named(head) is None:
        return line, None
    return line.part(0, len(head)), replace(line.part(len(head) + 1, len(line.text)), level=0)


def _inline(line: Line, current: str) -> tuple[str, Line] | None:
    """Return the section and the rest of a line such as "Skills: SQL, interviews", or None."""
    head, colon, rest = line.text.partition(":")
    if not colon or not rest.strip() or line.marker or line.level:
        return None
    name = section_named(head)
    # "Languages: Python, SQL" among skills names a group of skills.
    if name not in _LISTED or current == name or (current == "skills" and name != "interests"):
        return None
    return name, line.part(len(line.text) - len(rest.lstrip()), len(line.text))
