"""The contact block: name, email, phone, links and place, wherever a résumé puts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from debrief.experience.builder import Builder
from debrief.experience.facts import Contact, Fact
from debrief.experience.heads import is_place, is_role
from debrief.experience.lines import Line
from debrief.experience.words import named, phrase_set
from debrief.text.spans import fold

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_LINK = re.compile(
    r"https?://[^\s|,;()<>]{3,200}|www\.[^\s|,;()<>]{3,200}"
    r"|(?:[\w-]+\.)?(?:linkedin|github|gitlab|behance|medium|dribbble)\.(?:com|net)/[^\s|,;()<>]{1,120}"
)
_PHONE = re.compile(r"\+?\(?[0-9][0-9 ()./\u00a0-]{6,22}[0-9]")
_APART = re.compile(r"\t+| {2,}|\s+[|·•∙⋅/–—]\s+|\s*[|•]\s*|;\s+")
_EDGES = " \t,;:|·•–—-()"
_LABELS = ("name", "email", "phone", "place", "link", "headline")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:[ ,]+[^\W\d_][\w'’.-]*){1,5},?(?: [A-Z][\w.]{1,4})?$")


def read_contact(lines: Sequence[Line], edges: Sequence[Line], builder: Builder) -> Contact:
    """Return the contact block from the lines on top and those of headers and footers."""
    found: dict[str, list[Fact]] = {}

    def add(name: str, part: Line) -> None:
        fact = builder.fact("contact", name, [part.span])
        if fact and all(fact.id.split("-")[0] != other.id for other in found.get(name, [])):
            found.setdefault(name, []).append(fact)

    papers = phrase_set("headings", "title_of_paper")
    for line in [*lines, *edges]:
        top = line in lines
        if fold(line.text).strip(_EDGES) in papers:
            continue
        for name, part in _parts(line):
            if name:
                add(name, part)
            elif not top and "name" in found:
                continue
            elif "name" not in found and _is_name(part.text):
                add("name", part)
            elif is_place(part.text) and "place" not in found:
                add("place", part)
            elif top and "headline" not in found and _is_headline(part.text, bool(found)):
                add("headline", part)
            elif top:
                add("detail", part)
    one = {
        name: found[name][0]
        for name in ("name", "email", "phone", "place", "headline")
        if name in found
    }
    more = [fact for name in one for fact in found[name][1:]]
    return Contact(
        **one,
        links=tuple(found.get("link", [])),
        details=(*more, *found.get("detail", [])),
    )


def _parts(line: Line) -> Iterator[tuple[str, Line]]:
    """Yield the pieces of a line, each with its field or ""."""
    head, colon, rest = line.text.partition(":")
    label = named("contact", _LABELS).get(fold(head.strip(" *_")))
    if colon and rest.strip() and label and not _APART.search(rest.strip()):
        yield label, _trimmed(line, len(head) + 1, len(line.text))
        return
    taken = sorted(
        (found.start(), found.end(), name)
        for name, pattern in (("email", _EMAIL), ("link", _LINK), ("phone", _PHONE))
        for found in pattern.finditer(line.text)
        if name != "phone" or 7 <= sum(c.isdigit() for c in found[0]) <= 16
    )
    at = 0
    for first, last, name in taken:
        if first < at:
            continue
        yield from _plain(line, at, first)
        yield name, line.part(first, last)
        at = last
    yield from _plain(line, at, len(line.text))


def _plain(line: Line, first: int, last: int) -> Iterator[tuple[str, Line]]:
    at = first
    for cut in [*_APART.finditer(line.text, first, last), None]:
        end = cut.start() if cut else last
        if line.text[at:end].strip(_EDGES):
            part = _trimmed(line, at, end)
            head, colon, rest = part.text.partition(":")
            label = named("contact", _LABELS).get(fold(head.strip()))
            if colon and label and rest.strip():
                yield label, _trimmed(part, len(head) + 1, len(part.text))
            elif label is None:
                yield "", part
        at = cut.end() if cut else last


def _trimmed(line: Line, first: int, last: int) -> Line:
    text = line.text[first:last]
    kept = text.strip(_EDGES) or text.strip() or text
    at = line.text.index(kept, first)
    return line.part(at, at + len(kept))


def _is_name(text: str) -> bool:
    """Return whether a text reads like a person's name: two to six words in capitals."""
    if len(text) > 60 or not _NAME.match(text) or is_place(text) or is_role(text):
        return False
    return all(word[0].isupper() for word in text.split() if len(word) > 3)


def _is_headline(text: str, started: bool) -> bool:  # noqa: FBT001
    return started and len(text) <= 120 and (is_role(text) or not any(c.isdigit() for c in text))
