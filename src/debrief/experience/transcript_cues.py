"""Cues with a beginning and an end, as WebVTT, SRT and the documents of Teams write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape

from debrief.experience.transcript_names import is_name, named

Timed = tuple[float | None, float | None, str, str]
"""Start and end in seconds, the speaker, the words."""

LONGEST = 24 * 3600.0
"""The latest moment that is believed, in seconds."""

_NOT_SPOKEN = ("NOTE", "STYLE", "REGION")


def seconds_of(stamp: str) -> float | None:
    """Return "1:02:03.5", "02:03,500" or "0:03" in seconds, None for what is no time."""
    parts = stamp.strip().replace(",", ".").split(":")
    if not 2 <= len(parts) <= 3 or len(stamp) > 16:
        return None
    whole, _, fraction = parts[-1].partition(".")
    figures = [*parts[:-1], whole]
    if not all(p.isascii() and p.isdigit() for p in figures):
        return None
    if fraction and not (fraction.isascii() and fraction.isdigit()):
        return None
    total = float(f"0.{fraction}") if fraction else 0.0
    for power, part in enumerate(reversed(figures)):
        total += int(part) * 60**power
    return total if total <= LONGEST else None


def timed_cues(lines: Sequence[str]) -> list[Timed] | None:
    """Return the cues of lines that hold "start --> end", None where no line does."""
    blocks = list(_blocks(lines))
    if not blocks:
        return None
    bare = Counter(said[0] for _, _, said in blocks if len(said) > 1 and is_name(said[0]))
    prefixes = Counter(
        name for _, _, said in blocks if said and (name := named(_plain(said[0])[1])[0])
    )
    found: list[Timed] = []
    speaker, last = "", ""
    for start, end, given in blocks:
        said = [line for line in given if line != "-"]
        if len(said) > 1 and said[0] == last:
            # Rolling captions repeat the line before.
            said = said[1:]
        if len(said) > 1 and (bare[said[0]] > 1 or _in_brackets(said[0])):
            speaker, said = said[0].strip("()[]"), said[1:]
        last = said[-1] if said else ""
        for voice, words in _voices(said):
            name, rest = named(words)
            if voice:
                speaker = voice
            elif name and (prefixes[name] > 1 or " " in name):
                speaker, words = name, rest  # noqa: PLW2901
            found.append((start, end, speaker, words))
    return found


def _blocks(lines: Sequence[str]) -> Iterator[tuple[float, float, list[str]]]:
    """Yield times and lines of each cue; a number right above the next times is its name."""
    times: tuple[float, float] | None = None
    said: list[str] = []
    silent = False
    for line in lines:
        begins = _times(line) if "-->" in line else None
        if begins:
            if times:
                if said and said[-1].isdigit():
                    said.pop()
                yield (*times, said)
            times, said, silent = begins, [], False
        elif not line:
            if times:
                yield (*times, said)
            times, said, silent = None, [], False
        elif times and not silent:
            said.append(line)
        else:
            silent = silent or line.startswith(_NOT_SPOKEN)
    if times:
        yield (*times, said)


def _times(line: str) -> tuple[float, float] | None:
    left, _, right = line.partition("-->")
    start, end = seconds_of(left), seconds_of(right.strip().split(" ")[0].split("\t")[0])
    if start is None or end is None:
        return None
    return start, max(start, end)


def _in_brackets(line: str) -> bool:
    return line[:1] + line[-1:] in ("()", "[]") and is_name(line[1:-1])


def _voices(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield who is named by a voice tag, or nobody, with the words up to the next voice tag."""
    speaker, words = "", list[str]()
    for line in lines:
        for piece in _pieces(line):
            if not (piece[0] == "<" and piece[-1] == ">"):
                words.append(_unescaped(piece))
            elif piece.startswith(("<v ", "<v.")):
                if said := " ".join("".join(words).split()):
                    yield speaker, said
                speaker, words = _unescaped(piece[1:-1].partition(" ")[2]).strip(), []
        words.append(" ")
    if said := " ".join("".join(words).split()):
        yield speaker, said


def _plain(line: str) -> tuple[str, str]:
    """Return whom a voice tag names in a line, and its words."""
    return next(_voices([line]), ("", ""))


def _unescaped(words: str) -> str:
    try:
        return unescape(words)
    except ValueError:
        # A number of thousands of digits is no character.
        return words


def _pieces(line: str) -> Iterator[str]:
    """Yield tags and the text between them; a bracket that is never closed is text."""
    at, last = 0, line.rfind(">")
    while at < len(line):
        if line[at] == "<" and at < last:
            close = line.find(">", at)
            yield line[at : close + 1]
            at = close + 1
            continue
        following = line.find("<", at + 1)
        end = following if following > 0 else len(line)
        yield line[at:end]
        at = end
