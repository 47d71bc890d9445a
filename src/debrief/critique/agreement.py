"""How well readings agree with people's labels: precision, recall, order, with intervals.

Nothing here knows the engine: a judged text is what somebody labelled beside what was read out of
it, so that two people can be compared by the same code as a person and the program.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Protocol

TIERS = ("weak", "fair", "strong")
DRAWS = 400

Spans = Sequence[tuple[int, int]]


class Chance(Protocol):
    """What is needed of `random.Random`."""

    def randrange(self, stop: int, /) -> int:
        """Return a whole number below `stop`."""
        ...


@dataclass(frozen=True, slots=True)
class JudgedText:
    """One text: the labels a person gave and those that were read, each with its spans.

    `listened` are the labels that could have been given. `tier` and `score` serve the order of
    weak, fair and strong answers to one `prompt`; `group` keeps the tracks apart.
    """

    real: Mapping[str, Spans]
    said: Mapping[str, Spans]
    listened: frozenset[str]
    prompt: str = ""
    tier: str = ""
    score: float | None = None
    group: str = ""


@dataclass(slots=True)
class Tally:
    """Hits, false alarms and misses over texts."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was said that is real; 1 where nothing was said."""
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what is real that was said; 1 where nothing is real."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; 1 where there was nothing at all."""
        doubled = 2 * self.hit + self.extra + self.missed
        return 2 * self.hit / doubled if doubled else 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % interval from resampling whole texts."""

    value: float
    low: float
    high: float

    def as_dict(self) -> dict[str, float]:
        """Return the figure rounded to three places."""
        return {name: round(getattr(self, name), 3) for name in ("value", "low", "high")}


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was found over a set of judged texts."""

    texts: int
    micro: Figure
    macro: Figure
    precision: Figure
    recall: Figure
    overlap: float
    labels: Mapping[str, Tally] = field(default_factory=dict)
    order: Mapping[str, tuple[float, int]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return the figures for JSON."""
        return {
            "texts": self.texts,
            "f1_micro": self.micro.as_dict(),
            "f1_macro": self.macro.as_dict(),
            "precision": self.precision.as_dict(),
            "recall": self.recall.as_dict(),
            "quote_overlap": round(self.overlap, 3),
            "order": {
                group: {"right": round(share, 3), "pairs": pairs}
                for group, (share, pairs) in self.order.items()
            },
            "labels": {
                label: {
                    "precision": round(tally.precision, 3),
                    "recall": round(tally.recall, 3),
                    "f1": round(tally.f1, 3),
                    "texts": tally.hit + tally.missed,
                }
                for label, tally in sorted(self.labels.items())
            },
        }


def agree(texts: Sequence[JudgedText], chance: Chance, draws: int = DRAWS) -> Agreement:
    """Return the agreement over some texts. Raises ValueError where there are none."""
    if not texts:
        raise ValueError("there is no labelled text")
    labels = tallies(texts)
    samples = [[texts[chance.randrange(len(texts))] for _ in texts] for _ in range(draws)]

    def figure(value: Callable[[Sequence[JudgedText]], float]) -> Figure:
        drawn = sorted(value(sample) for sample in samples)
        low, high = (drawn[int(len(drawn) * share)] for share in (0.025, 0.975))
        return Figure(value(texts), low, high)

    return Agreement(
        texts=len(texts),
        micro=figure(lambda some: together(tallies(some)).f1),
        macro=figure(lambda some: macro_f1(tallies(some))),
        precision=figure(lambda some: together(tallies(some)).precision),
        recall=figure(lambda some: together(tallies(some)).recall),
        overlap=quote_overlap(texts),
        labels=labels,
        order=order_right(texts),
    )


def tallies(texts: Sequence[JudgedText]) -> dict[str, Tally]:
    """Return hits, false alarms and misses per label; a label counts once per text."""
    found: dict[str, Tally] = defaultdict(Tally)
    for text in texts:
        for label in text.listened:
            real, said = bool(text.real.get(label)), bool(text.said.get(label))
            tally = found[label]
            tally.hit += real and said
            tally.extra += said and not real
            tally.missed += real and not said
    return dict(found)


def together(labels: Mapping[str, Tally]) -> Tally:
    """Return all labels as one tally (micro)."""
    return Tally(
        sum(tally.hit for tally in labels.values()),
        sum(tally.extra for tally in labels.values()),
        sum(tally.missed for tally in labels.values()),
    )


def macro_f1(labels: Mapping[str, Tally]) -> float:
    """Return the mean F1 over the labels that occur or were said."""
    occurring = [t.f1 for t in labels.values() if t.hit + t.extra + t.missed]
    return sum(occurring) / len(occurring) if occurring else 1.0


def quote_overlap(texts: Sequence[JudgedText]) -> float:
    """Return the share of rightly said labels whose quote overlaps a labelled one."""
    right = touching = 0
    for text in texts:
        for label in text.listened:
            real, said = text.real.get(label), text.said.get(label)
            if real and said:
                right += 1
                touching += any(a < d and c < b for a, b in real for c, d in said)
    return touching / right if right else 1.0


def order_right(texts: Sequence[JudgedText]) -> dict[str, tuple[float, int]]:
    """Return per group the share of pairs of tiers put in the right order, and how many there are.

    Pairs are answers of different tiers to one prompt; equal scores count half.
    """
    answers: dict[tuple[str, str], list[JudgedText]] = defaultdict(list)
    for text in texts:
        if text.tier in TIERS and text.score is not None:
            answers[text.group, text.prompt].append(text)
    pairs: dict[str, list[float]] = defaultdict(list)
    for (group, _), some in answers.items():
        for one, other in combinations(some, 2):
            if one.tier == other.tier or one.score is None or other.score is None:
                continue
            higher = TIERS.index(one.tier) > TIERS.index(other.tier)
            above, below = (one, other) if higher else (other, one)
            gap = (above.score or 0) - (below.score or 0)
            pairs[group].append(1.0 if gap > 0 else 0.5 if gap == 0 else 0.0)
    return {group: (sum(p) / len(p), len(p)) for group, p in sorted(pairs.items())}
