"""The words around a number: verbs of change, aims, bounds, and whether it is told as past."""

# A grammar reads best as a list of early answers, and its small numbers are places in it.

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from debrief.text import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from debrief.text.figures import Raw, Scene
    from debrief.text.spans import Word

_NEAR = 9
"""How many words to the left of a number may bear on it."""
_APPROXIMATION = 4
"""How many words such as "about" may stand between "by" and the number."""
_LIMIT_SIGNS = frozenset("<>\u2264\u2265")


class Context(NamedTuple):
    """What the words to the left and right of a number say about it."""

    left: int
    """The first word of the expression."""
    right: int
    """The first word after the expression."""
    lead: str
    """The word directly before, past "about" and the like: "by", "below", ..."""
    limit: bool
    verb: str
    """The nearest verb of change in the same clause, or ""."""
    direct: bool
    """Whether that verb governs the number with nothing like "of" between."""
    aim: bool
    wish: bool
    reach: str
    past: bool
    baseline: bool


def surroundings(scene: Scene, raw: Raw) -> Context:
    """Return what the words around a quantity say, looking a bounded number of words away."""
    words, first = scene.words, scene.first
    left, right = raw.word, raw.word + 1
    while left > first and words[left - 1][0] >= raw.start:
        left -= 1
    while right < scene.stop and words[right][0] < raw.end:
        right += 1
    ahead = left - 1
    while (
        ahead >= first
        and left - ahead <= _APPROXIMATION
        and (words[ahead][2] in phrases.APPROXIMATELY)
    ):
        ahead -= 1
    verb, direct, reach, seen = _clause(scene, left, raw.start)
    after = [word[2] for word in words[right : min(right + 3, scene.stop)]]
    return Context(
        left,
        right,
        words[ahead][2] if ahead >= first else "",
        left > first and _limited(scene, left, raw.start),
        verb,
        direct,
        seen & phrases.PURPOSED > 0 or not phrases.PURPOSE.isdisjoint(after),
        seen & phrases.WISHED > 0,
        reach,
        seen & (phrases.TOLD | phrases.WISHED) == phrases.TOLD,
        seen & phrases.BASED > 0 or (after != [] and after[0] in ("today", "now", "currently")),
    )


def _limited(scene: Scene, left: int, start: int) -> bool:
    """Return whether "at least", "no more than", "below" or a sign such as "<" stands before."""
    words = scene.words
    last = words[left - 1]
    if last[2] in phrases.BOUNDS:
        return True
    if last[2] in ("least", "most", "than"):
        nearest = tuple(word[2] for word in words[max(scene.first, left - 3) : left])
        return nearest in phrases.LIMITS or nearest[-2:] in phrases.LIMITS
    return start - last[1] > 1 and not _LIMIT_SIGNS.isdisjoint(scene.folded[last[1] : start])


def _clause(scene: Scene, left: int, start: int) -> tuple[str, bool, str, int]:
    """Walk left from a number and collect the roles of the words in its clause.

    Returns the verb of change, whether it governs the number, the word of reaching, and all roles.
    """
    folded, words, first, _, _, _ = scene
    roles = phrases.ROLES
    verb, reach, direct, inside, seen = "", "", True, True, 0
    edge = words[left][0] if left < scene.stop else start
    k = left
    for begin, end, form in reversed(words[max(first, left - 2 * _NEAR) : left]):
        k -= 1
        role = roles.get(form, 0)
        if inside and edge - end > 1:
            gap = folded[end:edge]
            inside = not ("," in gap or ";" in gap or ":" in gap)
            if role & phrases.PURPOSED and ":" in gap:
                seen |= phrases.PURPOSED
        edge = begin
        if not role:
            continue
        if role & phrases.MAYBE_TOLD and _told(words, k, first):
            role |= phrases.TOLD
        if not inside or left - k > _NEAR:
            seen |= role & ~(phrases.PURPOSED | phrases.BASED)
            continue
        seen |= role
        if not verb and role & phrases.VERB and not (form == "up" and words[k + 1][2] == "to"):
            verb = form
        direct = direct and (verb != "" or not role & phrases.LINK)
        reach = reach or (form if role & phrases.REACHED else "")
    return verb, direct, reach, seen


def _told(words: Sequence[Word], index: int, first: int) -> bool:
    """Return whether "cut", "hit", "set" or "put" is told as past: "we cut"."""
    return index > first and words[index - 1][2] in ("i", "we", "they", "team", "which", "that")
