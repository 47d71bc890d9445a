"""JSON Resume 1.0.0 (jsonresume.org/schema): read as marked fields, written from facts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from debrief.experience.draft import Draft
from debrief.experience.facts import Contact, Entry, Fact, Resume
from debrief.experience.fields import Fields, Row, one_line, sentences_of, span_of_dates
from debrief.experience.unreadable import Unreadable

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_MOST_ITEMS = 2_000


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the schema names the fields of one section."""

    key: str
    title: str
    organisation: str
    date: str = ""
    text: str = ""
    lines: str = ""
    place: str = "location"


_SHAPES = {
    "work": _Shape("work", "position", "name", text="summary", lines="highlights"),
    "education": _Shape("education", "studyType", "institution", lines="courses"),
    "projects": _Shape("projects", "name", "entity", text="description", lines="highlights"),
    "volunteering": _Shape(
        "volunteer", "position", "organization", text="summary", lines="highlights"
    ),
    "certificates": _Shape("certificates", "name", "issuer", date="date", text="summary"),
    "awards": _Shape("awards", "title", "awarder", date="date", text="summary"),
    "publications": _Shape("publications", "name", "publisher", date="releaseDate", text="summary"),
}
_KEYS = frozenset(
    ("basics", "skills", "languages", "interests", *(s.key for s in _SHAPES.values()))
)

NOT_A_RESUME = (
    "This JSON is not a JSON Resume: it has no basics, work or education. Choose a file in that"
    " format, or paste the résumé as text."
)
BROKEN = (
    "This JSON cannot be read: it breaks off or has a character out of place. Export it again, or"
    " paste the résumé as text."
)


def read_json_resume(text: str) -> Draft:
    """Return a JSON Resume as a text of marked fields. Raises Unreadable for other JSON."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable(BROKEN) from None
    if not isinstance(record, dict) or not _KEYS.intersection(record):
        raise Unreadable(NOT_A_RESUME)
    draft = _fields(record).draft("json-resume")
    if not draft.length:
        raise Unreadable(NOT_A_RESUME)
    return draft


def _fields(record: dict[str, Any]) -> Fields:
    basics = record.get("basics")
    found = Fields()
    if isinstance(basics, dict):
        found.contact = list(_contact(basics))
        found.lists["summary"] = sentences_of(_text(basics.get("summary")))
    for section, shape in _SHAPES.items():
        found.rows += [_row(section, shape, item) for item in _items(record, shape.key)]
    for key, second in (("skills", "level"), ("interests", ""), ("languages", "fluency")):
        found.lists[key] = list(_list(record, key, second))
    said = (
        ": ".join(filter(None, (one_line(item.get("name")), one_line(item.get("reference")))))
        for item in _items(record, "references")
    )
    meta = record.get("meta")
    other = meta.get("other") if isinstance(meta, dict) else None
    found.lists["other"] = [*said, *_texts(other)]
    return found


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> list[str]:
    return [one_line(item) for item in value[:_MOST_ITEMS]] if isinstance(value, list) else []


def _items(record: dict[str, Any], key: str) -> list[dict[str, Any]]:
    listed = record.get(key)
    if not isinstance(listed, list):
        return []
    return [item for item in listed[:_MOST_ITEMS] if isinstance(item, dict)]


def _contact(basics: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, name in (("name", "name"), ("label", "headline"), ("email", "email")):
        yield name, one_line(basics.get(key))
    yield "phone", one_line(basics.get("phone"))
    yield "place", _place(basics.get("location"))
    yield "link", one_line(basics.get("url") or basics.get("website"))
    for profile in _items(basics, "profiles"):
        yield "link", one_line(profile.get("url"))


def _place(value: object) -> str:
    if not isinstance(value, dict):
        return one_line(value)
    named = (one_line(value.get(key)) for key in ("city", "region", "countryCode"))
    return ", ".join(filter(None, named)) or one_line(value.get("address"))


def _row(section: str, shape: _Shape, item: dict[str, Any]) -> Row:
    title, area = one_line(item.get(shape.title)), one_line(item.get("area"))
    if section == "education" and area:
        title = f"{title}, {area}" if title else area
    texts = [*sentences_of(_text(item.get(shape.text)))] if shape.text else []
    if score := one_line(item.get("score")):
        texts.append(f"Score: {score}")
    lines = [line for text in _texts(item.get(shape.lines)) for line in sentences_of(text)]
    # Earlier versions of the format said "company" and "website".
    organisation = one_line(item.get(shape.organisation)) or one_line(item.get("company"))
    return Row(
        section,
        title=title,
        organisation=organisation,
        dates=_dates(shape, item),
        place=_place(item.get(shape.place)),
        link=one_line(item.get("url") or item.get("website")),
        lines=[*texts, *lines],
    )


def _dates(shape: _Shape, item: dict[str, Any]) -> str:
    start, end = one_line(item.get("startDate")), one_line(item.get("endDate"))
    if not start and not end:
        return one_line(item.get(shape.date)) or one_line(item.get("dates"))
    # The format has no word for "present": a start without an end means it.
    return span_of_dates(start, end, ongoing=not end)


def _list(record: dict[str, Any], key: str, second: str) -> Iterator[str]:
    for item in _items(record, key):
        name = one_line(item.get("name") or item.get("language"))
        level = one_line(item.get(second)) if second == "fluency" else ""
        if name:
            yield f"{name} ({level})" if level else name
        yield from _texts(item.get("keywords"))


def to_json_resume(resume: Resume) -> dict[str, Any]:
    """Return the résumé as JSON Resume 1.0.0.

    What the schema has no place for stands in its additional properties: facts of no known
    section in `meta.other`, the second date of a certificate in `startDate` and `endDate`.
    """
    record: dict[str, Any] = {"$schema": SCHEMA, "basics": _basics(resume.contact)}
    if resume.summary:
        record["basics"]["summary"] = "\n".join(fact.value for fact in resume.summary)
    for section, shape in _SHAPES.items():
        if entries := resume.section(section):
            record[shape.key] = [_item(shape, entry) for entry in entries]
    for key, name in (("skills", "name"), ("languages", "language"), ("interests", "name")):
        facts: tuple[Fact, ...] = getattr(resume, key)
        if facts:
            record[key] = [{name: fact.value} for fact in facts]
    record["meta"] = {"version": "v1.0.0"}
    if resume.other:
        record["meta"]["other"] = [fact.value for fact in resume.other]
    return record


def _basics(contact: Contact) -> dict[str, Any]:
    said = {
        "name": contact.name,
        "label": contact.headline,
        "email": contact.email,
        "phone": contact.phone,
    }
    basics: dict[str, Any] = {key: fact.value for key, fact in said.items() if fact}
    if contact.place:
        basics["location"] = {"city": contact.place.value}
    links = [_url(fact.value) for fact in contact.links]
    if links:
        basics["url"] = links[0]
    if links[1:]:
        basics["profiles"] = [{"url": link} for link in links[1:]]
    return basics


def _url(link: str) -> str:
    return link if "://" in link else f"https://{link}"


def _item(shape: _Shape, entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {}
    for key, fact in ((shape.title, entry.title), (shape.organisation, entry.organisation)):
        if fact:
            item[key] = fact.value
    item |= _dates_of(shape, entry)
    if entry.place:
        item[shape.place] = entry.place.value
    if entry.link:
        item["url"] = _url(entry.link.value)
    lines = [line.value for line in entry.lines]
    if lines and shape.lines:
        item[shape.lines] = lines
    elif lines:
        item[shape.text] = "\n".join(lines)
    return item


def _dates_of(shape: _Shape, entry: Entry) -> dict[str, str]:
    period = entry.period
    if period is None:
        return {"dates": entry.dates.value} if entry.dates else {}
    if shape.date and period.start == period.end:
        return {shape.date: str(period.start)}
    said = {"startDate": period.start, "endDate": period.end}
    return {key: str(moment) for key, moment in said.items() if moment}
