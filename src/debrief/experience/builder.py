"""Facts with ids that come from their content, so that a second import gives the same ids."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from debrief.experience.dates import read_period
from debrief.experience.document import SourceDocument
from debrief.experience.facts import Entry, Fact, Unsure
from debrief.experience.letters import MARKER
from debrief.experience.lines import shown_text, value_of
from debrief.experience.names import LISTS
from debrief.text import Span

_APART = re.compile(r"[^\w%+#€$£]+")


def normalised(value: str, field: str = "") -> str:
    """Return a value so that two spellings of the same thing are equal."""
    if field == "dates" and (period := read_period(value)):
        return str(period)
    folded = unicodedata.normalize("NFKC", value).casefold()
    if field == "link":
        folded = re.sub(r"^https?://(?:www\.)?", "", folded).rstrip("/")
    return _APART.sub(" ", folded).strip() or folded


def identity(*parts: str) -> str:
    """Return the id of what the parts name: twelve hexadecimal digits."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]


class Builder:
    """Makes facts from places in one document, and collects what could not be told."""

    def __init__(self, document: SourceDocument) -> None:
        """Begin with nothing."""
        self.document = document
        self.unsure: list[Unsure] = []
        self._seen: dict[str, int] = {}
        self._shown = shown_text(document)

    def value(self, spans: Sequence[Span]) -> str:
        """Return what stands at some places, on one line."""
        return value_of([self._shown[s.start : s.end].replace("\0", "") for s in spans])

    def fact(
        self, section: str, field: str, spans: Sequence[Span], organisation: str = ""
    ) -> Fact | None:
        """Return the fact at some places, or None where no letter or digit stands there."""
        if field == "line" or field in LISTS:
            spans = self._without_marker(spans)
        value = self.value(spans)
        if not any(map(str.isalnum, value)):
            return None
        key = identity(section, field, normalised(organisation), normalised(value, field))
        hull = Span(spans[0].start, spans[-1].end)
        return Fact(
            # An employer named twice is one employer; anything else said twice is said twice.
            id=key if field == "organisation" else self._once(key),
            section=section,
            field=field,
            value=value,
            spans=tuple(spans),
            line=self.document.line_number(hull.start),
            quote=self.document.quote(hull),
        )

    def _without_marker(self, spans: Sequence[Span]) -> Sequence[Span]:
        """Return the places without a list marker in front, however often it was set."""
        first = spans[0]
        found = MARKER.match(self._shown, first.start, first.end)
        if not found:
            return spans
        if found.end() < first.end:
            return [Span(found.end(), first.end), *spans[1:]]
        return spans[1:] or spans

    def entry(
        self,
        section: str,
        named: dict[str, Fact | None],
        blocks: Sequence[Sequence[Span]] = (),
    ) -> Entry:
        """Return an entry of facts by field, with the lines at some places."""
        organisation = named.get("organisation")
        title = named.get("title")
        at = organisation.value if organisation else ""
        made = (self.fact(section, "line", block, at) for block in blocks)
        lines = tuple(line for line in made if line is not None)
        about = title.value if title else "" if at else (lines[0].value if lines else "")
        key = self._once(identity("entry", section, normalised(at), normalised(about)))
        return Entry(id=key, section=section, lines=lines, **named)

    def ask(self, question: str, span: Span, fact: str | None = None) -> None:
        """Put a question about a place."""
        document = self.document
        self.unsure.append(
            Unsure(question, document.quote(span), span, document.line_number(span.start), fact)
        )

    def _once(self, key: str) -> str:
        count = self._seen[key] = self._seen.get(key, 0) + 1
        return key if count == 1 else f"{key}-{count}"
