"""Quarterly goals that a person wrote.

QuarterGoal  a goal of one track, its parts as they were typed
"""

from __future__ import annotations

from uuid import uuid4

from django.db import models

from debrief.journal.models.people import Person


class QuarterGoal(models.Model):
    """A goal. `parts` holds what was typed, by the names of `handbook.quarter.QuarterGoal`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="quarter_goals")
    track = models.CharField(max_length=3, choices=Person.Track.choices)
    parts = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["owner", "track", "-changed_at"], name="goals_by_change"),)

    def __str__(self) -> str:
        return f"{self.track} goal of {self.made_at:%Y-%m-%d}"
