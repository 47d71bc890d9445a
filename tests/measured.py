"""A file of figures in the shape that `make evaluate` writes, from judged texts made up here.

It is written to a test's own folder: nothing in it was measured.
"""

import json
from itertools import count

from debrief.critique.agreement import JudgedText, agree

TIERS = ("weak", "fair", "strong")
PLACE = ((0, 9),)
RARE = "guard"


class Turns:
    """Chance that is the same every time: a stride through the texts."""

    def __init__(self):
        self._drawn = count(1)

    def randrange(self, stop):
        return next(self._drawn) * 7919 // 13 % stop


def write_figures(folder, book, **replaced):
    """Write agreement.json into a folder and return its path; `replaced` are parts by name."""
    moves = sorted({move for rubric in book.rubrics for move in rubric.moves})
    figures = {
        "answers": _answers(moves, slips=5),
        "answers_by_signs": _answers(moves, slips=3),
        "between_labellers": {
            "texts": 30,
            "f1_micro": 0.91,
            "f1_macro": 0.875,
            "labels": dict.fromkeys(moves, 0.9),
        },
        "letters": _letters(),
        "letters_between_labellers": {"texts": 12, "f1_micro": 0.88, "f1_macro": 0.85},
        "lines": _lines(0.8, interval={"value": 0.775, "low": 0.7, "high": 0.84}),
        "lines_between_labellers": _lines(0.9),
        **replaced,
    }
    path = folder / "agreement.json"
    path.write_text(json.dumps(figures), encoding="utf-8")
    return path


def _lines(share, **more):
    return {
        "lines": 80,
        "side_f1": {"pm": share, "pmm": 0.75, "shared": 0.6, "neither": 0.95},
        "side_f1_macro": 0.775,
        "has_metric": 0.96,
        "outcome": 0.85,
        "strength": share,
        **more,
    }


def _answers(moves, slips):
    """30 texts in threes: each move but the last is made in most, and slips every few texts."""
    judged = []
    for n in range(30):
        made = [m for m in moves[:-1] if m != RARE or n < 2]
        judged.append(
            JudgedText(
                real=dict.fromkeys(made, PLACE),
                said={m: PLACE for at, m in enumerate(made) if (n + at) % slips or at % 4 == 0},
                listened=frozenset(moves),
                prompt=f"question {n // 3}",
                tier=TIERS[n % 3],
                score=float(n % 3 if n % 7 else 1),
                group="pm" if n < 15 else "pmm",
            )
        )
    return agree(judged, Turns(), draws=40).as_dict()


def _letters():
    labels = ("buzzword", "no-metric")
    judged = [
        JudgedText(
            real=dict.fromkeys(labels, PLACE),
            said=dict.fromkeys(labels[: 1 + n % 2], PLACE),
            listened=frozenset(labels),
            prompt="a job",
            tier=TIERS[n % 3],
            score=float(n % 3),
            group="letters",
        )
        for n in range(12)
    ]
    return agree(judged, Turns(), draws=40).as_dict()
