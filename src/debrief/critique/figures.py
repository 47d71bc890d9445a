"""The figures that `make evaluate` measured on the test part, as they ship with the program.

The file stands beside the learned model. It may be missing, and so may each part of it: then that
part was not measured, which is None here and is never shown as a number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from debrief.critique.agreement import Figure

FILE = Path(__file__).parent / "model" / "agreement.json"
MOST_BYTES = 1_000_000

_Part = TypeVar("_Part")


class BadFigures(ValueError):
    """A file of figures cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """One label: shares from 0 to 1, and in how many texts it was really given."""

    precision: float
    recall: float
    f1: float
    texts: int

    @property
    def occurred(self) -> bool:
        """Tell whether there was anything to judge: somebody gave the label, or it was said."""
        return self.texts > 0 or self.f1 < 1


@dataclass(frozen=True, slots=True)
class OrderFigures:
    """Pairs of tiers of one prompt: the share in the right order, equal scores counting half."""

    right: float
    pairs: int


@dataclass(frozen=True, slots=True)
class TextFigures:
    """Agreement over labelled texts; each figure from 0 to 1 with its 95 % interval.

    `quote_overlap` is the share of rightly given labels whose quote touches a labelled one.
    `order` is by group of texts (a track), `labels` by the label's id.
    """

    texts: int
    f1_micro: Figure
    f1_macro: Figure
    precision: Figure
    recall: Figure
    quote_overlap: float
    order: Mapping[str, OrderFigures] = field(default_factory=dict)
    labels: Mapping[str, LabelFigures] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LabellerFigures:
    """Two independent labellers with each other, over whole texts; `labels` holds F1 by id."""

    texts: int
    f1_micro: float
    f1_macro: float
    labels: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LineFigures:
    """Résumé lines and duties: F1 by side, and the share labelled alike in three questions."""

    lines: int
    side_f1: Mapping[str, float]
    side_f1_macro: float
    has_metric: float
    outcome: float
    strength: float
    interval: Figure | None = None
    """`side_f1_macro` with its interval, where one was computed."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that was measured; None for a part that was not."""

    answers: TextFigures | None = None
    answers_by_signs: TextFigures | None = None
    between_labellers: LabellerFigures | None = None
    letters: TextFigures | None = None
    letters_between_labellers: LabellerFigures | None = None
    lines: LineFigures | None = None
    lines_between_labellers: LineFigures | None = None

    @property
    def measured(self) -> bool:
        """Tell whether agreement was measured on anything at all."""
        return bool(self.answers or self.letters or self.lines)


def read_figures(path: Path = FILE) -> Figures:
    """Return the figures of a file, all None where there is no such file.

    Raises BadFigures where the file cannot be read, is too large or is not of this shape.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return Figures()
    except OSError as problem:
        raise BadFigures(f"it cannot be read: {problem.strerror}") from None
    if len(data) > MOST_BYTES:
        raise BadFigures(f"it is larger than {MOST_BYTES // 1_000_000} MB")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise BadFigures("it is not JSON") from None
    if not isinstance(found, dict):
        raise BadFigures("it is not a JSON object")
    return Figures(
        answers=_part(found, "answers", _texts),
        answers_by_signs=_part(found, "answers_by_signs", _texts),
        between_labellers=_part(found, "between_labellers", _labellers),
        letters=_part(found, "letters", _texts),
        letters_between_labellers=_part(found, "letters_between_labellers", _labellers),
        lines=_part(found, "lines", _lines),
        lines_between_labellers=_part(found, "lines_between_labellers", _lines),
    )


def _part(
    found: Mapping[str, Any], name: str, read: Callable[[Mapping[str, Any]], _Part]
) -> _Part | None:
    if not found.get(name):
        return None
    try:
        return read(found[name])
    except KeyError as problem:
        raise BadFigures(f"{name} lacks {problem.args[0]!r}") from None
    except (TypeError, AttributeError, ValueError):
        raise BadFigures(f"{name} holds something that is not a figure") from None


def _texts(found: Mapping[str, Any]) -> TextFigures:
    return TextFigures(
        texts=_count(found["texts"]),
        f1_micro=_figure(found["f1_micro"]),
        f1_macro=_figure(found["f1_macro"]),
        precision=_figure(found["precision"]),
        recall=_figure(found["recall"]),
        quote_overlap=_share(found["quote_overlap"]),
        order={
            group: OrderFigures(_share(one["right"]), _count(one["pairs"]))
            for group, one in found["order"].items()
        },
        labels={
            label: LabelFigures(
                _share(one["precision"]),
                _share(one["recall"]),
                _share(one["f1"]),
                _count(one["texts"]),
            )
            for label, one in found["labels"].items()
        },
    )


def _labellers(found: Mapping[str, Any]) -> LabellerFigures:
    return LabellerFigures(
        texts=_count(found["texts"]),
        f1_micro=_share(found["f1_micro"]),
        f1_macro=_share(found["f1_macro"]),
        labels={label: _share(f1) for label, f1 in found.get("labels", {}).items()},
    )


def _lines(found: Mapping[str, Any]) -> LineFigures:
    return LineFigures(
        lines=_count(found["lines"]),
        side_f1={side: _share(f1) for side, f1 in found["side_f1"].items()},
        side_f1_macro=_share(found["side_f1_macro"]),
        has_metric=_share(found["has_metric"]),
        outcome=_share(found["outcome"]),
        strength=_share(found["strength"]),
        interval=_figure(found["interval"]) if "interval" in found else None,
    )


def _figure(found: Mapping[str, Any]) -> Figure:
    return Figure(*(_share(found[name]) for name in ("value", "low", "high")))


def _share(found: Any) -> float:
    share = float(found)
    if not 0 <= share <= 1:
        raise ValueError("a share lies between 0 and 1")
    return share


def _count(found: Any) -> int:
    count = int(found)
    if count < 0:
        raise ValueError("a count is not negative")
    return count
