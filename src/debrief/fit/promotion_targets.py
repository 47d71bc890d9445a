"""Whether a line sets a figure beside its target, and on which side of it the figure lies."""

from __future__ import annotations

import re

from debrief.text.spans import fold

_NUMBER = (
    r"(?:[$\u20ac\u00a3]|eur\s|usd\s|gbp\s|chf\s)?\s?(\d[\d.,]{0,14}(?<![.,]))\s?"
    r"(k|m|bn|million|thousand|billion)?\b"
)
_AIM = r"(?:target|goal|plan|forecast|quota)"
_PERCENT = re.compile(
    rf"(\d{{1,4}}(?:\.\d)?)\s?(?:%|per ?cent)\s(?:of|to)\s(?:\w+\s){{0,3}}?{_AIM}\b"
)
_BETWEEN = (
    r"(?:[^.;\d]|\d{1,3}\s?(?:quarters?|months?|weeks?|days?|years?|regions?|markets?)){0,80}?"
)
"""Words between a figure and its target, which may count time or places but nothing else."""

_AGAINST = re.compile(
    rf"{_NUMBER}{_BETWEEN}\b(?:against|vs\.?|versus|compared (?:with|to))\s(?:\w+\s){{0,3}}?"
    rf"{_AIM}\s(?:of\s)?{_NUMBER}"
)
_BESIDE = re.compile(
    rf"{_NUMBER}{_BETWEEN}[,(]\s?(?:the\s)?(?:target|goal|quota)"
    rf"(?:\s(?:of|was|had been)|:)?\s{_NUMBER}"
)
"""Terse lines name the target behind a comma or in brackets: "310 merchants, target 250"."""

_PLANNED = re.compile(
    rf"{_NUMBER}{_BETWEEN}\b(?:against|vs\.?|versus|instead of)\s(?:the\s)?{_NUMBER}\s"
    r"(?:planned|forecast|targeted|budgeted|expected)\b"
)
_AIM_FIRST = re.compile(
    rf"\b{_AIM}\s(?:of|was|had been|:)\s{_NUMBER}[^.;]{{0,60}}?\b(?:reached|brought|came|made|got|"
    rf"generated|delivered|closed|sourced|landed|ended at|hit)\b[^.;\d]{{0,20}}{_NUMBER}"
)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}


def beats_target(text: str) -> bool | None:
    """Return whether a figure lies above its target; None where no figure stands beside one.

    "1.9M against a target of 1.5M" and "127 % of target" do, "98 % of plan" does not.
    """
    words = fold(text)
    share = _PERCENT.search(words)
    if share:
        return float(share.group(1)) > 100
    against = _AGAINST.search(words) or _BESIDE.search(words) or _PLANNED.search(words)
    if against:
        got, got_scale, aim, aim_scale = against.groups()
        return _above(got, got_scale, aim, aim_scale)
    first = _AIM_FIRST.search(words)
    if first:
        aim, aim_scale, got, got_scale = first.groups()
        return _above(got, got_scale, aim, aim_scale)
    return None


def _above(got: str, got_scale: str | None, aim: str, aim_scale: str | None) -> bool:
    # "1.9 against a target of 1.5M" leaves out a scale that is the same on both sides.
    scale = got_scale or aim_scale
    return _value(got, scale) > _value(aim, aim_scale or got_scale)


def _value(digits: str, scale: str | None) -> float:
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits)
    plain = re.sub(r"[.,]", "", digits) if grouped else digits.replace(",", ".")
    head, _, tail = plain.rpartition(".")
    value = float(f"{head.replace('.', '')}.{tail}" if head else plain)
    return value * _SCALES.get(scale or "", 1.0)
