"""What to do next, in each track."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from debrief.critique.debrief import MadeMove
from debrief.handbook import Exercise, Handbook, Role, Round
from debrief.journal.actions import answer_of
from debrief.journal.models import Person, Sitting
from debrief.journal.past import Overview
from debrief.practice import Judgement, Reader, pick
from debrief.practice.picker import weakness
from debrief.web.contexts.home import (
    HomePage,
    OpenLoop,
    RoundStanding,
    Specimen,
    TrackHome,
    Unfinished,
)
from debrief.web.presenters.attempts import present_row
from debrief.web.presenters.itinerary import title_of
from debrief.web.presenters.practise import present_suggestion


def present_home(person: Person, overview: Overview, book: Handbook, now: datetime) -> HomePage:
    """Return the first page, the chosen track first."""
    order = sorted(book.roles, key=lambda track: track != person.track)
    tracks = tuple(_track(book.roles[track], person, overview, book, now) for track in order)
    return HomePage(
        tracks=tracks,
        loops=tuple(
            OpenLoop(title_of(loop, book), reverse("loop", args=[loop.pk]), loop.begun_at)
            for loop in overview.loops
        ),
        unfinished=tuple(
            _unfinished(sitting, book)
            for sitting in overview.unfinished
            if sitting.exercise in book.exercises
        ),
        recent=tuple(present_row(attempt, book) for attempt in overview.latest),
        specimen=None if tracks[0].attempts else _specimen(person.track, book),
        history_url=reverse("attempts"),
    )


def _track(
    role: Role, person: Person, overview: Overview, book: Handbook, now: datetime
) -> TrackHome:
    record = overview.records[role.id]
    times: Counter[str] = Counter()
    for entry in record.practised:
        if entry.exercise in book.exercises:
            times[book.exercises[entry.exercise].round] += entry.times
    picked = pick(book, role.id, record, now)
    return TrackHome(
        track=role.id,
        name=role.name,
        short=role.short,
        question=role.question,
        chosen=role.id == person.track,
        suggestion=present_suggestion(picked, book),
        rounds=tuple(
            _standing(entry, times[entry.id], record.judgements, book)
            for entry in book.rounds.values()
            if entry.track == role.id
        ),
        attempts=times.total(),
    )


def _standing(
    entry: Round, attempts: int, judgements: Sequence[Judgement], book: Handbook
) -> RoundStanding:
    found = weakness(judgements, entry.id)
    rubric = book.rubric(entry.track, entry.id)
    titles = {competency.id: competency.title for competency in rubric.competency}
    return RoundStanding(
        title=entry.title,
        url=reverse("exercises") + "?" + urlencode({"round": entry.id}),
        attempts=attempts,
        weakest=titles.get(found.competency or "", "") if found else "",
        level=found.level if found else None,
    )


def _unfinished(sitting: Sitting, book: Handbook) -> Unfinished:
    return Unfinished(
        title=book.exercises[sitting.exercise].title,
        url=reverse("sitting", args=[sitting.pk]),
        words=len(answer_of(sitting, sitting.draft, book).text.split()),
        saved_at=sitting.draft_saved_at or sitting.started_at,
    )


def _specimen(track: str, book: Handbook) -> Specimen | None:
    exercise = next((e for e in book.exercises.values() if e.track == track), None)
    if exercise is None:
        return None
    text = exercise.answer("strong").answer.strip()
    made = Reader(book).read(exercise, text).moves
    if not made:
        return None
    return _shown(exercise, text, made[-1], book)


def _shown(exercise: Exercise, text: str, made: MadeMove, book: Handbook) -> Specimen:
    move, quote = book.moves[made.move], made.quotes[0]
    start = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    return Specimen(
        exercise_title=exercise.title,
        url=reverse("sample", args=[exercise.id, "strong"]),
        sentence=text[start : end if end >= 0 else len(text)],
        quote=quote.text,
        move_title=move.title,
        note=_("“%(move)s” was heard here. %(why)s") % {"move": move.title, "why": move.why},
    )
