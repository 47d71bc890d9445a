"""Quantities: numbers that measure something, with their change, aim, period and noun."""

# ruff: noqa: PLR0911
# A grammar reads best as a list of early answers, and its small numbers are places in it.

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from debrief.text import phrases
from debrief.text.expressions import read, triggers
from debrief.text.figures import Raw, Scene
from debrief.text.spans import Span, Word, word_set
from debrief.text.surroundings import Context, surroundings

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEUTRAL_UNITS = frozenset(("", "share"))
_MOST_MARKS = 40_000
_APPLIED = word_set("used divided multiplied followed led run done built split")


class Quantity:
    """A number that measures something, as it was written and as it was meant.

    Its direction, period and noun are read when they are asked for: most readers of a text only
    want to know where it changes or aims at something.

    Attributes:
        span: The whole expression, e.g. "from 41 % to 33 %".
        value: The end value of a change, else the number; the upper end of a range.
        unit: "%", "pp" (also basis points), an ISO currency, "x" (multiple), "share" (a third,
            one in five), a time unit ("day", "week", ...), or "" for a bare count.
        start_value: The "from" side, or a stated baseline.
        end_value: The "to" side, or the stated aim.
        is_change: Whether it says how far something moved: "from 4 to 3", "by 15 %", "doubled".
        is_target: Whether it is aimed at: "to 33 %", "at least 12", "goal of 5".

    """

    span: Span
    value: float | None
    unit: str
    start_value: float | None
    end_value: float | None
    is_change: bool
    is_target: bool

    def __init__(self, company: _Company, raw: Raw, context: Context) -> None:
        """Take a number as written, what the words around it say, and the others beside it."""
        self._company, self._context = company, context
        self._place = len(company.members)
        company.members.append(self)
        scene = company.scene
        change = self.is_change = _is_change(scene, raw, context)
        target = self.is_target = _is_target(raw, context, change=change)
        before, goal, shape = raw.before, raw.goal, raw.shape
        if shape == "number":
            if before is not None and not (raw.unit or context.verb in phrases.MOVING):
                # "4.5 stars from 900 reviews": a source, no baseline.
                raw, before = raw._replace(start=raw.core, before=None), None
            if goal is not None and not target and not context.verb:
                goal = None
                raw = raw._replace(start=raw.core)
            if target and not change:
                goal = raw.value
            elif context.baseline and not change and goal is None:
                before = raw.value
        elif shape == "range":
            before = None
            goal = raw.value if target and not change else None
        self._raw = raw
        self.span = Span(raw.start, raw.end)
        self.value, self.unit = raw.value, raw.unit
        self.start_value, self.end_value = before, goal

    @cached_property
    def direction(self) -> str | None:
        """Where it moves, "up" or "down", from start and end or from the verb nearby, else None."""
        return _direction(
            self._company.scene,
            self._raw,
            self._context,
            change=self.is_change,
            target=self.is_target,
        )

    @property
    def period(self) -> Span | None:
        """The time frame that goes with it, if the sentence has one."""
        return self._company.frame(self._place)

    @property
    def measured(self) -> Span | None:
        """The noun phrase measured, e.g. "checkout drop-off"."""
        return self._company.nouns[self._place]

    def _own_noun(self) -> Span | None:
        moved = self.is_change or self.is_target
        return _measured(self._company.scene, self._raw, self._context, moved=moved)

    def _key(self) -> tuple[object, ...]:
        return (
            self.span, self.value, self.unit, self.start_value, self.end_value, self.direction,
            self.is_change, self.is_target, self.period, self.measured,
        )  # fmt: skip

    def __eq__(self, other: object) -> bool:
        """Return whether the other says the same at the same place."""
        return isinstance(other, Quantity) and other._key() == self._key()

    def __hash__(self) -> int:
        """Return the hash of the place and the value."""
        return hash((self.span, self.value))

    def __repr__(self) -> str:
        """Return what it says, for messages."""
        return f"Quantity{self._key()!r}"


class _Company:
    """The quantities of one sentence, which share its time frames and a noun said once."""

    def __init__(self, scene: Scene, raws: Sequence[Raw], frames: Sequence[Span]) -> None:
        self.scene = scene
        self.members: list[Quantity] = []
        self._raws, self._frames = raws, frames

    @cached_property
    def nouns(self) -> list[Span | None]:
        """What each quantity measures."""
        nouns: list[Span | None] = []
        for one in self.members:
            noun = one._own_noun()  # noqa: SLF001  (two halves of one thing)
            if noun is None and nouns and (one.is_change or one.end_value is not None):
                # "tickets fell 20 %, from 1,200 to 960": the noun is said once.
                noun = nouns[-1]
            nouns.append(noun)
        return nouns

    def frame(self, place: int) -> Span | None:
        """Return the period that goes with a quantity.

        That is the next one before another number, else the nearest one in the sentence.
        """
        raws, frames = self._raws, self._frames
        following = raws[place + 1].start if place + 1 < len(raws) else self.scene.end
        position = bisect_left(frames, raws[place].end, key=lambda frame: frame.start)
        later = frames[position] if position < len(frames) else None
        if later and later.start < following:
            return later
        return frames[position - 1] if position else later


class Facts(NamedTuple):
    """What one pass over a text finds: its quantities and its periods, in order."""

    quantities: tuple[Quantity, ...]
    periods: tuple[Span, ...]


def find_marks(words: Sequence[Word]) -> list[int]:
    """Return the indices of the words at which a quantity or a period may begin.

    Bounded, so that a text of nothing but numbers takes seconds and not minutes: as many as
    three million characters of prose hold are kept, and what comes after them is not read.
    """
    return triggers(words)[:_MOST_MARKS]


def find_facts(
    folded: str, words: Sequence[Word], marks: Sequence[int], regions: Sequence[Span]
) -> Facts:
    """Return the quantities and periods of a text; none reaches over the edge of a region.

    `marks` are those of the whole text; `regions` are sentences, in order and without overlap.
    """
    quantities: list[Quantity] = []
    frames: list[Span] = []
    position = region = 0
    if regions:
        position = bisect_left(marks, bisect_left(words, (regions[0].start,)))
    while position < len(marks):
        offset = words[marks[position]][0]
        while region < len(regions) and regions[region].end <= offset:
            region += 1
        if region == len(regions):
            break
        begin, end = regions[region].start, regions[region].end
        until = position
        while until < len(marks) and words[marks[until]][0] < end:
            until += 1
        if until == position:
            position += 1
            continue
        first = bisect_left(words, (begin,))
        scene = Scene(folded, words, first, bisect_left(words, (end,), first), begin, end)
        _read_sentence(scene, marks[position:until], quantities, frames)
        position = until
    return Facts(tuple(quantities), tuple(frames))


def _read_sentence(
    scene: Scene, marks: Sequence[int], quantities: list[Quantity], frames: list[Span]
) -> None:
    raws: list[Raw] = []
    own: list[Span] = []
    clear = scene.start
    for index in marks:
        if scene.words[index][0] < clear:
            continue
        found = read(scene, index, clear)
        if isinstance(found, Raw):
            raws.append(found)
            clear = found.end
        elif found:
            begin, clear = max(found[0], clear), max(found[1], clear)
            if found[1] > found[0] and not scene.folded[begin:clear].isspace():
                begin += scene.folded[begin] == " "
                own.append(Span(begin, clear))
    frames.extend(own)
    if raws:
        company = _Company(scene, raws, own)
        quantities.extend([Quantity(company, raw, surroundings(scene, raw)) for raw in raws])


def _is_change(scene: Scene, raw: Raw, context: Context) -> bool:
    if raw.shape == "change" or (raw.before is not None and raw.shape == "number"):
        return raw.shape == "change"
    if raw.shape == "multiple":
        return scene.words[raw.word][2] not in ("twice", "thrice")
    if context.lead == "by":
        applied = context.left > scene.first + 1 and scene.words[context.left - 2][2] in _APPLIED
        return not applied and (raw.unit != "" or context.verb != "")
    if raw.goal is not None or context.limit:
        return False
    after = scene.words[context.right][2] if context.right < scene.stop else ""
    if after in phrases.CHANGE_NOUNS and (raw.unit != "" or after in ("more", "fewer", "less")):
        return scene.words[context.right][0] - raw.end == 1
    if _signed(scene, raw):
        return True
    moved = context.direct and context.verb in phrases.MOVING
    return moved and raw.unit not in _NEUTRAL_UNITS


def _signed(scene: Scene, raw: Raw) -> str:
    """Return the "+" or "-" written directly before a number, or ""."""
    if raw.start <= scene.start or raw.unit not in ("%", "pp"):
        return ""
    sign = scene.folded[raw.start - 1]
    alone = raw.start - 1 == scene.start or scene.folded[raw.start - 2] in " (:"
    return sign if sign in "+-\u2212" and alone else ""


def _is_target(raw: Raw, context: Context, *, change: bool) -> bool:
    if raw.shape == "change":
        return not context.past
    if raw.shape == "number" and raw.before is not None:
        return False
    if context.past and not context.aim:
        return False
    if raw.shape == "multiple" or (change and raw.goal is None):
        return context.wish or context.aim
    if raw.goal is not None and raw.shape == "number":
        return raw.unit != "" or bool(context.verb or context.reach) or context.aim
    if context.limit or context.aim:
        return True
    if context.reach in ("reach", "reaches", "reaching", "achieve", "exceed"):
        return True
    wished = context.wish and (context.reach != "" or context.verb != "")
    return wished and raw.unit != "" and context.direct


def _direction(
    scene: Scene, raw: Raw, context: Context, *, change: bool, target: bool
) -> str | None:
    if raw.shape == "change" and raw.before is not None and raw.before != raw.value:
        return "up" if raw.value > raw.before else "down"
    if raw.shape == "multiple":
        return "down" if raw.value < 1 else "up" if change else None
    sign = _signed(scene, raw)
    if sign:
        return "up" if sign == "+" else "down"
    for k in range(context.right, min(context.right + 3, scene.stop)):
        form = scene.words[k][2]
        if change and form in phrases.CHANGE_NOUNS:
            return "up" if form in phrases.UP else "down" if form in phrases.DOWN else None
    if not (change or target or raw.goal is not None or context.direct):
        return None
    if context.verb in phrases.UP:
        return "up"
    return "down" if context.verb in phrases.DOWN else None


def _measured(scene: Scene, raw: Raw, context: Context, *, moved: bool) -> Span | None:
    folded, words = scene.folded, scene.words
    counted = raw.unit == "" and not (context.verb or context.aim)
    found = None
    if counted or not moved or raw.shape == "multiple":
        found = phrases.after(folded, words, context.right, scene.stop, raw.end)
        if found:
            return phrases.as_span(words, found)
    found = phrases.before(folded, words, context.left, scene.first, raw.start)
    if found is None and moved:
        found = phrases.after(folded, words, context.right, scene.stop, raw.end)
    return phrases.as_span(words, found)
