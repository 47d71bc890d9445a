"""Quarterly goals."""

from __future__ import annotations

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Quarterly goals."""

    dependencies = (("journal", "0010_launches"),)

    operations = (
        migrations.CreateModel(
            name="QuarterGoal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "track",
                    models.CharField(
                        choices=[("pm", "Product Manager"), ("pmm", "Product Marketing Manager")],
                        max_length=3,
                    ),
                ),
                ("parts", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quarter_goals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner", "track", "-changed_at"], name="goals_by_change"),
                ],
            },
        ),
    )
