"""What was practised.

Sitting  an exercise being worked on: mode, time box, draft
Attempt  the answer as handed in, with its debrief; never changed afterwards
Reply    a follow-up question after an attempt, and what was replied
"""

from __future__ import annotations

from typing import Any, Never
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from debrief.journal.models.people import Person
from debrief.practice import Mode, TimeBox


class Sitting(models.Model):
    """An exercise being worked on. It ends when the answer is handed in.

    `seconds_allowed` is the time box of the answer. Under pressure it begins after reading:
    `reading_seconds` after the start, or at `read_at`. `listener` is who sits across, empty for the
    interviewer of the exercise. `guess` is what the candidate thinks is being tested;
    `debriefed_at` is when the debrief was opened, which in pressure mode waits for the follow-up
    questions.
    """

    class Mode(models.TextChoices):
        """Open: live notes. Pressure: a constraint arrives, and nobody says anything."""

        OPEN = "open", _("open")
        PRESSURE = "pressure", _("under pressure")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sittings")
    exercise = models.CharField(max_length=100)
    mode = models.CharField(max_length=8, choices=Mode.choices, default=Mode.OPEN)
    started_at = models.DateTimeField()
    seconds_allowed = models.PositiveIntegerField()
    reading_seconds = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)
    listener = models.CharField(max_length=50, blank=True, default="")
    draft = models.TextField(blank=True)
    guess = models.TextField(blank=True)
    draft_saved_at = models.DateTimeField(null=True, blank=True)
    constraint_shown_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    debriefed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=["owner", "-started_at"],
                condition=Q(finished_at=None),
                name="unfinished_by_owner",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(mode__in=["open", "pressure"]), name="mode_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.exercise} ({self.mode})"

    @property
    def time_box(self) -> TimeBox:
        """Return the clock of this sitting."""
        mode: Mode = "pressure" if self.mode == self.Mode.PRESSURE else "open"
        return TimeBox(
            self.started_at, self.seconds_allowed, mode, self.reading_seconds, self.read_at
        )


class Unchangeable(Exception):
    """Somebody tried to change an attempt after it was handed in."""

    def __init__(self) -> None:
        super().__init__("An attempt is never changed once it is written; make another one.")


class AttemptQuerySet(models.QuerySet["Attempt"]):
    """Attempts may be read and deleted, not updated."""

    def light(self) -> AttemptQuerySet:
        """Leave out what lists do not show: the answer and its debrief."""
        return self.defer("prompt", "text", "debrief", "levels")

    def update(self, **_values: Any) -> Never:
        """Raise Unchangeable."""
        raise Unchangeable


class Attempt(models.Model):
    """An answer as it was handed in, with its debrief. Never changed afterwards.

    `title` and `prompt` repeat what was asked, so that an attempt outlives its exercise. `number`
    counts the owner's attempts at the exercise from 1. `words`, `made`, `expected` and
    `levels` repeat what lists and the picker need of the debrief, so that they need not load it:
    words of the answer, expected moves made, expected moves in all, level by competency id.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="attempts")
    sitting = models.OneToOneField(Sitting, on_delete=models.CASCADE, related_name="attempt")
    exercise = models.CharField(max_length=100)
    track = models.CharField(max_length=3, choices=Person.Track.choices)
    round = models.CharField(max_length=50)
    mode = models.CharField(max_length=8, choices=Sitting.Mode.choices)
    title = models.CharField(max_length=200)
    prompt = models.TextField()
    number = models.PositiveIntegerField()
    text = models.TextField()
    debrief = models.JSONField()
    words = models.PositiveIntegerField()
    made = models.PositiveSmallIntegerField()
    expected = models.PositiveSmallIntegerField()
    levels = models.JSONField()
    written_at = models.DateTimeField()
    seconds_used = models.PositiveIntegerField()

    objects = AttemptQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["owner", "exercise", "-written_at"], name="by_exercise"),
            # Holds all that the record of a track counts, so that no answer is read for it.
            models.Index(fields=["owner", "track", "exercise", "written_at"], name="by_record"),
            models.Index(fields=["owner", "track", "-written_at", "-id"], name="by_track"),
            models.Index(fields=["owner", "-written_at", "-id"], name="by_time"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["owner", "exercise", "number"], name="numbered_per_exercise"
            ),
        )

    def __str__(self) -> str:
        return f"{self.exercise}, attempt {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new attempt. Raises Unchangeable for one that is already written."""
        if not self._state.adding:
            raise Unchangeable
        super().save(*args, **kwargs)


class Reply(models.Model):
    """A follow-up question after an attempt, and what was replied.

    `closed` says whether the reply made the move that was missing; None until replied to.
    """

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="replies")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="replies")
    order = models.PositiveSmallIntegerField()
    move = models.CharField(max_length=50)
    question = models.TextField()
    text = models.TextField(blank=True)
    closed = models.BooleanField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("order",)
        verbose_name_plural = "replies"
        constraints = (
            models.UniqueConstraint(fields=["attempt", "order"], name="one_question_per_place"),
        )

    def __str__(self) -> str:
        return self.question
