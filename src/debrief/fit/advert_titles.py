"""Titles: which role one names, how senior it is, and where an advertisement says it."""

from __future__ import annotations

import re
from string import capwords

from debrief.fit.advert import TitleRole
from debrief.text.spans import fold

_JOB = (
    r"manager|owner|lead|director|head|marketer|pmm?|analyst|designer|engineer|specialist|"
    r"coordinator|executive|representative|consultant|developer|vp|vice president|chief|officer|"
    r"associate|scrum master|strategist|intern"
)
_HAS_JOB = re.compile(rf"\b(?:{_JOB})\b")
_PMM = re.compile(r"\bproduct(?:s|[ -]line)?[ -]marketing\b|\bproduct marketer\b|\bpmm\b")
_PM = re.compile(
    r"\bproduct(?:[ -]line)?[ -]manag\w*|\bproduct owner\b|\b(?:growth|platform|data) pm\b|\bapm\b"
    r"|\b(?:head|director|vp|vice president|chief) (?:of )?product(?: officer)?\b(?! \w)|\bcpo\b"
    r"|\bproduct (?:lead|director)\b"
)
_PROJECT = re.compile(
    r"\b(?:project|program|programme)s?[ -](?:manag\w*|lead|coordinator|director|officer|planner)\b"
    r"|\bscrum master\b|\bpmo\b|\b(?:delivery|release) manager\b|\btpm\b"
)
_SEVERAL = re.compile(r"\bproduct ?(?:/|&|and|or) ?(?:project|program|programme)s?[ -]manag\w*")
_AMBIGUOUS = re.compile(
    r"\bmarketing product\b|\bproduct (?:manager|owner) ?[,(/-] ?(?:product )?marketing\)?\s*$"
    r"|\bproduct marketing engineer\b|\bgo[ -]to[ -]market\b|\bgtm\b"
)
_BARE_PM = re.compile(r"\bpms?\b")
_LEVELS = (
    ("L7", re.compile(r"\b(?:director|head of|vp|vice president|chief|cpo|cmo)\b")),
    ("L6", re.compile(r"\b(?:staff|principal|group|lead)\b")),
    ("L5", re.compile(r"\b(?:senior|sr|snr|iii)\b")),
    (
        "L3",
        re.compile(r"\b(?:associate|junior|jr|graduate|assistant|intern|entry|apmm?|trainee)\b"),
    ),
)


def role_of_title(title: str) -> TitleRole:
    """Return the role a title names; "unclear" where it may be several, as for "PM".

    The duties decide whose work an advertisement describes; a title is only compared with them.
    """
    words = " ".join(fold(title).split())
    said: list[TitleRole] = []
    if _PMM.search(words):
        said.append("pmm")
    if _PM.search(words):
        said.append("pm")
    if _PROJECT.search(words):
        said.append("project-management")
    if len(said) > 1 or _SEVERAL.search(words) or _AMBIGUOUS.search(words):
        return "unclear"
    if said:
        return said[0]
    return "unclear" if _BARE_PM.search(words) else "other"


def level_of_title(title: str) -> tuple[str, str] | None:
    """Return the level that a word of a title names, and that word; None where there is none."""
    words = fold(title)
    for level, pattern in _LEVELS:
        found = pattern.search(words)
        if found:
            return level, found.group()
    return None


_LABEL = re.compile(r"(?:job )?(?:title|position|role|vacancy)\s*:\s*(\S.{0,100})", re.IGNORECASE)
_COMPANY = re.compile(
    r"(?:company|employer|organisation|organization)\s*:\s*(\S.{0,60})", re.IGNORECASE
)
_HIRING = re.compile(
    r"\b(?:looking for|hiring|seeking|searching for|join us as|need|role of|position of|[Aa]s) "
    r"(?:an? |our (?:first |next )?|the )?(?:(?:new|experienced|talented|passionate|first) )?"
    r"((?:[A-Z][\w&/-]*,? ){0,6}?(?:Manager|Owner|Lead|Director|Marketer|PMM|PM)\b)"
)
_NAMED = re.compile(
    r"\b(?:The|Our) ((?:[A-Z][\w&/-]*,? ){0,5}?(?:Manager|Owner|Lead|Director|Marketer|PMM|PM)"
    r"(?:, [A-Z]\w+)?) (?:will|is|leads|owns|drives)\b"
)
_EMPLOYER = re.compile(
    r"(?:^|[.!?\n]\s{0,3})((?:[A-Z][\w&.'-]{0,30})(?: [A-Z][\w&.'-]{0,30}){0,3}) "
    r"(?:is (?:looking|hiring|seeking|searching|growing|a |an |the )|are (?:looking|hiring)|"
    r"builds |makes |helps |seeks )"
)
_AT = re.compile(r"\s(?:at|@|bei)\s+([A-Z][\w&.' -]{1,40})")
_ABOUT = re.compile(
    r"^\W{0,4}about ((?!us\b|you\b|the\b|our\b|this\b|me\b)\S.{1,40}?)\W{0,3}$",
    re.IGNORECASE | re.MULTILINE,
)
_CUT = re.compile(r"\s+[|–—-]\s+|\s*\|\s*|\s+[·•]\s+|\s(?:at|@)\s+(?=[A-Z])")
_SEX = re.compile(r"\s*\((?:[mfdwx*/ ,]{3,11}|all genders|remote|hybrid)\)", re.IGNORECASE)
_NOT_EMPLOYERS = frozenset("we you this it the he she who what our your there role job".split())


def find_title(text: str) -> str | None:
    """Return the title of an advertisement as written, or None where no line names one."""
    top = [line.strip(" \t#*_") for line in text[:4000].splitlines() if line.strip(" \t#*_-=")][:12]
    for line in top:
        label = _LABEL.match(line)
        if label:
            return _clean(label.group(1))
    for line in top[:6]:
        cleaned = _clean(line)
        plain = len(cleaned.split()) <= 10 and cleaned[-1:] not in (".", ":", "!", "?", ";")
        if plain and _HAS_JOB.search(fold(cleaned)) and cleaned[:1].isupper():
            return cleaned
    whole = " ".join(text[:6000].split())
    found = _HIRING.search(whole) or _NAMED.search(whole)
    return found.group(1).strip() if found else None


def _clean(line: str) -> str:
    pieces = [
        piece.strip(" *_#") for piece in _CUT.split(_SEX.sub("", line)) if piece.strip(" *_#")
    ]
    named = [piece for piece in pieces if _HAS_JOB.search(fold(piece))]
    title = (named or pieces or [""])[0]
    return capwords(title) if title.isupper() and len(title) > len("PMM II") else title


def find_company(text: str, title: str | None) -> str | None:
    """Return the name of the employer as written, or None where none is told."""
    top = text[:6000]
    found = _COMPANY.search(top)
    if found:
        return found.group(1).strip(" .*_")
    if title and title in top:
        rest = top[top.index(title) + len(title) :].splitlines()[0]
        at = _AT.match(_SEX.sub("", rest))
        if at:
            return re.split(r"\s[-–|,(]|,", at.group(1))[0].strip(" .")
    about = _ABOUT.search(top)
    if about and about.group(1)[0].isupper():
        return about.group(1).strip(" :*_")
    employer = _EMPLOYER.search(top)
    if employer and fold(employer.group(1)).split()[0] not in _NOT_EMPLOYERS:
        return employer.group(1)
    return None
