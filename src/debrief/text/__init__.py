"""The text room: what a text says, with places, before anyone judges it.

- `document`     `Text`: one text and its lazy readings; start here.
- `spans`        `Span`, `Word`, the folded form and the split into words.
- `sentences`    `Sentence`: blocks, then sentencex, then windows for unpunctuated speech.
- `quantities`   `Quantity`: what a number means (change, aim, direction, period, noun).
- `expressions`  numeric expressions as written: "from 41 to 33", "1 in 4", "10-15 k".
- `figures`      one number in its sentence: currency signs, labels, shares, multiples.
- `surroundings` the words around a number: verbs, aims, bounds.
- `numbers`      numerals in digits and words, suffixes and units.
- `periods`      dates and time frames.
- `phrases`      verbs of change, words of aim, the noun phrase around a number.
"""

from debrief.text.document import Text
from debrief.text.quantities import Quantity
from debrief.text.sentences import Sentence
from debrief.text.spans import Span, Word

__all__ = ["Quantity", "Sentence", "Span", "Text", "Word"]
