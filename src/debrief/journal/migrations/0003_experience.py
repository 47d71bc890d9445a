"""Imports of a person's experience, and what they corrected in them."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the tables."""

    dependencies = (("journal", "0002_attempts_never_change"),)

    operations = (
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("record", models.JSONField()),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("placed", "in its place"),
                            ("needless", "not needed any more"),
                            ("lost", "without a place"),
                        ],
                        default="placed",
                        max_length=8,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("order", models.PositiveIntegerField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("order",),
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "order"), name="corrections_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(("standing__in", ["placed", "needless", "lost"])),
                        name="standing_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120)),
                ("typed", models.BooleanField(default=False)),
                ("size", models.PositiveIntegerField()),
                ("original", models.CharField(blank=True, max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("reading", "being read"),
                            ("done", "read"),
                            ("refused", "not read"),
                            ("stopped", "interrupted"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("line", models.CharField(blank=True, max_length=500)),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("document", models.JSONField(blank=True, null=True)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("entries", models.PositiveIntegerField(default=0)),
                ("lines", models.PositiveIntegerField(default=0)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner", "-begun_at", "-id"], name="imports_by_time")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "reading", "done", "refused", "stopped"])
                        ),
                        name="import_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "done"), ("document__isnull", True), _connector="OR"
                        ),
                        name="only_what_is_read_has_a_text",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Settled",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=64)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settled",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "settled",
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "question"), name="settled_once")
                ],
            },
        ),
    )
