"""What single values of a form say: a name, a proof, an owner, people, or nothing at all."""

from __future__ import annotations

import re
from functools import lru_cache

from debrief.critique.topic import stem, subject
from debrief.text import Text

FILLER = frozenset(
    """
    really very quite truly simply just also even so too well such much more most rather indeed
    good great best better nice strong proven leading amazing excellent fantastic unique innovative
    modern powerful seamless robust holistic world-class smart easy simple clear important valuable
    and or but the a an of in on at to for with it is are be as by this that our we us you they them
    etc and-so-on on course basically overall generally clearly obviously always never
    """.split()
)
"""Words that add length and nothing that could be checked."""

_PLACEHOLDERS = frozenset(
    """
    tbd tba tbc todo n/a na none nobody unknown open pending x xx xxx everyone everybody all team
    teams someone somebody whoever anyone both shared company soon asap later
    """.split()
)
_GENERIC_RIVALS = frozenset(
    stem(word)
    for word in """
    competitors competitor competition competing rivals rival players player others other another
    vendors vendor providers provider suppliers supplier solutions solution products product tools
    tool alternatives alternative options option offerings offers incumbents incumbent market
    space industry established existing traditional legacy conventional current similar various
    several many some main key major big bigger large larger usual typical normal there have has no
    not any everybody nobody none direct indirect known cheaper who what software systems system
    brands brand names name companies company few
    """.split()
)
_COUNTING = frozenset(
    stem(word)
    for word in "weekly daily monthly yearly rate share percentage percent total average".split()
)
_DOCUMENTS = frozenset(
    stem(word)
    for word in """
    audit audited certificate certified certification contract study trial pilot pilots interviews
    interviewed survey surveyed report reported records recorded log logs patent standard guarantee
    warranty test tests tested lab laboratory measured counted invoice invoices benchmark
    benchmarked documented published inspected inspection logged
    """.split()
)
_PEOPLE = frozenset(
    """
    managers teachers students pupils nurses doctors patients developers engineers designers
    restaurants hotels schools hospitals clinics pharmacies pharmacists farmers drivers retailers
    wholesalers beginners freelancers startups enterprises consumers tenants landlords agencies
    banks insurers airlines airports charities marketers accountants lawyers hobbyists adults
    children teenagers seniors pensioners exporters importers manufacturers utilities councils
    governments florists roasters bakers bakeries cafés cafes caterers chefs cooks travellers
    tourists commuters cyclists runners hikers athletes musicians singers gardeners growers vets
    dentists surgeons carers volunteers donors journalists investors founders contractors builders
    electricians plumbers installers dealers resellers distributors factories couriers secretaries
    librarians collectors gamers influencers scientists researchers recruiters architects
    """.split()
)
"""Trades and ages: whoever names two of them means two kinds of people. Words that may mean
anybody, such as buyers or families, are left out."""

_KIN = tuple(
    tuple(group.split())
    for group in (
        "nurs doctor patient hospital clinic pharm dent surg carer care ward medic health vet",
        "teach student pupil school learn parent exam lesson course universit secretar",
        "restaurant chef cook cater bak caf roast coffee kitchen food",
        "contractor build electric plumb install trade construct",
        "retail wholesal resell distribut deal import export shop bookshop store freight courier",
        "develop engineer software platform architect",
        "bank insur accountant lawyer invest founder startup financ",
        "travel tourist hotel guest commut cycl",
        "farm grow garden florist flower",
    )
)
"""Beginnings of words that are often about the same people: nurses are told from no ward sister.

Sentence vectors were tried and do not tell them: florists came out as near to quality managers of
wholesalers as nurses to ward sisters.
"""

_WORD = re.compile(r"[^\W_][\w'\u2019/-]*")
_ADDRESSED = re.compile(
    r"\b(?:for|helps?|lets?|gives?|allows?|enables?|serves?) "
    r"(?P<whom>[\w'\u2019-]{1,30}(?: [\w'\u2019-]{1,30}){0,3})",
    re.IGNORECASE,
)
_PROMISED = re.compile(r"\b(?:will|would|could|should|plan to|going to|want to)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<=[a-z0-9,;:)] )(?:the )?[A-Z][a-z\u00e0-\u00ff]{2,}")
_QUOTED = re.compile(r"[\"\u201c\u201e][^\"\u201d\u201c]{12,}[\"\u201d\u201c]")


def words_of(text: str) -> list[str]:
    """Return the words of a value in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def says(text: str) -> bool:
    """Return whether a value says anything but filler and placeholders."""
    return any(word not in FILLER and word not in _PLACEHOLDERS for word in words_of(text))


@lru_cache(maxsize=512)
def content(text: str) -> frozenset[str]:
    """Return the stems that carry a value: without filler, and without how it is counted."""
    kept = " ".join(word for word in words_of(text) if word not in FILLER)
    return subject(kept) - _COUNTING


def names_rival(text: str) -> bool:
    """Return whether a value names a rival or says what people do instead."""
    return any(
        stem(word) not in _GENERIC_RIVALS and word not in FILLER and word not in _PLACEHOLDERS
        for word in words_of(text)
    )


def is_proof(text: str) -> bool:
    """Return whether a value holds what somebody could check.

    That is a figure, a name, a document or a test, or a customer's own sentence. What is only
    planned proves nothing unless it has a figure.
    """
    if not says(text):
        return False
    if any(sign.isdigit() for sign in text) or Text(text).quantities:
        return True
    if _PROMISED.search(text):
        return False
    documented = not _DOCUMENTS.isdisjoint(stem(word) for word in words_of(text))
    return documented or bool(_NAMED.search(text) or _QUOTED.search(text))


def names_owner(text: str) -> bool:
    """Return whether a value names somebody in particular, a person or a role."""
    return says(text)


def other_people(segment: str, text: str) -> str:
    """Return the words of a text that address other people than the segment, or nothing.

    A text that has a word in common with the segment is left alone: a false alarm costs more than
    a miss.
    """
    meant = content(segment)
    if not meant or meant & content(text):
        return ""
    for found in _ADDRESSED.finditer(text):
        words = found["whom"].split()
        for place, word in enumerate(words, start=1):
            if word.lower() in _PEOPLE and not _are_kin(word.lower(), segment):
                return " ".join(words[:place])
    return ""


def _are_kin(people: str, segment: str) -> bool:
    """Return whether people may well be meant by a segment that calls them otherwise."""
    meant = words_of(segment)
    return any(
        people.startswith(group) and any(word.startswith(group) for word in meant) for group in _KIN
    )


def says_the_same(one: str, other: str) -> bool:
    """Return whether two values are made of the same words, whatever their order."""
    mine, theirs = content(one), content(other)
    shared = len(mine & theirs)
    if not mine or not theirs:
        return False
    return mine == theirs or (shared >= 0.8 * len(mine) and shared >= 0.7 * len(theirs) > 2)
