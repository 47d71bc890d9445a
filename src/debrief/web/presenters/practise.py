"""The exercise bank, an exercise, a worked answer."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from debrief.handbook import Exercise, Handbook, Worked
from debrief.journal.models import Attempt, Sitting
from debrief.practice import Pick
from debrief.practice.artefact import form_of
from debrief.web.contexts.artefacts import ArtefactLink
from debrief.web.contexts.debriefs import DebriefView
from debrief.web.contexts.practise import (
    Clarification,
    ExerciseCard,
    ExercisePage,
    PastTry,
    SampleLink,
    SamplePage,
    Suggestion,
)
from debrief.web.contexts.pressure import Across

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


def present_suggestion(picked: Pick | None, book: Handbook) -> Suggestion | None:
    """Return the exercise to take next with the reason for it, None where nothing was picked."""
    if picked is None:
        return None
    return Suggestion(
        card=present_card(picked.exercise, book),
        reason=picked.reason,
        start_url=reverse("start-sitting", args=[picked.exercise.id]),
    )


def present_exercise(
    exercise: Exercise,
    book: Handbook,
    tries: Sequence[Attempt],
    left: Sitting | None,
    listeners: tuple[Across, ...] = (),
) -> ExercisePage:
    """Return an exercise before it is started; `left` is a sitting to go on with."""
    entry = book.rounds[exercise.track, exercise.round]
    return ExercisePage(
        card=present_card(exercise, book, len(tries)),
        prompt=exercise.prompt.strip(),
        context=exercise.context,
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
        listeners=listeners,
        artefact=link_artefact(exercise, book),
    )


def link_artefact(exercise: Exercise, book: Handbook) -> ArtefactLink | None:
    """Return the artefact that the exercise offers to fill in, None where it offers none."""
    form = form_of(exercise, book)
    return ArtefactLink(form.title, reverse("artefact", args=[form.id])) if form else None


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
