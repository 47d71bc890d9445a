"""Reading time, questions asked, listeners, transcripts, recordings."""

from __future__ import annotations

import uuid
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def _owner(name: str) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE,
        related_name=name,
        to=settings.AUTH_USER_MODEL,
    )


class Migration(migrations.Migration):
    """Reading time, questions asked, listeners, transcripts, recordings."""

    dependencies = (("journal", "0007_loops"),)

    operations = (
        migrations.AddField(
            model_name="sitting",
            name="listener",
            field=models.CharField(blank=True, default="", max_length=50),
        ),
        migrations.AddField(
            model_name="sitting",
            name="read_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="sitting",
            name="reading_seconds",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.CreateModel(
            name="Asked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("question", models.CharField(max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("prepared", "Prepared"),
                            ("context", "Context"),
                            ("unknown", "Unknown"),
                        ],
                        max_length=10,
                    ),
                ),
                ("says", models.TextField()),
                ("source", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField()),
                ("owner", _owner("asked")),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked",
                        to="journal.sitting",
                    ),
                ),
            ],
            options={
                "ordering": ("order",),
                "verbose_name_plural": "asked",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sitting", "order"), name="one_asked_per_place"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recording",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("file", models.CharField(max_length=32)),
                ("kind", models.CharField(max_length=40)),
                ("size", models.PositiveIntegerField(default=0)),
                ("seconds", models.PositiveIntegerField(default=0)),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("owner", _owner("recordings")),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recordings",
                        to="journal.sitting",
                    ),
                ),
            ],
            options={"ordering": ("begun_at", "id")},
        ),
        migrations.CreateModel(
            name="Transcript",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("cues", models.JSONField()),
                ("speaker", models.CharField(blank=True, max_length=120)),
                ("delivery", models.JSONField(blank=True, null=True)),
                ("replaced", models.TextField(blank=True)),
                ("brought_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("owner", _owner("transcripts")),
                (
                    "sitting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="transcript",
                        to="journal.sitting",
                    ),
                ),
            ],
        ),
    )
