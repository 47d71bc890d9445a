"""The contact block: name, email, phone, links and place, wherever a résumé puts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from debrief.experience.builder import Builder, normalised
from debrief.experience.evidence import is_known_place, is_place, is_role
from debrief.experience.facts import Contact, Fact
from debrief.experience.lines import Line
from debrief.experience.words import named, phrase_set
from debrief.text import Span
from debrief.text.spans import fold

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_LINK = re.compile(
    r"https?://[^\s|,;()<>]{3,200}|www\.[^\s|,;()<>]{3,200}"
    r"|(?:[\w-]+\.)?(?:linkedin|github|gitlab|behance|medium|dribbble)\.(?:com|net)/[^\s|,;()<>]{1,120}"
)
_PHONE = re.compile(r"\+?\(?[0-9][0-9 ()./\u00a0-]{6,22}[0-9]")
_APART = re.compile(r"\t+| {2,}|\s+[|·•∙⋅/–—]\s+|\s*[|•]\s*|;\s+")
_EDGES = " \t,;:|·•–—-()"
_LABELS = ("name", "email", "phone", "place", "link", "headline", "detail")
_ONCE = ("name", "headline", "email", "phone", "place")
_LONGEST_HEADLINE = 120
_LONGEST_NAME = 60
_WHOLE = ("name", "headline", "detail")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:[ ,]+[^\W\d_][\w'’.-]*){1,5},?(?: [A-Z][\w.]{1,4})?$")


def read_contact(lines: Sequence[Line], edges: Sequence[Line], builder: Builder) -> Contact:
    """Return the contact block from the lines on top and those of headers and footers."""
    block = ContactBlock(builder)
    papers = phrase_set("headings", "title_of_paper")
    labelled = any(name == "name" for line in lines for name, _ in _parts(line))
    for line in lines:
        if fold(line.text).strip(_EDGES) in papers or (labelled and line.level == 1):
            continue
        for name, part in _parts(line):
            block.add(name or block.told(part.text), part.span)
    for line in edges:
        for name, part in _parts(line):
            if name or "name" not in block.found:
                block.add(name or block.told(part.text), part.span)
    return block.contact()


class ContactBlock:
    """Collects the facts of a contact block."""

    def __init__(self, builder: Builder) -> None:
        self.found: dict[str, list[Fact]] = {}
        self._builder = builder

    def told(self, text: str) -> str:
        """Return the field that a piece without a label is."""
        if "name" not in self.found and is_name(text):
            return "name"
        if "place" not in self.found and is_place(text):
            return "place"
        if "headline" not in self.found and self.found and len(text) <= _LONGEST_HEADLINE:
            return "headline" if is_role(text) or not any(c.isdigit() for c in text) else "detail"
        return "detail"

    def add(self, name: str, span: Span) -> None:
        """Add a piece under its field; the same thing said twice is one fact."""
        known = self.found.setdefault(name, [])
        value = normalised(self._builder.value([span]), name)
        if all(normalised(fact.value, name) != value for fact in known):
            fact = self._builder.fact("contact", name, [span])
            known += [fact] if fact else []

    def contact(self) -> Contact:
        """Return the block; what is said a second time in other words is a detail."""
        one = {name: self.found[name][0] for name in _ONCE if self.found.get(name)}
        more = [fact for name in one for fact in self.found[name][1:]]
        return Contact(
            **one,
            links=tuple(self.found.get("link", [])),
            details=(*more, *self.found.get("detail", [])),
        )


def _parts(line: Line) -> Iterator[tuple[str, Line]]:
    """Yield the pieces of a line, each with its field or ""."""
    head, colon, rest = line.text.partition(":")
    label = named("contact", _LABELS).get(fold(head.strip(" *_")))
    if colon and rest.strip() and label and (label in _WHOLE or _is_one(rest.strip())):
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


def _is_one(text: str) -> bool:
    """Return whether what follows a label is one value, and not the rest of a crowded line."""
    for piece in _APART.split(text)[1:]:
        label = named("contact", _LABELS).get(fold(piece.partition(":")[0].strip()))
        if label or _EMAIL.search(piece) or _LINK.search(piece):
            return False
    return True


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


def is_name(text: str) -> bool:
    """Return whether a text reads like a person's name: two to six words in capitals."""
    if len(text) > _LONGEST_NAME or not _NAME.match(text) or is_known_place(text) or is_role(text):
        return False
    return all(word[0].isupper() for word in text.split() if len(word) > 3)


def is_plain_name(text: str) -> bool:
    """Return whether a text on a line of its own is read as a name, and as nothing besides."""
    papers = phrase_set("headings", "title_of_paper")
    return is_name(text) and not _APART.search(text) and fold(text) not in papers
