"""A résumé as Markdown that reads back to the same facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from debrief.experience.contact import is_plain_name
from debrief.experience.facts import Entry, Resume
from debrief.experience.fields import TITLES
from debrief.experience.heads import UNNAMED
from debrief.experience.names import LISTS, SECTIONS
from debrief.experience.sections import section_named

_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")
_NO_MARKER = re.compile(r"^([-+•▪◦●‣∙·–—o]|[0-9]{1,2}[.)])(?=\s)|^([•▪◦●‣∙·■□◆➢➤►▶✓✔★❖⁃])")
_CONTACT = (
    ("headline", "Headline"),
    ("email", "Email"),
    ("phone", "Phone"),
    ("place", "Location"),
)


def to_markdown(resume: Resume) -> str:
    """Return the résumé as Markdown: headings, labelled heads, one list item for each line.

    Reading it gives the same facts, because each field has a label and nothing needs telling.
    """
    lines = [*_contact(resume)]
    for name in LISTS[:1]:
        lines += _list(resume, name)
    for section in SECTIONS:
        entries = resume.section(section)
        if entries:
            lines += ["", f"## {TITLES[section]}"]
        for entry in entries:
            lines += ["", *_entry(entry)]
    for name in LISTS[1:]:
        lines += _list(resume, name)
    return "\n".join(lines).strip("\n") + "\n"


def _plain(text: str) -> str:
    """Return a value so that Markdown shows it as it is."""
    return _SIGNS.sub(r"\\\1", text)


def _contact(resume: Resume) -> Iterator[str]:
    contact = resume.contact
    name = contact.name.value if contact.name else ""
    plain = is_plain_name(name) and section_named(name) is None
    yield f"# {_plain(name) if plain else 'Résumé'}"
    yield ""
    if name and not plain:
        yield f"Name: {_plain(name)}"
    for name, label in _CONTACT:
        fact = getattr(contact, name)
        if fact:
            yield f"{label}: {_plain(fact.value)}"
    for link in contact.links:
        yield f"Link: {_plain(link.value)}"
    for detail in contact.details:
        yield f"Detail: {_plain(detail.value)}"


def _list(resume: Resume, name: str) -> Iterator[str]:
    facts = getattr(resume, name)
    if facts:
        yield ""
        yield f"## {TITLES[name]}"
    for fact in facts:
        yield ""
        yield f"- {_plain(fact.value)}"


def _entry(entry: Entry) -> Iterator[str]:
    title, organisation = entry.title, entry.organisation
    heading = title or organisation
    yield f"### {_plain(heading.value) if heading else UNNAMED}"
    yield ""
    others = [fact for fact in (organisation, entry.dates, entry.place, entry.link) if fact]
    repeated = title is not None and any(fact.value == title.value for fact in others)
    if title and (not others or repeated or title.value == UNNAMED):
        yield f"Title: {_plain(title.value)}"
    if organisation:
        yield f"Employer: {_plain(organisation.value)}"
    if entry.dates:
        yield f"Dates: {_plain(str(entry.period or entry.dates.value))}"
    if entry.place:
        yield f"Place: {_plain(entry.place.value)}"
    if entry.link:
        yield f"Link: {_plain(entry.link.value)}"
    if entry.lines:
        yield ""
    for line in entry.lines:
        yield f"- {_plain(line.value)}"
