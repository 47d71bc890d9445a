"""What to do next, in each track."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from debrief.critique.debrief import MadeMove
from debrief.handbook import Exercise, Handbook, Round
from debrief.journal.models import Attempt, Person, Sitting
from debrief.practice import Judgement, Practised, Reader, pick
from debrief.practice.picker import weakness
from debrief.web.contexts.home import (
    HomePage,
    RoundStanding,
    Specimen,
    TrackHome,
    Unfinished,
)
from debrief.web.presenters.attempts import present_row
from debrief.web.presenters.practise import present_suggestion


def present_home(
    person: Person,
    book: Handbook,
    practised: Sequence[Practised],
    judgements: Mapping[str, Sequence[Judgement]],
    unfinished: Sequence[Sitting],
    recent: Sequence[Attempt],
    now: datetime,
) -> HomePage:
    """Return the first page; `judgements` are by track, the chosen track is shown first."""
    order = sorted(book.roles, key=lambda track: track != person.track)
    tracks = tuple(
        _track(track, person, book, practised, judgements[track], now)
        for track in order
    )
    return HomePage(
        tracks=tracks,
        unfinished=tuple(
            _unfinished(sitting, book)
            for sitting in unfinished
            if sitting.exercise in book.exercises
        ),
        recent=tuple(present_row(attempt, book) for attempt in recent),
        specimen=None if tracks[0].attempts else _specimen(person.track, book),
        history_url=reverse("attempts"),
    )


def _track(
    track: str,
    person: Person,
    book: Handbook,
    practised: Sequence[Practised],
    judgements: Sequence[Judgement],
    now: datetime,
) -> TrackHome:
    role = book.roles[track]
    bank = {e.id: e for e in book.exercises.values() if e.track == track}
    times: dict[str, int] = {}
    for entry in practised:
        if entry.exercise in bank:
            round_id = bank[entry.exercise].round
            times[round_id] = times.get(round_id, 0) + entry.times
    picked = pick(book, track, practised, judgements, now)
    return TrackHome(
        track=track,
        name=role.name,
        short=role.short,
        question=role.question,
        chosen=track == person.track,
        suggestion=present_suggestion(picked, book),
        rounds=tuple(
            _standing(entry, times.get(entry.id, 0), judgements, book)
            for entry in book.rounds.values()
            if entry.track == track
        ),
        attempts=sum(times.values()),
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
        words=len(sitting.draft.split()),
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
