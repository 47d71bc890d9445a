"""What a person gave for the decision between the two careers.

ChoiceRun     one way through the paired choices; the newest is in force, older ones are kept
ChoiceAnswer  an answered pair of a run
GoalWish      an answer about the long run
LogEntry      what a kind of work did to the person's energy on a day
CalendarRead  hours per side of a calendar file; of its titles only what the person allowed
SortedTitle   where the person put a title that the program could not tell
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from debrief.journal.models.people import Person

CALENDAR_PATIENCE = timedelta(seconds=60)
"""How long a calendar may be read; one that takes longer was left behind by its reader."""

_BUILD_OR_MARKET = ["build", "market"]
_WORKS = ["build", "market", "shared", "other"]


class ChoiceRun(models.Model):
    """One way through the paired choices.

    `shown_pair`, `shown_left` and `shown_at` are the pair in front of the person, the side that
    stands first, and since when; empty where none is shown.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="choice_runs")
    begun_at = models.DateTimeField()
    shown_pair = models.CharField(max_length=80, blank=True)
    shown_left = models.CharField(max_length=6, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["owner", "-begun_at", "-id"], name="runs_by_time"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(shown_left__in=["", *_BUILD_OR_MARKET]), name="shown_side_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"choices of {self.begun_at:%Y-%m-%d}"


class ChoiceAnswer(models.Model):
    """An answered pair. `left` is the side that stood first, `seconds` the time it took."""

    class Choice(models.TextChoices):
        """The side that was taken; a skipped pair moves nothing."""

        BUILD = "build", _("build")
        MARKET = "market", _("market")
        SKIP = "skip", _("skipped")

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="choice_answers")
    run = models.ForeignKey(ChoiceRun, on_delete=models.CASCADE, related_name="answers")
    order = models.PositiveSmallIntegerField()
    pair = models.CharField(max_length=80)
    choice = models.CharField(max_length=6, choices=Choice.choices)
    left = models.CharField(max_length=6)
    seconds = models.FloatField()
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=["run", "order"], name="answers_in_order"),
            models.UniqueConstraint(fields=["run", "pair"], name="a_pair_is_answered_once"),
            models.CheckConstraint(
                condition=Q(choice__in=[*_BUILD_OR_MARKET, "skip"]), name="choice_is_known"
            ),
            models.CheckConstraint(condition=Q(left__in=_BUILD_OR_MARKET), name="left_is_known"),
            models.CheckConstraint(condition=Q(seconds__gte=0), name="time_goes_forward"),
        )

    def __str__(self) -> str:
        return f"{self.pair}: {self.choice}"


class GoalWish(models.Model):
    """The answer to a question about the long run, and how much it matters (1 to 3)."""

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="goal_wishes")
    goal = models.CharField(max_length=80)
    wish = models.CharField(max_length=80)
    weight = models.PositiveSmallIntegerField(default=2)
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "goal wishes"
        constraints = (
            models.UniqueConstraint(fields=["owner", "goal"], name="a_goal_is_answered_once"),
            models.CheckConstraint(condition=Q(weight__in=[1, 2, 3]), name="weight_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.goal}: {self.wish}"


class LogEntry(models.Model):
    """What a kind of work did on a day; `impact` marks where the day's impact was.

    `exercise` names the try-out that the entry is about, and is empty for a day's own work.
    """

    class Energy(models.TextChoices):
        """The two things that work does."""

        GAVE = "gave", _("gave energy")
        TOOK = "took", _("took energy")

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="log_entries")
    day = models.DateField()
    activity = models.CharField(max_length=80)
    exercise = models.CharField(max_length=100, blank=True)
    energy = models.CharField(max_length=4, choices=Energy.choices)
    impact = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "log entries"
        constraints = (
            models.UniqueConstraint(
                fields=["owner", "day", "activity"],
                condition=Q(exercise=""),
                name="one_entry_a_day_and_kind",
            ),
            models.UniqueConstraint(
                fields=["owner", "exercise"],
                condition=~Q(exercise=""),
                name="one_entry_a_tryout",
            ),
            models.CheckConstraint(
                condition=Q(energy__in=["gave", "took"]), name="energy_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day}: {self.activity} {self.energy}"


class CalendarRead(models.Model):
    """Hours per side between two days (`end` excluded), summed from a calendar file.

    The file is never kept. `asked` holds the titles that could not be told, only where the person
    allowed titles to be kept; `line` says why a file was refused.
    """

    class State(models.TextChoices):
        """Where a file is on its way."""

        READING = "reading", _("being read")
        DONE = "done", _("read")
        REFUSED = "refused", _("not read")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="calendar_reads")
    state = models.CharField(max_length=7, choices=State.choices, default=State.READING)
    line = models.CharField(max_length=500, blank=True)
    start = models.DateField()
    end = models.DateField()
    zone = models.CharField(max_length=80, blank=True)
    entries = models.PositiveIntegerField(default=0)
    hours = models.JSONField(default=dict)
    left_out = models.JSONField(default=dict)
    keeps_titles = models.BooleanField(default=False)
    asked = models.JSONField(default=list)
    begun_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["owner", "-start", "-id"], name="calendars_by_week"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=["reading", "done", "refused"]), name="calendar_state"
            ),
            models.CheckConstraint(
                condition=Q(end__gt=models.F("start")), name="calendar_goes_forward"
            ),
            models.CheckConstraint(
                condition=Q(keeps_titles=True) | Q(asked=[]), name="titles_only_where_allowed"
            ),
        )

    def __str__(self) -> str:
        return f"{self.start} to {self.end} ({self.state})"

    def left_behind(self, now: datetime) -> bool:
        """Return whether nobody reads this any more, so that the file should be given again."""
        return self.state == self.State.READING and now - self.begun_at > CALENDAR_PATIENCE


class SortedTitle(models.Model):
    """Where the person put a calendar title.

    `mark` is the fingerprint of its key, by which it is known again; `title` is kept only where the
    person allowed titles to be kept.
    """

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sorted_titles")
    mark = models.CharField(max_length=64)
    title = models.CharField(max_length=200, blank=True)
    work = models.CharField(max_length=6)
    sorted_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "mark"], name="a_title_is_sorted_once"),
            models.CheckConstraint(condition=Q(work__in=_WORKS), name="work_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.title or self.mark[:8]}: {self.work}"
