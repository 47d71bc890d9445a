"""Whether an answer plays the other role: what its sentences, taken one by one, are the work of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from debrief.critique.reading import Reading
from debrief.text import Span

if TYPE_CHECKING:
    from debrief.critique.learned import LearnedModel

FROM = {"pm": 0.13, "pmm": 0.17}
"""How much more of the other side's work an answer holds, on average over its sentences.

About the 98th percentile of the training and development answers and of the worked ones, which
stay in their role for all we know. On forty answers by a writer who knew none of this
(tests/critique/other_role.jsonl) it tells twelve of the twenty that play the other role, and none
of the twenty that do not. Phrases alone told none of them.
"""

_MARKED = 0.3
_FEWEST_SENTENCES = 5
_FEWEST_WORDS = 4
_OWN_SUBJECT = frozenset(("behavioral", "stakeholder-alignment"))
_RULES = {"pm": "plays-pmm", "pmm": "plays-pm"}


def other_role(
    reading: Reading, sentences: Sequence[str], learned: LearnedModel
) -> dict[str, list[Span]]:
    """Return the sentences of the other role, the clearest first, by the rule that tells them.

    Stories are left alone: what somebody did may have been the other role's work.
    """
    document = reading.document
    if document.kind not in ("answer", "teardown") or document.round in _OWN_SUBJECT:
        return {}
    places = [i for i, one in enumerate(sentences) if len(one.split()) >= _FEWEST_WORDS]
    if len(places) < _FEWEST_SENTENCES:
        return {}
    sides = list(learned.responsibilities)
    own, other = sides.index(document.role), 1 - sides.index(document.role)
    shares = [learned.sides(sentences[i]) for i in places]
    leaning = [float(one[other] - one[own]) for one in shares]
    if sum(leaning) < FROM[document.role] * len(leaning):
        return {}
    marked = sorted(zip(leaning, places, strict=True), key=lambda one: (-one[0], one[1]))
    spans = [reading.text.sentences[i].span for lean, i in marked if lean > _MARKED]
    return {_RULES[document.role]: spans} if spans else {}
