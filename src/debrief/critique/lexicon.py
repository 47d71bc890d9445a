"""Rules, signs and word lists as their authors wrote them, checked and compiled for one pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from debrief.critique.checks import CHECKS
from debrief.critique.language import PhraseError, check
from debrief.critique.phrases import PhraseIndex
from debrief.critique.reading import mask_of
from debrief.critique.records import MoveSigns, Rule, Sign, When, WordList
from debrief.handbook.records import ContentError, Mistake, Page, decode
from debrief.handbook.shelf import Shelf

HERE = Path(__file__).parent

Own = Callable[[tuple[str, ...]], int]
"""Files phrases under a new owner and returns it, or -1 where there are none."""


class CompiledSign(NamedTuple):
    """A sign with its owners in the phrase index (-1: none) and its features as masks."""

    move: str
    phrases: int
    also: int
    unless: int
    has: int
    lacks: int
    rounds: tuple[str, ...]
    needs: tuple[int, ...]
    """The owners of which each must have a hit."""


class CompiledRule(NamedTuple):
    """A rule with its owners in the phrase index (-1: none) and its features as masks."""

    rule: Rule
    phrases: int
    unless: int
    nearby: int
    document: int
    has: int
    lacks: int
    nearby_lacks: int
    document_lacks: int
    needs: tuple[int, ...]
    """The owner that must have a hit for the rule to speak, if there is one."""


class Lexicon:
    """Every rule, sign and word list, and the index that finds all their phrases at once."""

    def __init__(
        self, rules: tuple[Rule, ...], signs: tuple[MoveSigns, ...], lists: tuple[WordList, ...]
    ) -> None:
        owners: list[tuple[str, ...]] = []

        def own(phrases: tuple[str, ...]) -> int:
            if not phrases:
                return -1
            owners.append(phrases)
            return len(owners) - 1

        self.rules: Mapping[str, Rule] = {rule.id: rule for rule in rules}
        self.signs: Mapping[str, MoveSigns] = {entry.move: entry for entry in signs}
        self.lists: Mapping[str, int] = {entry.id: own(entry.phrases) for entry in lists}
        self.compiled_signs = tuple(
            _compiled_sign(entry.move, sign, own) for entry in signs for sign in entry.sign
        )
        self.compiled_rules = tuple(_compiled_rule(rule, own) for rule in rules)
        self.owners: Mapping[str, int] = {
            **self.lists,
            **{compiled.rule.id: compiled.phrases for compiled in self.compiled_rules},
        }
        self.index = PhraseIndex(owners)
        # Both grow by one entry for each rubric and round there is.
        self._signs_for: dict[object, tuple[CompiledSign, ...]] = {}
        self._rules_for: dict[object, tuple[CompiledRule, ...]] = {}

    def signs_for(self, moves: tuple[str, ...], round_id: str | None) -> tuple[CompiledSign, ...]:
        """Return the signs of some moves that count in a round."""
        chosen = self._signs_for.get((moves, round_id))
        if chosen is None:
            chosen = self._signs_for[moves, round_id] = tuple(
                sign
                for sign in self.compiled_signs
                if sign.move in moves and (not sign.rounds or round_id in sign.rounds)
            )
        return chosen

    def rules_for(self, kind: str, role: str, round_id: str | None) -> tuple[CompiledRule, ...]:
        """Return the rules for a kind of document, a role and a round (None: of any round)."""
        chosen = self._rules_for.get((kind, role, round_id))
        if chosen is None:
            chosen = self._rules_for[kind, role, round_id] = tuple(
                compiled
                for compiled in self.compiled_rules
                if kind in compiled.rule.kinds
                and role in compiled.rule.roles
                and not (compiled.rule.rounds and round_id and round_id not in compiled.rule.rounds)
            )
        return chosen


def _compiled_sign(move: str, sign: Sign, own: Own) -> CompiledSign:
    phrases, also, unless = own(sign.phrases), own(sign.also), own(sign.unless)
    needs = tuple(owner for owner in (phrases, also) if owner >= 0)
    has, lacks = mask_of(sign.has), mask_of(sign.lacks)
    return CompiledSign(move, phrases, also, unless, has, lacks, sign.rounds, needs)


def _compiled_rule(rule: Rule, own: Own) -> CompiledRule:
    phrases = own(rule.phrases)
    return CompiledRule(
        rule,
        phrases,
        own(rule.unless),
        own(rule.when.nearby_without),
        own(rule.when.document_without),
        mask_of(rule.when.sentence_has),
        mask_of(rule.when.sentence_lacks),
        mask_of(rule.when.nearby_lacks),
        mask_of(rule.when.document_lacks),
        (phrases,) if phrases >= 0 and not rule.when.check else (),
    )


@cache
def lexicon(cache: Path | None = None) -> Lexicon:
    """Return the lexicon that ships with the package; `cache` is a folder to remember it in."""
    return read_lexicon(HERE, cache)


def read_lexicon(root: Path, cache: Path | None = None) -> Lexicon:
    """Read `rules/`, `signs/` and `words.toml` below a folder.

    Raises ContentError with the file, line and reason of every mistake.
    """
    shelf = Shelf(root, cache)
    mistakes: list[Mistake] = []
    rules = _each(Rule, shelf.folder("rules"), _rule_holds, mistakes)
    signs = _each(MoveSigns, shelf.folder("signs"), _signs_hold, mistakes)
    page = shelf.page("words.toml")
    rows = page.tables.get("list", [])
    lists = [decode(WordList, row, page, ("list", i)) for i, row in enumerate(rows)]
    mistakes.extend(page.mistakes)
    if mistakes:
        raise ContentError(mistakes)
    return Lexicon(tuple(rules), tuple(signs), tuple(entry for entry in lists if entry))


def _each(kind: Any, pages: list[Page], holds: Any, mistakes: list[Mistake]) -> list[Any]:
    found = []
    for page in pages:
        entry = decode(kind, page.tables, page)
        if entry is not None:
            holds(entry, page)
            found.append(entry)
        mistakes.extend(page.mistakes)
    return found


def _rule_holds(rule: Rule, page: Page) -> None:
    if page.name != f"rules/{rule.id}.toml":
        page.wrong(("id",), f"the file should be called {rule.id}.toml")
    if not rule.flags:
        page.wrong(("flags",), "needs at least one text that it must flag")
    if not rule.passes:
        page.wrong(("passes",), "needs at least one text that it must pass")
    if rule.when.check and rule.when.check not in CHECKS:
        page.wrong(("when", "check"), f"no check {rule.when.check!r}; known: {', '.join(CHECKS)}")
    _phrases_hold(page, ("phrases",), rule.phrases)
    _phrases_hold(page, ("unless",), rule.unless)
    _phrases_hold(page, ("when", "nearby_without"), rule.when.nearby_without)
    _phrases_hold(page, ("when", "document_without"), rule.when.document_without)
    if not (rule.phrases or rule.on_move or rule.when != When()):
        page.wrong((), "has neither phrases nor a condition, so it would flag every text")


def _signs_hold(signs: MoveSigns, page: Page) -> None:
    if page.name != f"signs/{signs.move}.toml":
        page.wrong(("move",), f"the file should be called {signs.move}.toml")
    for i, sign in enumerate(signs.sign):
        _phrases_hold(page, ("sign", i, "phrases"), sign.phrases)
        _phrases_hold(page, ("sign", i, "also"), sign.also)
        _phrases_hold(page, ("sign", i, "unless"), sign.unless)
        if sign == Sign():
            page.wrong(("sign", i), "names no phrase and no feature")


def _phrases_hold(page: Page, at: tuple[str | int, ...], phrases: tuple[str, ...]) -> None:
    for phrase in phrases:
        try:
            check(phrase)
        except PhraseError as problem:
            page.wrong(at, str(problem))
