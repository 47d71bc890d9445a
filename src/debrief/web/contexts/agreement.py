"""What the page "How well does this agree with people?" shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in words, "0.81 (0.78 to 0.84)"; empty where it was not measured."""

    title: str
    means: str
    program: str
    signs: str = ""
    labellers: str = ""


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One move, or one note of a letter: shares from 0 to 1, in how many texts it stands.

    `ceiling` is the labellers' F1 with each other, None where they were not compared. `few` marks
    a row with so few texts that its figures may be chance.
    """

    title: str
    f1: float
    precision: float
    recall: float
    texts: int
    ceiling: float | None = None
    few: bool = False


@dataclass(frozen=True, slots=True)
class OrderRow:
    """How often answers to one question are put in the right order; shares in words."""

    title: str
    right: str
    pairs: int
    signs: str = ""


@dataclass(frozen=True, slots=True)
class TextsPart:
    """Agreement over answers or over letters; `labels` from worst to best.

    `weakest` is a sentence; `unseen` names the labels that no test text holds.
    """

    texts: int
    figures: tuple[FigureRow, ...]
    labels: tuple[LabelRow, ...]
    order: tuple[OrderRow, ...]
    weakest: str
    unseen: str


@dataclass(frozen=True, slots=True)
class LinesPart:
    """Agreement over résumé lines and duties; figures in words.

    `labelled_again` counts the lines that two others labelled too.
    """

    lines: int
    labelled_again: int
    sides: tuple[FigureRow, ...]
    questions: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """The page; a part is None where it was not measured.

    `short` is the answer in two sentences. `problem` says why the file of figures could not be
    read, and is empty where it could or where there is none.
    """

    short: str = ""
    problem: str = ""
    by_signs: bool = False
    labellers: int = 0
    answers: TextsPart | None = None
    letters: TextsPart | None = None
    letter_labellers: bool = False
    lines: LinesPart | None = None

    @property
    def measured(self) -> bool:
        """Tell whether there is any figure to show."""
        return bool(self.answers or self.letters or self.lines)
