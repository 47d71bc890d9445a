"""Plain text as meeting tools export it: turns with a name, a time, or both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from debrief.experience.transcript_cues import Timed, seconds_of
from debrief.experience.transcript_names import is_name, named

_MARKS = "[](){}<>"


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands at the beginning of a turn. `sure` is False for a name that may be none."""

    speaker: str
    start: float | None
    rest: str
    sure: bool


def plain_cues(lines: Sequence[str]) -> list[Timed]:
    """Return the turns of lines. Ends are not known; without names all is one voice."""
    heads = [_head(line) for line in lines]
    counted = Counter(head.speaker for head in heads if head and head.speaker)
    found: list[tuple[float | None, str, list[str]]] = []
    speaker, waiting = "", None
    for line, head in zip(lines, heads, strict=True):
        if head and not head.sure and counted[head.speaker] < 2 and " " not in head.speaker:
            head = None  # noqa: PLW2901
        if head is None:
            if not line:
                continue
            if found and waiting is None:
                found[-1][2].append(line)
            else:
                found.append((waiting, speaker, [line]))
                waiting = None
            continue
        if not head.speaker and not head.rest:
            waiting = head.start
            continue
        speaker = head.speaker or speaker
        found.append((head.start if head.start is not None else waiting, speaker, [head.rest]))
        waiting = None
    return _without_front(
        [(start, None, who, " ".join(" ".join(said).split())) for start, who, said in found]
    )


def _without_front(cues: list[Timed]) -> list[Timed]:
    """Leave out title and date above the first turn that is named or timed."""
    marked = [i for i, cue in enumerate(cues) if cue[2] or cue[0] is not None]
    return cues[marked[0] :] if marked else cues


def _head(line: str) -> _Head | None:
    if not line:
        return None
    fields = [part.strip() for part in line.split("\t")]
    if len(fields) >= 2 and (start := _stamp(fields[0])) is not None:
        speaker = fields[1].rstrip(":").strip() if is_name(fields[1].rstrip(":")) else ""
        return _Head(speaker, start, " ".join(fields[2 if speaker else 1 :]), sure=True)
    first, _, after = line.partition(" ")
    if (start := _stamp(first.rstrip("-–:"))) is not None:
        after = after.lstrip(" -–")
        speaker, rest = named(after)
        if not speaker and is_name(after):
            speaker, rest = after, ""
        return _Head(speaker, start, rest, sure=True)
    return _name_then_time(line) or _name_then_words(line)


def _name_then_time(line: str) -> _Head | None:
    """Read "Name  0:03", "[Name] 00:00:03" and "Name (0:03): words"."""
    before, _, last = line.rpartition(" ")
    start = _stamp(last)
    name = before.strip().strip(_MARKS).strip()
    if start is not None and is_name(name):
        return _Head(name, start, "", sure=True)
    label, colon, rest = line.partition("): ") if "): " in line else line.partition("]: ")
    if colon:
        before, _, last = label.rpartition(" ")
        start, name = _stamp(last), before.strip()
        if start is not None and is_name(name):
            return _Head(name, start, rest.strip(), sure=True)
    return None


def _name_then_words(line: str) -> _Head | None:
    speaker, rest = named(line)
    return _Head(speaker.strip(_MARKS), None, rest, sure=False) if speaker else None


def _stamp(words: str) -> float | None:
    return seconds_of(words.strip(_MARKS))
