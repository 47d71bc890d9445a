"""What a person keeps for the next level and for a change of sides.

PromotionCase     a step from one level to the next; it begins with the first choice or note
CaseLine          a line that was put first for a criterion, or set aside
CaseNote          what the person wrote on a criterion
PlannedSwitch     a plan to change sides: project, first day, hours
MilestoneReached  a milestone of a plan that was reached
PersonNamed       who somebody to involve is
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from debrief.journal.models.people import Person

_ROLES = ["pm", "pmm"]


class PromotionCase(models.Model):
    """A case for one step of one role. Its lines and notes name criteria of the handbook."""

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="promotion_cases")
    role = models.CharField(max_length=3)
    from_level = models.CharField(max_length=2)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "role", "from_level"], name="one_case_a_step"),
            models.CheckConstraint(condition=Q(role__in=_ROLES), name="case_role_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.role} from {self.from_level}"


class CaseLine(models.Model):
    """A line of the résumé, by the id of its fact: put first (`use`) or set aside."""

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="case_lines")
    case = models.ForeignKey(PromotionCase, on_delete=models.CASCADE, related_name="lines")
    criterion = models.CharField(max_length=80)
    line = models.CharField(max_length=80)
    use = models.BooleanField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["case", "criterion", "line"], name="a_line_is_chosen_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion}: {'first' if self.use else 'aside'}"


class CaseNote(models.Model):
    """A note on a criterion, in the person's own words."""

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="case_notes")
    case = models.ForeignKey(PromotionCase, on_delete=models.CASCADE, related_name="notes")
    criterion = models.CharField(max_length=80)
    text = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["case", "criterion"], name="one_note_a_criterion"),
        )

    def __str__(self) -> str:
        return self.criterion


class PlannedSwitch(models.Model):
    """A plan that starts on a day, for so many hours a week, with one project."""

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="planned_switches")
    role_from = models.CharField(max_length=3)
    project = models.CharField(max_length=80)
    start = models.DateField()
    hours = models.FloatField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "planned switches"
        constraints = (
            models.UniqueConstraint(fields=["owner", "role_from"], name="one_plan_a_direction"),
            models.CheckConstraint(condition=Q(role_from__in=_ROLES), name="plan_role_is_known"),
            models.CheckConstraint(
                condition=Q(hours__gte=1) & Q(hours__lte=40), name="plan_hours_are_possible"
            ),
        )

    def __str__(self) -> str:
        return f"from {self.role_from}, {self.start}"


class MilestoneReached(models.Model):
    """A milestone of the handbook's plan, and the day on which it was ticked."""

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="milestones_reached")
    plan = models.ForeignKey(PlannedSwitch, on_delete=models.CASCADE, related_name="reached")
    milestone = models.CharField(max_length=80)
    day = models.DateField()

    class Meta:
        verbose_name_plural = "milestones reached"
        constraints = (models.UniqueConstraint(fields=["plan", "milestone"], name="reached_once"),)

    def __str__(self) -> str:
        return f"{self.milestone} on {self.day}"


class PersonNamed(models.Model):
    """Who somebody to involve is; `person` is the id that the handbook's plan gives them."""

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="people_named")
    plan = models.ForeignKey(PlannedSwitch, on_delete=models.CASCADE, related_name="people")
    person = models.CharField(max_length=80)
    name = models.CharField(max_length=80)

    class Meta:
        verbose_name_plural = "people named"
        constraints = (models.UniqueConstraint(fields=["plan", "person"], name="named_once"),)

    def __str__(self) -> str:
        return f"{self.person}: {self.name}"
