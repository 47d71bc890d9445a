"""Launches taken apart."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the tables."""

    dependencies = (("journal", "0009_forms"),)

    operations = (
        migrations.CreateModel(
            name="Teardown",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("company", models.CharField(max_length=120)),
                ("company_key", models.CharField(max_length=80)),
                ("product", models.CharField(max_length=120)),
                ("real", models.BooleanField(default=True)),
                ("audience", models.TextField(blank=True)),
                ("message", models.TextField(blank=True)),
                ("decision", models.TextField(blank=True)),
                ("pm_metric_id", models.CharField(blank=True, max_length=120)),
                ("pm_metric", models.TextField(blank=True)),
                ("pmm_metric_id", models.CharField(blank=True, max_length=120)),
                ("pmm_metric", models.TextField(blank=True)),
                ("would_pm", models.TextField(blank=True)),
                ("would_pmm", models.TextField(blank=True)),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="teardowns",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LaunchReading",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("track", models.CharField(max_length=3)),
                ("text", models.TextField()),
                ("debrief", models.JSONField()),
                ("read_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="launch_readings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "teardown",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="journal.teardown",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LaunchEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("day", models.DateField()),
                (
                    "precision",
                    models.CharField(
                        choices=[("day", "day"), ("month", "month"), ("quarter", "quarter")],
                        max_length=7,
                    ),
                ),
                ("what", models.TextField()),
                ("link", models.CharField(blank=True, max_length=500)),
                (
                    "side",
                    models.CharField(
                        choices=[("pm", "PM"), ("shared", "shared"), ("pmm", "PMM")], max_length=6
                    ),
                ),
                ("launch", models.BooleanField(default=False)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="launch_events",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "teardown",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="journal.teardown",
                    ),
                ),
            ],
            options={
                "ordering": ("day", "order"),
            },
        ),
        migrations.AddIndex(
            model_name="teardown",
            index=models.Index(fields=["owner", "-changed_at", "-id"], name="teardowns_by_time"),
        ),
        migrations.AddIndex(
            model_name="teardown",
            index=models.Index(fields=["owner", "company_key"], name="teardowns_by_company"),
        ),
        migrations.AddIndex(
            model_name="launchreading",
            index=models.Index(
                fields=["teardown", "track", "-read_at"], name="launch_readings_by_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="launchreading",
            constraint=models.CheckConstraint(
                condition=models.Q(("track__in", ["pm", "pmm"])), name="reading_track_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="launchevent",
            constraint=models.UniqueConstraint(
                fields=("teardown", "order"), name="launch_events_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="launchevent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("launch", True)),
                fields=("teardown",),
                name="one_event_is_the_launch",
            ),
        ),
        migrations.AddConstraint(
            model_name="launchevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["pm", "shared", "pmm"])),
                name="event_side_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="launchevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("precision__in", ["day", "month", "quarter"])),
                name="event_precision_is_known",
            ),
        ),
    )
