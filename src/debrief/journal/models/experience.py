"""What a person has done, as their files say it and as they corrected it.

Import      a file or typed text, what was read from it, or why it could not be read
Correction  what the person changed, removed or added; it outlives the file it was made on
Settled     a question about a line that the person has answered with "it is right as read"
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from debrief.journal.models.people import Person

PATIENCE = timedelta(seconds=90)
"""How long a file may wait and be read; one that takes longer was left behind by its reader."""


class Import(models.Model):
    """A file on its way in. The newest that is done is in force.

    `original` names the bytes in the person's private folder; it is empty once a file was
    refused. `document` is the text that was taken from it, kept only when it is done; `line`
    says why a file was refused.
    """

    class State(models.TextChoices):
        """Where a file is on its way; stopped means that the program ended meanwhile."""

        WAITING = "waiting", _("waiting")
        READING = "reading", _("being read")
        DONE = "done", _("read")
        REFUSED = "refused", _("not read")
        STOPPED = "stopped", _("interrupted")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="imports")
    name = models.CharField(max_length=120, blank=True)
    typed = models.BooleanField(default=False)
    size = models.PositiveIntegerField()
    original = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    line = models.CharField(max_length=500, blank=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    document = models.JSONField(null=True, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    entries = models.PositiveIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=["owner", "-begun_at", "-id"], name="imports_by_time"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "reading", "done", "refused", "stopped"]),
                name="import_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="done") | Q(document__isnull=True),
                name="only_what_is_read_has_a_text",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name or self.kind} ({self.state})"

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.state not in (self.State.WAITING, self.State.READING)

    def left_behind(self, now: datetime) -> bool:
        """Return whether nobody reads this any more, so that the person should start it again."""
        return self.state == self.State.STOPPED or (
            not self.ended and now - self.begun_at > PATIENCE
        )


class Correction(models.Model):
    """What a person changed in what was read. Taken back by deleting it.

    `record` is a `debrief.experience.Correction`, its target as the file in force names it.
    Nothing of it is deleted by a new import: what found no place there, or is not needed there,
    may be needed again.
    """

    class Standing(models.TextChoices):
        """Whether the file in force has the place a correction was made for."""

        PLACED = "placed", _("in its place")
        NEEDLESS = "needless", _("not needed any more")
        LOST = "lost", _("without a place")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="corrections")
    record = models.JSONField()
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.PLACED)
    made_at = models.DateTimeField()
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=["owner", "order"], name="corrections_in_order"),
            models.CheckConstraint(
                condition=Q(standing__in=["placed", "needless", "lost"]),
                name="standing_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"correction {self.order}"


class Settled(models.Model):
    """A question about a line that needs no more asking; `question` is the question's key."""

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="settled")
    question = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "settled"
        constraints = (models.UniqueConstraint(fields=["owner", "question"], name="settled_once"),)

    def __str__(self) -> str:
        return self.question
