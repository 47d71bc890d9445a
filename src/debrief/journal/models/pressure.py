"""What a sitting under pressure leaves behind beside its answer.

Asked       a question before the answer, and what the interviewer said
Transcript  what a meeting tool wrote down of the answer, and how it was spoken
Recording   the sound of the answer; its bytes lie in a private folder
"""

from __future__ import annotations

from uuid import uuid4

from django.db import models

from debrief.journal.models.people import Person
from debrief.journal.models.practice import Sitting


class Asked(models.Model):
    """A question that the candidate asked, and what the interviewer said.

    `source` is what it was answered from, word for word: a prepared question, a line of the
    context, or nothing.
    """

    class Kind(models.TextChoices):
        """Where an answer came from; unknown is what the interviewer does not have."""

        PREPARED = "prepared"
        CONTEXT = "context"
        UNKNOWN = "unknown"

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="asked")
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="asked")
    order = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    says = models.TextField()
    source = models.TextField(blank=True)
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ("order",)
        verbose_name_plural = "asked"
        constraints = (
            models.UniqueConstraint(fields=["sitting", "order"], name="one_asked_per_place"),
        )

    def __str__(self) -> str:
        return self.question


class Transcript(models.Model):
    """What a meeting tool wrote down while the answer was spoken.

    `cues` are lists of start, end (seconds; None where not written), speaker and text. Once
    `speaker` is chosen only that person's cues are kept. `delivery` is how it was spoken, as
    `debrief.experience.delivery` writes it. `replaced` is the draft that stood in its place.
    """

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="transcripts")
    sitting = models.OneToOneField(Sitting, on_delete=models.CASCADE, related_name="transcript")
    name = models.CharField(max_length=200)
    cues = models.JSONField()
    speaker = models.CharField(max_length=120, blank=True)
    delivery = models.JSONField(null=True, blank=True)
    replaced = models.TextField(blank=True)
    brought_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Recording(models.Model):
    """The sound of an answer. `file` is its name in the folder of recordings; `size` in bytes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="recordings")
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="recordings")
    file = models.CharField(max_length=32)
    kind = models.CharField(max_length=40)
    size = models.PositiveIntegerField(default=0)
    seconds = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("begun_at", "id")

    def __str__(self) -> str:
        return self.file
