"""The names of sections and fields, which every other module shares."""

SECTIONS = (
    "work", "education", "projects", "volunteering", "certificates", "awards", "publications",
)  # fmt: skip
"""Sections made of entries."""

LISTS = ("summary", "skills", "languages", "interests", "other")
"""Sections made of single facts."""

SPLIT = ("skills", "languages", "interests")
"""The lists whose lines hold several facts."""

ENTRY_FIELDS = ("title", "organisation", "dates", "place", "link")
"""The fields of an entry's head."""
