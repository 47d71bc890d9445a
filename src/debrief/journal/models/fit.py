"""What a person says about where their lines belong, what they aim at, and kept advertisements.

Placement  the person's word on where one line belongs; it outlives the file the line came from
Aim        the level the person prepares for; the role is the track of the person
Advert     a job advertisement that was pasted or handed over
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from debrief.journal.models.people import Person

ADVERT_PATIENCE = timedelta(seconds=60)
"""How long an advertisement may be read; one that takes longer was left behind by its reader."""


class Placement(models.Model):
    """The person's word on one line: it belongs where it stands, elsewhere, or nowhere.

    The line is found again by `line`, the id of its fact, or else by `mark`, which its words make;
    `words` are what it said then. `side`, `responsibility` and `strength` are as in
    `debrief.fit.PlacementCorrection`, empty where the word does not need them.
    """

    class Verdict(models.TextChoices):
        """What was said."""

        CONFIRM = "confirm", _("it belongs there")
        MOVE = "move", _("it belongs elsewhere")
        REJECT = "reject", _("it proves nothing")

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="placements")
    line = models.CharField(max_length=64)
    mark = models.CharField(max_length=32)
    words = models.TextField()
    verdict = models.CharField(max_length=7, choices=Verdict.choices)
    side = models.CharField(max_length=7, blank=True)
    responsibility = models.CharField(max_length=80, blank=True)
    strength = models.CharField(max_length=9, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["owner", "line"], name="one_word_a_line"),
            models.CheckConstraint(
                condition=Q(verdict__in=["confirm", "move", "reject"]), name="verdict_is_known"
            ),
            models.CheckConstraint(
                condition=Q(verdict="move") & ~Q(responsibility="")
                | ~Q(verdict="move") & Q(responsibility=""),
                name="only_a_move_names_a_place",
            ),
            models.CheckConstraint(
                condition=Q(strength__in=["", "none", "mentioned", "owned", "measured"]),
                name="strength_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.verdict}: {self.words[:60]}"


class Aim(models.Model):
    """The level a person prepares for, from L3 to L7. Whoever has none said nothing yet."""

    owner = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="aim")
    level = models.CharField(max_length=2)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(level__in=["L3", "L4", "L5", "L6", "L7"]), name="level_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.level


class Advert(models.Model):
    """A job advertisement on its way in, or read.

    `text` is what was pasted, or what was taken from the file, which is not kept. `line` says why a
    file was refused. `summary` repeats what a list needs, so that it need not read the text again:
    title, company, role, headline, level, and shares by side.
    """

    class State(models.TextChoices):
        """Where an advertisement is on its way."""

        READING = "reading", _("being read")
        DONE = "done", _("read")
        REFUSED = "refused", _("not read")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="adverts")
    name = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.READING)
    line = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    summary = models.JSONField(default=dict)
    begun_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["owner", "-begun_at", "-id"], name="adverts_by_time"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["reading", "done", "refused"]), name="advert_state"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(text=""), name="what_is_read_has_a_text"
            ),
        )

    def __str__(self) -> str:
        return f"{self.summary.get('title') or self.name or 'advertisement'} ({self.state})"

    def left_behind(self, now: datetime) -> bool:
        """Return whether nobody reads this any more."""
        return self.state == self.State.READING and now - self.begun_at > ADVERT_PATIENCE
