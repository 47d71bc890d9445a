"""The archive that LinkedIn sends on request: CSV files of a profile, in columns it names.

Only the files of the profile are opened; messages, connections and the rest of a complete export
stay closed.
"""

from __future__ import annotations

import csv
import io
import posixpath
import re
from collections.abc import Iterator

from debrief.experience.archive import Archive
from debrief.experience.draft import Draft
from debrief.experience.fields import Fields, Row, one_line, sentences_of, span_of_dates
from debrief.experience.unreadable import Unreadable

_MOST_ROWS = 3_000
# A description often comes with its list on one line: "• Studied things. • Built a model."
_INNER = re.compile(r"\s+[•▪◦●‣]\s+")


def read_linkedin(archive: Archive) -> Draft:
    """Return a profile as a text of marked fields. Raises Unreadable where it holds nothing."""
    files = {_base(name): name for name in archive.names}

    def rows(name: str) -> Iterator[dict[str, str]]:
        return _rows(archive.read(files[name])) if name in files else iter(())

    found = Fields()
    for row in rows("profile.csv"):
        _profile(found, row)
    for row in rows("email addresses.csv"):
        if row.get("primary", "yes").lower() == "yes":
            found.contact.append(("email", row.get("email address", "")))
    for row in rows("phonenumbers.csv"):
        found.contact.append(("phone", row.get("number", "")))
    for name in _ENTRIES:
        found.rows += [_entry(name, row) for row in rows(name)]
    skills = (one_line(row.get("name", "")) for row in rows("skills.csv"))
    found.lists["skills"] = list(dict.fromkeys(filter(None, skills)))
    found.lists["languages"] = [_language(row) for row in rows("languages.csv")]
    draft = found.draft("linkedin")
    if not draft.length:
        raise Unreadable(
            "This LinkedIn archive holds no profile. Ask LinkedIn for a copy of your data with"
            " the profile ticked, or save the profile page as PDF."
        )
    return draft


def _base(name: str) -> str:
    return posixpath.basename(name).lower()


def _rows(data: bytes) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file by column names in lower case, notes before them passed over."""
    text = data.decode("utf-8-sig", "replace").replace("\0", "")
    lines = csv.reader(io.StringIO(text, newline=""))
    columns: list[str] = []
    try:
        for number, cells in enumerate(lines):
            if number > _MOST_ROWS:
                return
            if not any(cell.strip() for cell in cells):
                continue
            if not columns and (len(cells) > 1 or cells[0].strip().lower() == "name"):
                columns = [cell.strip().lower() for cell in cells]
            elif columns:
                yield dict(zip(columns, cells, strict=False))
    except csv.Error:
        return


def _profile(found: Fields, row: dict[str, str]) -> None:
    name = f"{row.get('first name', '')} {row.get('last name', '')}"
    found.contact += [
        ("name", name),
        ("headline", row.get("headline", "")),
        ("place", row.get("geo location", "")),
    ]
    found.lists["summary"] = sentences_of(row.get("summary", ""))


def _entry(name: str, row: dict[str, str]) -> Row:
    section, title, organisation, text, start, end = _ENTRIES[name]
    first, last = one_line(row.get(start, "")), one_line(row.get(end, ""))
    # LinkedIn leaves the end of a present position empty, and has no other sign for it.
    ongoing = bool(first) and section in ("work", "volunteering", "projects")
    return Row(
        section,
        title=row.get(title, ""),
        organisation=row.get(organisation, ""),
        dates=span_of_dates(first, last, ongoing=ongoing),
        place=row.get("location", ""),
        link=row.get("url", ""),
        lines=[
            line for column in text for line in sentences_of(_INNER.sub("\n", row.get(column, "")))
        ],
    )


def _language(row: dict[str, str]) -> str:
    level = one_line(row.get("proficiency", ""))
    return one_line(row.get("name", "")) + (f" ({level})" if level else "")


_ENTRIES = {
    "positions.csv": (
        "work", "title", "company name", ("description",), "started on", "finished on",
    ),
    "education.csv": (
        "education", "degree name", "school name", ("notes", "activities"), "start date",
        "end date",
    ),
    "projects.csv": ("projects", "title", "", ("description",), "started on", "finished on"),
    "volunteering.csv": (
        "volunteering", "role", "company name", ("description",), "started on", "finished on",
    ),
    "certifications.csv": ("certificates", "name", "authority", (), "started on", "finished on"),
    "honors.csv": ("awards", "title", "", ("description",), "issued on", "issued on"),
    "publications.csv": (
        "publications", "name", "publisher", ("description",), "published on", "published on",
    ),
    "courses.csv": ("certificates", "name", "", (), "", ""),
}  # fmt: skip
