"""The exercise bank, an exercise, a worked answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from debrief.handbook import Exercise, Handbook, Worked
from debrief.journal.models import Attempt, Sitting
from debrief.web.contexts.debriefs import DebriefView
from debrief.web.contexts.practise import (
    Choice,
    Clarification,
    ExerciseCard,
    ExerciseList,
    ExercisePage,
    PastTry,
    RoundShelf,
    SampleLink,
    SamplePage,
)

LEVELS = ("L3", "L4", "L5", "L6")
TIERS = ("weak", "fair", "strong")


def present_card(exercise: Exercise, book: Handbook, attempts: int = 0) -> ExerciseCard:
    """Return an exercise as it stands in a list."""
    return ExerciseCard(
        id=exercise.id,
        url=reverse("exercise", args=[exercise.id]),
        title=exercise.title,
        round_id=exercise.round,
        round_title=book.rounds[exercise.track, exercise.round].title,
        level=exercise.level,
        industry=exercise.industry,
        motion=exercise.motion,
        minutes=exercise.minutes,
        opening=exercise.prompt.strip(),
        attempts=attempts,
    )


def present_list(
    book: Handbook, track: str, times: Mapping[str, int], round_id: str, level: str
) -> ExerciseList:
    """Return the bank of a track, narrowed to a round and a level where they are not empty.

    `times` counts the person's attempts by exercise id.
    """
    bank = [exercise for exercise in book.exercises.values() if exercise.track == track]
    rounds = [entry for entry in book.rounds.values() if entry.track == track]
    of_level = [e for e in bank if level in ("", e.level)]
    of_round = [e for e in bank if round_id in ("", e.round)]
    shown = [e for e in of_level if e in of_round]
    shelves = (
        RoundShelf(
            id=entry.id,
            title=entry.title,
            what=entry.what,
            minutes=entry.minutes,
            cards=tuple(
                present_card(e, book, times.get(e.id, 0)) for e in shown if e.round == entry.id
            ),
        )
        for entry in rounds
    )
    return ExerciseList(
        track=track,
        track_name=book.roles[track].name,
        rounds=tuple(
            _choice(entry.id, entry.title, _count(e.round == entry.id for e in of_level), round_id,
                    {"round": entry.id, "level": level})
            for entry in rounds
        ),
        levels=tuple(
            _choice(name, name, _count(e.level == name for e in of_round), level,
                    {"round": round_id, "level": name})
            for name in LEVELS
        ),
        shelves=tuple(shelf for shelf in shelves if shelf.cards),
        total=len(shown),
        clear_url=reverse("exercises"),
    )


def present_exercise(
    exercise: Exercise, book: Handbook, tries: Sequence[Attempt], left: Sitting | None
) -> ExercisePage:
    """Return an exercise before it is started; `left` is a sitting to go on with."""
    entry = book.rounds[exercise.track, exercise.round]
    return ExercisePage(
        card=present_card(exercise, book, len(tries)),
        prompt=exercise.prompt.strip(),
        context=exercise.context.strip(),
        round_what=entry.what,
        round_tested=entry.tested,
        round_listens=entry.listens,
        round_trap=entry.trap,
        tests=exercise.tests.strip(),
        moves=tuple(book.moves[move].title for move in exercise.moves),
        clarify=present_clarify(exercise),
        samples=sample_links(exercise),
        tries=tuple(_past_try(attempt) for attempt in tries),
        start_url=reverse("start-sitting", args=[exercise.id]),
        open_url=reverse("sitting", args=[left.pk]) if left else None,
    )


def present_clarify(exercise: Exercise) -> tuple[Clarification, ...]:
    """Return the questions that may be asked before answering."""
    return tuple(Clarification(entry.ask, entry.answer) for entry in exercise.clarify)


def present_sample(
    exercise: Exercise, worked: Worked, debrief: DebriefView, book: Handbook
) -> SamplePage:
    """Return a worked answer with its debrief."""
    return SamplePage(
        card=present_card(exercise, book),
        prompt=exercise.prompt.strip(),
        context=exercise.context.strip(),
        tier=worked.tier,
        tier_title=_tier_title(worked.tier),
        commentary=worked.commentary.strip(),
        tiers=sample_links(exercise, worked.tier),
        debrief=debrief,
    )


def sample_links(exercise: Exercise, here: str = "") -> tuple[SampleLink, ...]:
    """Return the worked answers of an exercise; `here` is the tier being shown."""
    return tuple(
        SampleLink(
            tier, _tier_title(tier), reverse("sample", args=[exercise.id, tier]), tier == here
        )
        for tier in TIERS
    )


def _tier_title(tier: str) -> str:
    titles = {
        "weak": _("A weak answer"),
        "fair": _("A fair answer"),
        "strong": _("A strong answer"),
    }
    return titles[tier]


def _past_try(attempt: Attempt) -> PastTry:
    return PastTry(
        id=attempt.pk,
        url=reverse("attempt", args=[attempt.pk]),
        number=attempt.number,
        written_at=attempt.written_at,
        words=attempt.words,
        made=attempt.made,
        expected=attempt.expected,
    )


def _count(hits: Iterable[bool]) -> int:
    return sum(hits)


def _choice(
    value: str, title: str, count: int, chosen: str, query: Mapping[str, str]
) -> Choice:
    # Choosing what is chosen already lifts the filter.
    given = {key: text for key, text in query.items() if text and not (text == value == chosen)}
    address = reverse("exercises") + (f"?{urlencode(given)}" if given else "")
    return Choice(value, title, address, count, value == chosen)
