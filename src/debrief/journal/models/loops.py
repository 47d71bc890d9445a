"""Mock loops.

Loop        rounds of one track, sat one after another; the panel meets when all are locked
LoopRound   a round of a loop with its minutes and exercise, and the sitting once it has begun
SelfRating  the level a person gave themselves in a round, before the panel met
"""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q

from debrief.journal.models.people import Person
from debrief.journal.models.practice import Sitting

_TRACKS = ["pm", "pmm"]


class Loop(models.Model):
    """A mock loop. `origin` is the id of the loop or pack that it began as, or "own".

    `company` is what the person calls it by, empty for a loop that names none; `met_at` is when
    the panel met, after which its debriefs are open.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="loops")
    track = models.CharField(max_length=3)
    origin = models.CharField(max_length=50)
    company = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=2)
    begun_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["owner", "track", "-begun_at"], name="loops_by_time"),)
        constraints = (
            models.CheckConstraint(condition=Q(track__in=_TRACKS), name="loop_track_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.origin} of {self.begun_at:%Y-%m-%d}"


class LoopRound(models.Model):
    """A round of a loop, in the order of `place` from 1."""

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="loop_rounds")
    loop = models.ForeignKey(Loop, on_delete=models.CASCADE, related_name="rounds")
    place = models.PositiveSmallIntegerField()
    round = models.CharField(max_length=50)
    minutes = models.PositiveSmallIntegerField()
    exercise = models.CharField(max_length=100)
    sitting = models.OneToOneField(
        Sitting, on_delete=models.SET_NULL, null=True, blank=True, related_name="loop_round"
    )

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=["loop", "place"], name="one_round_a_place"),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=120), name="round_has_a_time_box"
            ),
        )

    def __str__(self) -> str:
        return f"{self.place}. {self.round}"


class SelfRating(models.Model):
    """A level from 1 to 4 that a person gave themselves for a competency of a round."""

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="self_ratings")
    loop_round = models.ForeignKey(LoopRound, on_delete=models.CASCADE, related_name="ratings")
    competency = models.CharField(max_length=80)
    level = models.PositiveSmallIntegerField()
    rated_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["loop_round", "competency"], name="rated_once_a_competency"
            ),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=4), name="own_level_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.competency}: {self.level}"
