"""What stands around a number: verbs of change, words of aim, and the noun phrase measured."""

# A grammar reads best as a list of early answers, and its small numbers are places in it.

from __future__ import annotations

from typing import TYPE_CHECKING

from debrief.text.numbers import ONES, SCALES, TENS
from debrief.text.spans import Span, Word, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

UP = word_set(
    "increase increases increased increasing raise raises raised raising rise rises rose rising "
    "grow grows grew growing grown lift lifts lifted lifting boost boosts boosted boosting gain "
    "gains gained climb climbs climbed climbing up jump jumps jumped higher growth uplift expand "
    "expanded expands accelerate accelerated surge surged more faster above added adds"
)
DOWN = word_set(
    "reduce reduces reduced reducing reduction cut cuts cutting drop drops dropped dropping fall "
    "falls fell falling fallen decrease decreases decreased decreasing decline declines declined "
    "declining lower lowers lowered lowering shrink shrinks shrank shrinking lose loses lost shave "
    "shaved trim trimmed down fewer less dip dipped slip slipped slash slashed shorten shortened "
    "shortens shortening plunge plunged halve cheaper slower bring-down sank"
)
TURN = word_set(
    "doubled doubles tripled triples halved halves improve improves improved improving "
    "improvement move moves moved moving change changes "
    "changed changing went go goes going get gets got getting bring brings brought bringing take "
    "takes taking took push pushed pushes drive drove drives save saves saved saving come came"
)
"""Verbs of change that say no direction by themselves."""

MOVING = UP | DOWN
CHANGE = MOVING | TURN
COMPARATIVES = word_set("more fewer less faster slower cheaper higher lower above added adds")
"""Words that only after a number, as in "12 % more", say that something changed."""

CHANGE_NOUNS = word_set(
    "increase decrease drop rise fall growth decline reduction lift uplift improvement gain jump "
    "cut dip boost saving savings surge more fewer less higher lower faster slower cheaper better "
    "worse shorter longer bigger smaller"
)
PURPOSE = word_set(
    "success aim aims aiming target targets targeting goal goals threshold okr objective bar"
)
PAST = word_set(
    "increased raised rose grew grown lifted boosted gained climbed jumped expanded accelerated "
    "surged added reduced dropped fell fallen decreased declined lowered shrank lost shaved "
    "trimmed dipped slipped slashed shortened plunged sank improved moved changed went got brought "
    "took pushed drove saved came reached hit achieved ended finished was were had exceeded "
    "doubled tripled halved"
)
AMBIGUOUS_PAST = word_set("cut hit set put")
AIM = word_set(
    "aim aims aiming target targets targeting goal goals should would will want wants must need "
    "needs plan plans hope hopes expect expects try trying until threshold commit success "
    "objective okr 'd i'd we'd i'll we'll could can bar goalpost"
)
REACH = word_set("reach reaches reaching hit hits hitting exceed exceeds achieve achieves get gets")
LIMITS = (
    ("at", "least"), ("at", "most"), ("no", "more", "than"), ("no", "less", "than"),
    ("no", "fewer", "than"), ("not", "more", "than"),
)  # fmt: skip
BOUNDS = word_set("below under beneath")
OVER = word_set("above over")
BASELINE = word_set("baseline currently today now current starting start present")
NOT_AIMED_TO = word_set("up close compared relative equal due next according similar opposed")
APPROXIMATELY = word_set(
    "about around roughly approximately nearly almost some only just over under below above "
    "approx ca circa least most than more less fewer perhaps maybe say like at no not exactly "
    "an a the another extra additional further up well even still close"
)

_STOP = (
    CHANGE
    | AIM
    | REACH
    | word_set(
        "the a an this that these those my our your their his her its each every any all both some "
        "no i we you he she they it me us them who which what when where why how and or but so "
        "because if then than as of in on at by for from to into onto with without within over "
        "under between among through during after before since until till against per about "
        "around via is are was were be been being am has have had having do does did doing may "
        "might shall not never also just only still even yet already again very much many most "
        "more less fewer least roughly nearly almost approximately currently now today first next "
        "last make makes made making see sees saw seen keep keeps kept give gives gave show shows "
        "showed find found run ran runs use uses used using say says said know think thought "
        "believe assume assuming estimate measure measured track define pick choose chose build "
        "built launch launched ship shipped ask asked talk talked call called tell told let put "
        "set look looked work worked start started stop stopped help helped out up down off back "
        "there here while whether once ago later such own same other another like against there's "
        "it's that's we're i'm don't doesn't didn't isn't wasn't can't won't spend spends spent "
        "cost costs pay pays paid earn earns sell sells sold interviewed interview reach land "
        "landed own owned lead led managed manage lasts lasted equals year-over-year tied "
        "week month quarter year day per cent percent percentage times one compared versus vs "
        "would've we've i've they're month-over-month overall respectively instead rather "
        "converted converts convert completes complete completed finish finishes leave leaves left "
        "return returns came become becomes became remain remains stay stays stayed sits sat "
        "stands stood averages averaged hovers hovered means represents represented days "
        "weeks months quarters years hours minutes seconds "
    )
)
_ADVERBS = word_set(
    "weekly monthly daily early quarterly yearly hourly family assembly supply reply"
)
_ING = word_set(
    "onboarding pricing billing marketing training rating hiring engineering setting messaging "
    "booking landing listing meeting spending shopping streaming positioning forecasting lending "
    "advertising banking invoicing reporting ticketing shipping trading accounting building thing "
    "churning paying returning existing recurring pending processing loading waiting remaining"
)
_EMPTY = word_set(
    "target goal aim baseline number figure metric result kpi it one total thing objective "
    "threshold outcome hypothesis answer"
)
_SKIP = APPROXIMATELY | word_set(
    "from by to at is was are were be been being of = will would should could can has have had "
    "currently now today down back between reach reaches reached hit hits stands sits stood sat "
    "target goal within averages averaged hovers hovered remains remained stay stays stayed "
    "keep kept keeps for in "
    "baseline its going go goes went comes came get gets got getting moves moved must might may "
    "equals today's that"
)
_SUBJECTS = word_set(
    "i we they you he she it who would will could should can might must we'd i'd we'll"
)
_NUMBERS = ONES.keys() | TENS.keys() | SCALES.keys() | {"hundreds", "thousands", "millions"}
_ATTACHED = word_set("against among at in for on")
_MOST_WORDS = 5
_MOST_SKIPPED = 7
_WIDEST_GAP = 4
_SOFT = " :=(,-*_\"'~$<>\u20ac\u00a3\u20b9\u2265\u2264"
"""Characters that may stand between a noun and its number."""


# One look-up says all that a word near a number can mean there.
VERB, LINK, REACHED, PURPOSED, TOLD, MAYBE_TOLD, WISHED, BASED = (1 << k for k in range(8))


def _roles() -> dict[str, int]:
    roles: dict[str, int] = {}
    for group, role in (
        (CHANGE - COMPARATIVES, VERB),
        (word_set("of in with for on at than after"), LINK),
        (REACH, REACHED),
        (PURPOSE, PURPOSED),
        (PAST, TOLD),
        (AMBIGUOUS_PAST, MAYBE_TOLD),
        (AIM, WISHED),
        (BASELINE, BASED),
    ):
        for form in group:
            roles[form] = roles.get(form, 0) | role
    return roles


ROLES = _roles()


def before(
    folded: str, words: Sequence[Word], index: int, first: int, start: int
) -> tuple[int, int] | None:
    """Return the word range of the noun phrase that leads to the number at `words[index]`.

    "cut checkout drop-off from 41" and "checkout drop-off fell to 33" both give "checkout
    drop-off". `first` is the first word of the sentence; `start` where the expression begins.
    """
    right = _noun_end(folded, words, index, first, start)
    if right < first:
        return None
    left = right + 1
    while left > first and right - left + 1 < _MOST_WORDS:
        form = words[left - 1][2]
        if left <= right and folded[words[left - 1][1] : words[left][0]] not in (" ", " & "):
            break
        if form == "to" and left <= right and left - 2 >= first and words[left - 2][2] == "time":
            left -= 2
            continue
        joins = form in ("of", "the") and left <= right and _links(words, left - 1, first)
        if not joins and not _nominal(form):
            break
        left -= 1
    while left <= right and words[left][2] in ("of", "the"):
        left += 1
    left = _head(folded, words, left, first) if left <= right else left
    if left > first and left <= right and words[left - 1][2] in _SUBJECTS:
        # What directly follows "we" or "would" is a verb we do not know.
        left += 1
    return None if left > right or words[right][2] in _EMPTY else (left, right)


def _head(folded: str, words: Sequence[Word], left: int, first: int) -> int:
    """Go back from "Rival" to "win rate" in "win rate against Rival"."""
    head = left - 2
    if head < first or words[left - 1][2] not in _ATTACHED or not _nominal(words[head][2]):
        return left
    if folded[words[head][1] : words[left][0]] != f" {words[left - 1][2]} ":
        return left
    for _ in range(_MOST_WORDS - 2):
        joined = head > first and folded[words[head - 1][1] : words[head][0]] == " "
        if not joined or not _nominal(words[head - 1][2]):
            break
        head -= 1
    return head


def _noun_end(folded: str, words: Sequence[Word], index: int, first: int, start: int) -> int:
    """Walk left over "fell to about" to the word where a noun phrase may end, or below first."""
    right, edge = index - 1, start
    while right >= first and index - 1 - right < _MOST_SKIPPED:
        form = words[right][2]
        gap = folded[words[right][1] : edge]
        if gap != " " and (len(gap) > _WIDEST_GAP or gap.strip(_SOFT)):
            return first - 1
        adverb = form.endswith("ly") and form not in _ADVERBS
        if form not in CHANGE and form not in _SKIP and not adverb:
            break
        edge = words[right][0]
        right -= 1
    return right


def _links(words: Sequence[Word], index: int, first: int) -> bool:
    """Return whether "of" or "of the" at `index` joins two nouns."""
    if words[index][2] == "the":
        index -= 1
    return index > first and words[index][2] == "of" and _nominal(words[index - 1][2])


def after(
    folded: str, words: Sequence[Word], index: int, stop: int, end: int
) -> tuple[int, int] | None:
    """Return the word range of the noun phrase that follows a number ending at `end`.

    Reads over "of the", and over "increase in" where the number is the size of a change.
    """
    position, edge = index, end
    linked = False
    while position < stop and position - index < 4:
        form = words[position][2]
        if folded[edge : words[position][0]] != " ":
            return None
        if form in CHANGE_NOUNS or (linked and form in _NUMBERS):
            linked = True
        elif form not in ("of", "in", "on") and not (
            linked and form in ("the", "our", "all", "its", "their", "these", "those")
        ):
            break
        elif form == "in" and not linked:
            return None
        else:
            linked = True
        edge = words[position][1]
        position += 1
    left = position
    while position < stop and position - left < _MOST_WORDS:
        form = words[position][2]
        if folded[edge : words[position][0]] not in (" ", " & ") or not _nominal(form):
            break
        if position > left and form not in _ING and form.endswith(("ed", "ing")):
            break
        edge = words[position][1]
        position += 1
    if position == left + 1 and _begins_time_to(words, left, stop):
        position += 2
    return (left, position - 1) if position > left else None


def _begins_time_to(words: Sequence[Word], left: int, stop: int) -> bool:
    """Return whether the words from `left` on read "time to value" or the like."""
    if left + 2 >= stop or words[left][2] != "time" or words[left + 1][2] != "to":
        return False
    return _nominal(words[left + 2][2])


def _nominal(form: str) -> bool:
    if form in _STOP or form in _NUMBERS or not form[0].isalpha():
        return False
    return not (form.endswith("ly") and form not in _ADVERBS)


def as_span(words: Sequence[Word], found: tuple[int, int] | None) -> Span | None:
    """Return the span of a word range, or None."""
    return None if found is None else Span(words[found[0]][0], words[found[1]][1])
