"""Where the entries of a section begin, and which lines are the head of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from debrief.experience.builder import Builder
from debrief.experience.evidence import (
    is_degree,
    is_organisation,
    is_place,
    is_role,
    is_school,
)
from debrief.experience.heads import (
    UNNAMED,
    Head,
    Run,
    assign,
    label_of,
    runs_of,
    take_dates,
)
from debrief.experience.lines import Line, goes_on
from debrief.text import Span

LONGEST_HEAD = 160
_MOST_WORDS = 14
_MOST_ABOVE = 3
_HELD = ("work", "education", "volunteering")
_NO_VERBS = frozenset("united red limited advanced applied unified combined".split())
_VERBS = frozenset(
    "led built ran drove grew won wrote made cut set took sold taught began brought oversaw held"
    " managed responsible worked".split()
)
_ABBREVIATED = re.compile(
    r"\b(?:inc|ltd|co|corp|jr|sr|e\.v|s\.a|b\.v|ph\.d|b\.sc|m\.sc)\.$", re.IGNORECASE
)


@dataclass(slots=True)
class Opening:
    """The head lines of an entry and the blocks of lines under it, before they are facts."""

    above: list[Line] = field(default_factory=list)
    labels: dict[str, Run] = field(default_factory=dict)
    dates: Span | None = None
    runs: list[Run] = field(default_factory=list)
    head: Head = field(default_factory=Head)
    blocks: list[list[Line]] = field(default_factory=list)

    @property
    def is_umbrella(self) -> bool:
        """Whether it only names an employer, under which roles with heads of their own follow."""
        return not self.blocks and "title" not in self.head.named and not self.labels


class Splitter:
    """Goes down the lines of one section and finds where entries begin."""

    def __init__(self, name: str, lines: Sequence[Line], builder: Builder) -> None:
        self.name = name
        self.lines = lines
        self.wraps = builder.document.kind not in ("docx", "odt", "linkedin", "json-resume")
        self.by_marker = bool(lines) and all(line.marker for line in lines)
        self.dated = [self._may_head(line) and take_dates(line)[1] is not None for line in lines]

    def openings(self) -> list[Opening]:
        """Return the entries in order, the first without a head where lines stand before any."""
        found: list[Opening] = []
        block: list[Line] = []
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            dated_head = self.dated[at] and not line.marker
            if block and self.wraps and not dated_head and goes_on(block, line, self.lines, at):
                block.append(line)
                at += 1
                continue
            bare = not block and bool(found)  # right under a head
            fresh = (
                line.after_gap or bool(line.level) or not (bare or (block and not block[0].marker))
            )
            length = self._head_length(at, fresh=fresh)
            if length:
                found.append(self._opened(at, length))
                block = []
                at += length
                continue
            if found and not found[-1].blocks and (label := label_of(line)) and (
                label[0] not in found[-1].labels and found[-1].above
            ):  # fmt: skip
                found[-1].labels[label[0]] = label[1]
                at += 1
                continue
            if not found:
                found.append(Opening())
            block = [line]
            found[-1].blocks.append(block)
            at += 1
        return found

    def _may_head(self, line: Line) -> bool:
        """Return whether a line could stand in a head at all."""
        text = line.text
        if len(text) > LONGEST_HEAD or (line.marker and not self.by_marker):
            return False
        return len(text.split()) <= _MOST_WORDS + 6

    def _like_head(self, at: int) -> bool:
        """Return whether a line reads like a name and not like a sentence."""
        line = self.lines[at]
        if not self._may_head(line):
            return False
        if self.dated[at] or line.level or line.bold:
            return True
        text = line.text
        if text.endswith((".", ";", "!", "?", ":", ",")) and not _ABBREVIATED.search(text):
            return False
        first = text.split(maxsplit=1)[0].lower().strip("(,.")
        verb = first in _VERBS or (first.endswith("ed") and first not in _NO_VERBS)
        if verb and not (is_role(text) and len(text.split()) < 5):
            return False
        return len(text.split()) <= _MOST_WORDS and not text[:1].islower()

    def _head_length(self, at: int, *, fresh: bool) -> int:
        """Return how many lines the head has that begins here, or 0 where none begins."""
        first = self.lines[at]
        labelled = self._labels(at) if fresh or first.level else 0
        if labelled or not self._like_head(at):
            return labelled
        run = self._run(at)
        dated = next((n for n in run if self.dated[n]), None)
        if dated is None:
            return self._undated(at, run, fresh=fresh)
        too_far = dated - at > (_MOST_ABOVE if fresh else 2)
        if too_far or (not fresh and self._complete_without(at, dated)):
            return 0
        return dated - at + 1 + self._below(at, dated)

    def _labels(self, at: int) -> int:
        """Return how many lines a head of labels has ("Employer: ..."), or 0."""
        end = at
        if self.lines[at].level and label_of(self.lines[at]) is None:
            end += 1
        seen: set[str] = set()
        while end < len(self.lines) and (label := label_of(self.lines[end])):
            if label[0] in seen:
                break
            seen.add(label[0])
            end += 1
        return end - at if seen else 0

    def _run(self, at: int) -> list[int]:
        """Return the numbers of the lines that could form one head from here."""
        run = [at]
        for n in range(at + 1, min(at + 5, len(self.lines))):
            line, first = self.lines[n], self.lines[at]
            if not self._like_head(n) or (line.marker and not self.by_marker):
                break
            if line.level and first.level and line.level <= first.level:
                break
            if line.after_gap and any(self.dated[m] for m in run):
                break
            if line.after_gap and not self.dated[n] and not first.level:
                break
            run.append(n)
        return run

    def _undated(self, at: int, run: list[int], *, fresh: bool) -> int:
        """Return the length of a head without dates."""
        first = self.lines[at]
        if first.level or (first.bold and fresh):
            more = run[1:2]
            told = more and self._told(self.lines[more[0]].text)
            return 2 if told and not self.lines[more[0]].level else 1
        if not fresh or first.marker:
            return 0
        end = run[-1] + 1
        followed = end < len(self.lines) and self.lines[end].marker
        told = any(self._told(self.lines[n].text) for n in run)
        if self.name == "projects":
            return len(run) if followed and len(run) <= 2 else 0
        if self.name == "education":
            return len(run) if told and len(run) <= 3 else 0
        if len(run) <= 3 and followed and (told or not any(self.dated)):
            return len(run)
        return 0

    def _told(self, text: str) -> bool:
        if self.name == "education":
            return is_degree(text) or is_school(text)
        return is_role(text) or is_organisation(text) or is_place(text)

    def _complete_without(self, at: int, dated: int) -> bool:
        """Return whether the head is whole without its first line, which then is no part of it."""
        if at == dated:
            return False
        head = self._assigned(range(at + 1, dated + 1))
        return "title" in head.named and "organisation" in head.named and not head.guessed

    def _assigned(self, numbers: Sequence[int]) -> Head:
        runs = [run for n in numbers for run in self._runs(n)]
        return assign(runs, self.name, title_first=True)

    def _runs(self, n: int) -> list[Run]:
        rest = take_dates(self.lines[n])[0] if self.dated[n] else [self.lines[n]]
        return [run for part in rest for run in runs_of(part, self.lines[n].span.start)]

    def _below(self, at: int, dated: int) -> int:
        """Return how many lines under the dates still belong to the head."""
        head = self._assigned(range(at, dated + 1))
        have = set(head.named) - ({"organisation", "title"} if head.guessed else set())
        taken = 0
        for n in range(dated + 1, min(dated + 3, len(self.lines))):
            line = self.lines[n]
            if not self._like_head(n) or self.dated[n] or line.marker or line.after_gap:
                break
            following = self.lines[n + 1] if n + 1 < len(self.lines) else None
            ends = following is None or following.marker or following.after_gap
            if is_place(line.text) and "place" not in have:
                have.add("place")
            elif (
                self.name in _HELD
                and not have >= {"title", "organisation"}
                and (self._told(line.text) or (ends and len(line.text.split()) <= 6))
            ):
                have |= set(self._assigned(range(at, n + 1)).named)
            else:
                break
            taken += 1
        return taken

    def _opened(self, at: int, length: int) -> Opening:
        opening = Opening(above=list(self.lines[at : at + length]))
        for n in range(at, at + length):
            if label := label_of(self.lines[n]):
                opening.labels[label[0]] = label[1]
                continue
            if self.dated[n] and opening.dates is None:
                opening.dates = take_dates(self.lines[n])[1]
            if not (self.lines[n].level and self.lines[n].text == UNNAMED):
                opening.runs += self._runs(n)
        if opening.labels:
            _head_of_labels(opening)
        return opening


def _head_of_labels(opening: Opening) -> None:
    """Take a heading above labels as the title, whole, unless a label says the same."""
    heading = next((line for line in opening.above if label_of(line) is None), None)
    opening.runs = []
    if heading is None or "title" in opening.labels:
        return
    said = {run.text for name, run in opening.labels.items() if name != "place"}
    if heading.text not in said and heading.text != UNNAMED:
        opening.labels["title"] = Run(heading, heading.span.start)
