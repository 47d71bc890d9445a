"""Artefacts filled in during a sitting.

FilledForm  the values of a form, and what was read in them when the answer was handed in
"""

from __future__ import annotations

from django.db import models

from debrief.journal.models.people import Person
from debrief.journal.models.practice import Sitting


class FilledForm(models.Model):
    """What was filled in beside the free text of a sitting; fixed once the answer is handed in.

    `values` are texts and rows by field id. `reading` is empty until then; afterwards it has the
    place of every value in the text of the attempt (`places`), what did not fit together
    (`findings`) and which fields said nothing (`left`), as the form was on that day.
    """

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="filled_forms")
    sitting = models.OneToOneField(Sitting, on_delete=models.CASCADE, related_name="filled_form")
    form = models.CharField(max_length=60)
    values = models.JSONField()
    reading = models.JSONField(null=True, blank=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.form} for {self.sitting}"
