"""Checks of application letters: whom a letter addresses, and what it ties its claims to.

The patterns are compiled when a letter first needs them: most starts of the shell read no letter.
"""

from __future__ import annotations

import re
from functools import cache

from debrief.critique.reading import FEATURES, Reading
from debrief.text import Quantity, Span

_NAME = r"((?:[A-Z][\w&'-]*)(?:\s+[A-Z][\w&'-]*){0,2})"
_SHORTEST_NAME = _NAME.replace("{0,2}", "{0,2}?")
_LEVELS = frozenset("senior junior associate lead technical growth staff principal group".split())
_NOT_COMPANIES = frozenset(
    """
    product marketing manager hiring team i the senior my sir madam mr ms mrs dr english people
    recruitment recruiting talent selection committee recruiter head human resources
    """.split()
)
_TIME = frozenset(("day", "week", "month", "quarter", "year", "hour", "minute", "second"))
_PERIOD = FEATURES["period"]
_LARGE = 20


@cache
def _salutation() -> re.Pattern[str]:
    return re.compile(r"(?im)^\s*(?:dear|hello|hi|to)\s+([^\n,:;]{2,60})")


@cache
def _addressed() -> tuple[re.Pattern[str], ...]:
    """Return what names a company in the salutation: "Dear Novaline team", "team at Novaline"."""
    people = r"(?:team|hiring|recruit\w*|people|talent|selection|committee|HR)"
    return (
        re.compile(rf"(?m)^\s*(?:Dear|Hello|Hi)\s+(?:the\s+)?{_SHORTEST_NAME}\s+(?i:{people})"),
        re.compile(
            r"(?m)^\s*(?:Dear|Hello|Hi|To)\b[^\n]{0,40}?\b(?:at|of|[Tt]eam,|[Dd]epartment,)"
            rf"[ \t]+{_NAME}"
        ),
    )


@cache
def _applies_to() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"\b(?:to join|(?<!since )(?<!after )(?<!before )joining)\s+{_NAME}"),
        re.compile(
            r"\b(?i:apply|applying|application|interest|interested|the (?:[\w-]+ ){0,4}"
            r"(?:role|position|job|opening|vacancy|opportunity))\b[^.\n]{0,60}?"
            rf"\b(?:at|with|within)\s+{_NAME}"
        ),
        re.compile(rf"\b(?i:to work|love to work) (?:for|at|with)\s+{_NAME}"),
        re.compile(rf"\b(?i:serve|elevate|strengthen|part of|opportunity to \w+)\s+{_NAME}"),
    )


@cache
def _applies_as() -> tuple[re.Pattern[str], ...]:
    lower = (
        r"((?:senior |junior |associate |lead |technical |growth )?"
        r"(?:product marketing manager|marketing product manager|product manager|product owner|"
        r"project manager|program manager|programme manager|marketing manager|brand manager|"
        r"account manager|business analyst|data analyst|sales manager))\b"
    )
    capitals = (
        r"((?:[A-Z][\w&-]+ ){0,3}(?:Manager|Director|Officer|Engineer|Partner|Librarian|Analyst|"
        r"Consultant|Specialist|Executive|Designer|Assistant|Coordinator|Owner|Lead|Buyer)"
        r"|(?:Head|Vice President|VP|Director) of [A-Z]\w+(?: [A-Z]\w+)?)\b"
    )
    return (
        re.compile(
            r"(?i)\b(?:apply(?:ing)?|application|applied|candidate|consider(?:ed)?|"
            r"interest(?:ed)?|(?:the|your|this|open) (?:position|role|post|opening|vacancy))"
            rf"\b[^.\n]{{0,40}}?\b{lower}"
        ),
        re.compile(
            r"\b(?:(?:[Aa]s|be) (?:your|its) (?:next |new |future )?|"
            r"(?:position|role|post|job|seat|vacancy) (?:of|as) (?:an? )?(?:your )?|"
            r"(?:search|apply(?:ing)?|application) for (?:the |an? |your )?(?:role of |post of )?)"
            rf"{capitals}"
        ),
        re.compile(rf"\b(?:your|the|this) {capitals} (?:role|position|post|job|seat|vacancy)"),
        re.compile(rf"\b(?:make|be) an? (?:[\w' ]{{0,20}}? )?{capitals} (?:for|at) (?:you|your)\b"),
    )


@cache
def _own_work() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:launch(?:ed|es)?|releas(?:e|ed)|shipp?(?:ed|s)|opened|moved|dropped|acquired|"
        r"bought|announc\w+|began|started|added|built|pric(?:e|es|ing)|changelog|docs|documentation|blog|app|api|feature|"
        r"plan|tier|onboarding|page|report|podcast|talk|keynote|users|customers|buyers|shop|"
        r"stores?|merchants|integration|beta|roadmap|forum|tool|service|"
        r"product(?! (?:market|manag|own|team)\w*))\b"
    )


@cache
def _praise() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:apply(?:ing)?|application|position|role|vacancy|admire|great company|"
        r"leading|leader|renowned|reputation|innovative|esteemed|prestigious|values|culture|"
        r"mission)\b"
    )


@cache
def _first_hand() -> re.Pattern[str]:
    return re.compile(r"\d|\bI (?:read|tried|used|tested)\b")


def wrong_addressee(reading: Reading) -> list[Span]:
    """Flag a letter that names another job title than the one applied for, or another company."""
    document = reading.document
    found = [_other_company(reading, document.company), _other_title(reading, document.job_title)]
    return [span for span in found if span is not None]


def _other_title(reading: Reading, job_title: str | None) -> Span | None:
    if not job_title:
        return None
    wanted = _title_words(job_title)
    for pattern in _applies_as():
        for match in pattern.finditer(reading.text.source):
            # "Product Manager" is right for "Product Manager, Linen Tracking".
            if not _title_words(match[1]) <= wanted:
                return Span(match.start(1), match.end(1))
    return None


def _other_company(reading: Reading, company: str | None) -> Span | None:
    source = reading.text.source
    if not company:
        return None
    named = company.casefold() in source.casefold()
    for pattern in _addressed() if named else (*_addressed(), *_applies_to()):
        for match in pattern.finditer(source):
            name = match[1].removesuffix("'s")
            if _is_other_company(name, company, reading.document.job_title):
                return Span(match.start(1), match.start(1) + len(name))
    return None


def _title_words(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", title.casefold())) - _LEVELS


def _is_other_company(name: str, company: str, job_title: str | None) -> bool:
    words = set(name.casefold().split())
    return (
        not _NOT_COMPANIES & words
        and not words & set(company.casefold().split())
        and not (job_title and name.casefold() in job_title.casefold())
    )


def _after_salutation(reading: Reading) -> int:
    found = _salutation().search(reading.text.source)
    return found.end() if found else 0


def names_no_company(reading: Reading) -> list[Span]:
    """Flag a letter in which the company applied to is not named outside the salutation."""
    company, source = reading.document.company, reading.text.source
    if not company or not reading.text.sentences:
        return []
    after = _after_salutation(reading)
    if company.casefold() in source[after:].casefold():
        return []
    return [_opening(reading)]


def without_a_figure(reading: Reading) -> list[Span]:
    """Flag the first statement of a letter that holds no figure but, at most, lengths of time."""
    if not reading.text.sentences or any(
        quantity.unit not in _TIME for quantity in reading.text.quantities
    ):
        return []
    return [_opening(reading)]


def _opening(reading: Reading) -> Span:
    """Return the first full sentence after the salutation."""
    after = _after_salutation(reading)
    spans = [one.span for one in reading.text.sentences if one.span.end > after]
    for span in spans:
        if reading.words_in(span) >= 6:
            return Span(max(span.start, min(after + 1, span.end - 1)), span.end)
    return reading.text.sentences[0].span


def figures_with_period(reading: Reading) -> list[Span]:
    """Return the sentences that say how much of something changed, and over what time."""
    spans: dict[int, Span] = {}
    for quantity in reading.text.quantities:
        index = reading.sentence_of(quantity.span.start)
        timed = quantity.period is not None or reading.features[index] & _PERIOD
        if timed and _tells_size(quantity):
            spans.setdefault(index, reading.text.sentences[index].span)
    return list(spans.values())


def _tells_size(quantity: Quantity) -> bool:
    if quantity.is_change:
        return True
    if quantity.unit in _TIME:
        return False
    return quantity.unit != "" or (quantity.value or 0) >= _LARGE


def builds_on_the_company(reading: Reading) -> list[Span]:
    """Return the sentences that name the company applied to, and something of its own."""
    company = reading.document.company
    if not company:
        return []
    name, after = company.casefold(), _after_salutation(reading)
    spans = []
    for sentence in reading.text.sentences:
        quote = reading.text.quote(sentence.span)
        if sentence.span.end <= after or name not in quote.casefold():
            continue
        if _says_more_than(name, quote):
            spans.append(sentence.span)
    return spans


def _says_more_than(name: str, quote: str) -> bool:
    """Tell whether a sentence about a company holds one of its works, not only praise."""
    rest = re.sub(re.escape(name), " ", quote, flags=re.IGNORECASE)
    if not _own_work().search(rest):
        return False
    return not _praise().search(rest) or _first_hand().search(rest) is not None
