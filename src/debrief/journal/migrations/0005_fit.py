"""Where the person says their lines belong, the level they aim at, and advertisements."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the tables."""

    dependencies = (("journal", "0004_decision"),)

    operations = (
        migrations.CreateModel(
            name="Advert",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "being read"),
                            ("done", "read"),
                            ("refused", "not read"),
                        ],
                        default="reading",
                        max_length=7,
                    ),
                ),
                ("line", models.CharField(blank=True, max_length=500)),
                ("text", models.TextField(blank=True)),
                ("summary", models.JSONField(default=dict)),
                ("begun_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adverts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner", "-begun_at", "-id"], name="adverts_by_time")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["reading", "done", "refused"])),
                        name="advert_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_is_read_has_a_text",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Aim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.CharField(max_length=2)),
                (
                    "owner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aim",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["L3", "L4", "L5", "L6", "L7"])),
                        name="level_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.CharField(max_length=64)),
                ("mark", models.CharField(max_length=32)),
                ("words", models.TextField()),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("confirm", "it belongs there"),
                            ("move", "it belongs elsewhere"),
                            ("reject", "it proves nothing"),
                        ],
                        max_length=7,
                    ),
                ),
                ("side", models.CharField(blank=True, max_length=7)),
                ("responsibility", models.CharField(blank=True, max_length=80)),
                ("strength", models.CharField(blank=True, max_length=9)),
                ("made_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("made_at", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "line"), name="one_word_a_line"),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["confirm", "move", "reject"])),
                        name="verdict_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("verdict", "move"), models.Q(("responsibility", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("verdict", "move"), _negated=True), ("responsibility", "")
                            ),
                            _connector="OR",
                        ),
                        name="only_a_move_names_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strength__in", ["", "none", "mentioned", "owned", "measured"])
                        ),
                        name="strength_is_known",
                    ),
                ],
            },
        ),
    )
