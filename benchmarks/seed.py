"""Fill a data folder with attempts of the local person: `python -m benchmarks.seed COUNT`.

Prints the id of the newest one. Every attempt has a real answer and its real debrief.
"""

import sys
from datetime import timedelta

import django


def main(count: int) -> None:
    django.setup()
    from django.utils import timezone

    from debrief.handbook import handbook
    from debrief.journal.models import Attempt, Person, Sitting
    from debrief.practice import Reader

    book = handbook()
    reader = Reader(book)
    person = Person.objects.local()
    worked = [(exercise, tier) for exercise in book.exercises.values() for tier in ("weak", "fair")]
    read = {}
    for exercise, tier in worked[:count]:
        text = exercise.answer(tier).answer
        read[exercise.id, tier] = text, reader.read(exercise, text).as_dict()
    now = timezone.now()
    sittings, attempts = [], []
    for number in range(count):
        exercise, tier = worked[number % len(worked)]
        text, debrief = read[exercise.id, tier]
        when = now - timedelta(minutes=30 * (count - number))
        sitting = Sitting(
            owner=person,
            exercise=exercise.id,
            started_at=when - timedelta(minutes=20),
            seconds_allowed=exercise.minutes * 60,
            finished_at=when,
            debriefed_at=when,
        )
        sittings.append(sitting)
        attempts.append(
            Attempt(
                owner=person,
                sitting=sitting,
                exercise=exercise.id,
                title=exercise.title,
                prompt=exercise.prompt,
                track=exercise.track,
                round=exercise.round,
                mode=sitting.mode,
                number=number // len(worked) * 2 + (tier == "fair") + 1,
                text=text,
                debrief=debrief,
                words=debrief["measures"]["words"],
                made=len(debrief["moves"]),
                expected=len(exercise.moves),
                levels={score["competency"]: score["level"] for score in debrief["scorecard"]},
                written_at=when,
                seconds_used=1200,
            )
        )
    Sitting.objects.bulk_create(sittings, batch_size=500)
    Attempt.objects.bulk_create(attempts, batch_size=500)
    print(attempts[-1].pk)


if __name__ == "__main__":
    main(int(sys.argv[1]))
