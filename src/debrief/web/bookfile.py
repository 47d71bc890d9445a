"""The handbook as a file to take away. Knows no Django, so the shell makes the same files."""

from __future__ import annotations

from debrief.critique import lexicon
from debrief.handbook import Handbook
from debrief.handbook.epub import epub
from debrief.handbook.paper import LONGEST, SECONDS, handbook_values
from debrief.web.pdf import CannotTypeset, typeset

__all__ = ["CannotTypeset", "as_epub", "as_pdf"]


def as_epub(book: Handbook) -> bytes:
    """Return the chapters as an EPUB 3."""
    return epub(book, _rules(book), book.chapters_changed)


def as_pdf(book: Handbook) -> bytes:
    """Return the chapters as a tagged PDF; takes seconds. Raises CannotTypeset."""
    return typeset("handbook", handbook_values(book, _rules(book)), SECONDS, LONGEST)


def _rules(book: Handbook) -> dict[str, str]:
    return {rule.id: rule.title for rule in lexicon(book.cache).rules.values()}
