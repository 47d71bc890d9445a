"""Which side a calendar entry belongs to, told from the words of its title."""

from __future__ import annotations

import re
from collections.abc import Mapping

from debrief.handbook.choices import Activity, Work, title_words

LONGEST_TITLE = 200
_PREFIX = re.compile(
    r"^(?:(?:fwd?|re|aw|wg|invitation|updated invitation|tentative): *){1,3}", re.IGNORECASE
)
_CANCELLED = re.compile(r"^(?:cancell?ed|abgesagt|annulé|cancelado|annullato)\b", re.IGNORECASE)


def title_key(title: str) -> str:
    """Return what a remembered answer about a title is filed under.

    Case, numbers, punctuation and forwarding marks make no difference, so "Sprint 14 planning"
    and "FW: sprint 15 Planning" are the same title.
    """
    bare = _PREFIX.sub("", title[:LONGEST_TITLE].strip())
    return " ".join("#" if word.isdigit() else word for word in title_words(bare))


def says_cancelled(title: str) -> bool:
    """Say whether a title carries the mark that mail programs put before a cancelled entry."""
    return bool(_CANCELLED.match(title.strip()))


class Titles:
    """Sorts titles by the handbook's kinds of work and by the person's own answers."""

    def __init__(self, activities: Mapping[str, Activity], rules: Mapping[str, Work]) -> None:
        self._phrases = [
            (title_words(phrase), activity.side)
            for activity in activities.values()
            for phrase in activity.titles
        ]
        self._rules = rules
        self._known: dict[str, Work | None] = {}

    def work(self, title: str) -> Work | None:
        """Return the class of a title, or None where its words do not tell.

        The person's own answer comes first; then the phrase with the most words decides, and
        where phrases of that length disagree, nothing does.
        """
        key = title_key(title)
        if key not in self._known:
            self._known[key] = self._rules.get(key) or self._by_phrase(key)
        return self._known[key]

    def _by_phrase(self, key: str) -> Work | None:
        words = key.split()
        longest, found = 0, set[Work]()
        for phrase, side in self._phrases:
            if len(phrase) < longest or not _stands_in(phrase, words):
                continue
            if len(phrase) > longest:
                longest, found = len(phrase), set()
            found.add(side)
        return found.pop() if len(found) == 1 else None


def _stands_in(phrase: tuple[str, ...], words: list[str]) -> bool:
    return any(
        all(_same(one, two) for one, two in zip(phrase, words[start:], strict=False))
        for start in range(len(words) - len(phrase) + 1)
    )


def _same(pattern: str, word: str) -> bool:
    if pattern.endswith("*"):
        return word.startswith(pattern[:-1])
    return pattern == word or (word == "#" and pattern.isdigit())
