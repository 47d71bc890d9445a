"""Launches that a person took apart.

Teardown       a launch: whom it was for, its words, the metrics, what one would have done
LaunchEvent    something that happened, with the side that had to answer for it
LaunchReading  what one would have done as it was read once, with its debrief; never changed
"""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from debrief.journal.models.people import Person

_TRACKS = ["pm", "pmm"]


class Teardown(models.Model):
    """A launch taken apart.

    `company_key` is the company as it stands in addresses. `real` is False for a launch that was
    made up, copied from the handbook to practise on. A metric is an id of the handbook, words, or
    both. `would_pm` and `would_pmm` are what the person would have done in either role.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="teardowns")
    company = models.CharField(max_length=120)
    company_key = models.CharField(max_length=80)
    product = models.CharField(max_length=120)
    real = models.BooleanField(default=True)
    audience = models.TextField(blank=True)
    message = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    pm_metric_id = models.CharField(max_length=120, blank=True)
    pm_metric = models.TextField(blank=True)
    pmm_metric_id = models.CharField(max_length=120, blank=True)
    pmm_metric = models.TextField(blank=True)
    would_pm = models.TextField(blank=True)
    would_pmm = models.TextField(blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["owner", "-changed_at", "-id"], name="teardowns_by_time"),
            models.Index(fields=["owner", "company_key"], name="teardowns_by_company"),
        )

    def __str__(self) -> str:
        return f"{self.company}: {self.product}"


class LaunchEvent(models.Model):
    """Something that happened; `day` is the first day of the time that `precision` leaves open.

    `order` keeps events of one day as they were entered. At most one event is the launch.
    """

    class Precision(models.TextChoices):
        """How exactly a date is known."""

        DAY = "day", _("day")
        MONTH = "month", _("month")
        QUARTER = "quarter", _("quarter")

    class Side(models.TextChoices):
        """Who had to answer for it."""

        PM = "pm", _("PM")
        SHARED = "shared", _("shared")
        PMM = "pmm", _("PMM")

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="launch_events")
    teardown = models.ForeignKey(Teardown, on_delete=models.CASCADE, related_name="events")
    order = models.PositiveIntegerField()
    day = models.DateField()
    precision = models.CharField(max_length=7, choices=Precision.choices)
    what = models.TextField()
    link = models.CharField(max_length=500, blank=True)
    side = models.CharField(max_length=6, choices=Side.choices)
    launch = models.BooleanField(default=False)

    class Meta:
        ordering = ("day", "order")
        constraints = (
            models.UniqueConstraint(fields=["teardown", "order"], name="launch_events_in_order"),
            models.UniqueConstraint(
                fields=["teardown"], condition=Q(launch=True), name="one_event_is_the_launch"
            ),
            models.CheckConstraint(
                condition=Q(side__in=["pm", "shared", "pmm"]), name="event_side_is_known"
            ),
            models.CheckConstraint(
                condition=Q(precision__in=["day", "month", "quarter"]),
                name="event_precision_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.day}: {self.side}"


class LaunchReading(models.Model):
    """What one would have done, as it was read in a track: the text and its debrief."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="launch_readings")
    teardown = models.ForeignKey(Teardown, on_delete=models.CASCADE, related_name="readings")
    track = models.CharField(max_length=3)
    text = models.TextField()
    debrief = models.JSONField()
    read_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["teardown", "track", "-read_at"], name="launch_readings_by_time"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(track__in=_TRACKS), name="reading_track_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.track}, {self.read_at:%Y-%m-%d}"
