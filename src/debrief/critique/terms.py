"""Which words a line uses, weighed: the second opinion on what a résumé line or a duty is about.

A sentence vector tells what a line means and blurs its nouns; single words and pairs of words tell
trades apart that mean alike ("price list", "price test"). On lines of other writers the two
together are right more often than either (docs/model-card.md).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_WORD = re.compile(r"[^\W_]{2,}")
_DIGITS = re.compile(r"\d+")


def terms_of(line: str) -> list[str]:
    """Return the words of a line in lower case, every number as 00, and each pair of neighbours."""
    words = _WORD.findall(_DIGITS.sub("00", line.lower()))
    return [*words, *(f"{one} {other}" for one, other in pairwise(words))]


class Terms:
    """Weights of terms per label: logistic regression on tf-idf, settled by training/lines.py.

    `vocabulary` has one term a line; `idf` a number per term; `weight` a row per term and a column
    per label; `bias` a number per label. Terms that are not known say nothing.
    """

    def __init__(self, vocabulary: Path, idf: Floats, weight: Floats, bias: Floats) -> None:
        terms = vocabulary.read_text(encoding="utf-8").split("\n")
        self._places = {term: place for place, term in enumerate(terms)}
        self._idf, self._weight, self._bias = idf, weight, bias

    def logits(self, line: str) -> Floats:
        """Return one logit per label. Counts are damped by logarithm, and length does not count."""
        import numpy as np  # noqa: PLC0415

        counts = Counter(self._places[term] for term in terms_of(line) if term in self._places)
        if not counts:
            return self._bias
        places = list(counts)
        weights = np.array([1 + log(count) for count in counts.values()], dtype=np.float32)
        weights *= self._idf[places]
        weights /= np.linalg.norm(weights)
        found: Floats = weights @ self._weight[places] + self._bias
        return found
