"""Write how common each word stem is among answers: `python -m training.commonness`.

The topic check weighs shared words by it: an answer that shares "goat" with its question speaks
about it, one that shares "company" may not.
"""

from __future__ import annotations

import math
from collections import Counter

from debrief.critique.topic import COMMONNESS, stems_of
from debrief.text import Text
from training import corpus


def main() -> None:
    """Write a line per stem that stands in at least two texts: the stem and its weight."""
    records = corpus.answers("train")
    seen: Counter[str] = Counter()
    for record in records:
        seen.update(stems_of(Text(record.text)))
    count = len(records)
    rows = [f"\t{math.log(count + 1):.2f}"]
    rows += [
        f"{stem}\t{math.log((count + 1) / (texts + 1)):.2f}"
        for stem, texts in sorted(seen.items())
        if texts > 1
    ]
    COMMONNESS.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
