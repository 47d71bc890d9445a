"""CRITIQUE: text in, quoted facts out.

critique(Document(...)) -> Debrief   the whole reading of an answer, story, letter or résumé
debrief    the values behind the JSON document `debrief/1`
phrases    the phrase language of rule authors, and the index that finds all in one pass
records    what a rule file may hold; rules/, signs/ and words.toml hold them
reading    one text, read once: sentences, features, hits, moves
moves      which reasoning moves were made, and with which words
findings   what a reader would stumble over; checks: the few that phrases cannot say
topic      whether the answer speaks about the question; drift: whether it plays the other role
artefacts  a filled form: what does not fit together in it, and the form read aloud
quarter    a goal for the quarter: what its reader objects to; amounts: its numbers on one scale
scorecard  anchored levels and the next fix; measures: what is counted and never scored
"""

from debrief.critique.debrief import KINDS, SCHEMA, Debrief, Document, Finding, Quote
from debrief.critique.engine import UnusableText, critique
from debrief.critique.lexicon import Lexicon, lexicon

__all__ = [
    "KINDS",
    "SCHEMA",
    "Debrief",
    "Document",
    "Finding",
    "Lexicon",
    "Quote",
    "UnusableText",
    "critique",
    "lexicon",
]
