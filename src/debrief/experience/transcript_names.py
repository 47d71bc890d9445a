"""Which words at the beginning of a line are somebody's name."""

from __future__ import annotations

LONGEST_NAME = 60
MOST_WORDS = 5

_PARTICLES = frozenset(
    "de da del della der den di do dos du la le van von y zu bin al el ter".split()
)


def is_name(words: str) -> bool:
    """Return whether words could be a name: few, each with a capital, a figure or a particle."""
    words = words.strip()
    if not 0 < len(words) <= LONGEST_NAME or words[-1] in ".,;!?…":
        return False
    parts = words.split()
    if len(parts) > MOST_WORDS or not any(c.isalpha() for c in words):
        return False
    return all(_fits(part) for part in parts)


def named(line: str) -> tuple[str, str]:
    """Return the name in front of a colon and what follows; an empty name where there is none."""
    name, colon, rest = line[: LONGEST_NAME + 1].partition(":")
    if not colon or not is_name(name):
        return "", line
    rest = line[len(name) + 1 :]
    if rest[:1].isdigit() or rest.startswith("//"):
        return "", line
    return name.strip(), rest.strip()


def _fits(part: str) -> bool:
    bare = part.strip("()[]|,.\"'&-–")
    if not bare:
        return True
    first = bare[0]
    # Scripts without capitals have letters that are neither.
    return first.isdigit() or not first.islower() or bare in _PARTICLES
