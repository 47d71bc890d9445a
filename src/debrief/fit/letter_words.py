"""Counts, lists and sides in the words of a letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from debrief.fit.scale import Estimate, Side

CAREERS: dict[Side, str] = {"build": "product management", "market": "product marketing"}
SIDES: dict[Side, str] = {"build": "the build side", "market": "the market side"}
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def listed(parts: Sequence[str]) -> str:
    """Return parts as a list in a sentence."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def lower_first(parts: Iterable[str]) -> list[str]:
    """Return titles as they stand within a sentence."""
    return [part[:1].lower() + part[1:] for part in parts]


def quoted(intro: str, quotes: Sequence[str]) -> str:
    """Return a sentence that quotes, or nothing where there is nothing to quote."""
    return f"{intro}: {listed([f'“{quote}”' for quote in quotes])}." if quotes else ""


def in_words(count: int) -> str:
    """Return a count in words up to twelve; nought is "none"."""
    return _NUMBERS[count] if 0 < count < len(_NUMBERS) else "none" if not count else str(count)


def alike(*counts: int) -> list[str]:
    """Return the counts of one sentence: all in words, or in figures where one is above twelve."""
    small = all(count < len(_NUMBERS) for count in counts)
    return [in_words(count) if small or not count else str(count) for count in counts]


def counted(count: int, one: str, many: str) -> str:
    """Return a count with its noun; nought is "no"."""
    number = in_words(count) if count else "no"
    return f"{number} {one if count == 1 else many}"


def in_a_hundred(estimate: Estimate, side: Side | None = None) -> tuple[int, int, int]:
    """Return low, value and high as choices in a hundred for a side, by default the likelier."""
    side = side or ("market" if estimate.market >= 0.5 else "build")
    turned = estimate if side == "market" else estimate.mirrored()
    low, value, high = (round((1 + one) * 50) for one in (turned.low, turned.value, turned.high))
    return low, value, high
