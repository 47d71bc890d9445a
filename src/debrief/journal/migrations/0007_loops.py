"""Mock loops."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Mock loops."""

    dependencies = (("journal", "0006_growth"),)

    operations = (
        migrations.CreateModel(
            name="Loop",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("track", models.CharField(max_length=3)),
                ("origin", models.CharField(max_length=50)),
                ("company", models.CharField(blank=True, max_length=80)),
                ("level", models.CharField(max_length=2)),
                ("begun_at", models.DateTimeField()),
                ("met_at", models.DateTimeField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="loops",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LoopRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("round", models.CharField(max_length=50)),
                ("minutes", models.PositiveSmallIntegerField()),
                ("exercise", models.CharField(max_length=100)),
                (
                    "loop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
                        to="journal.loop",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="loop_rounds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sitting",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="loop_round",
                        to="journal.sitting",
                    ),
                ),
            ],
            options={
                "ordering": ("place",),
            },
        ),
        migrations.CreateModel(
            name="SelfRating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("competency", models.CharField(max_length=80)),
                ("level", models.PositiveSmallIntegerField()),
                ("rated_at", models.DateTimeField()),
                (
                    "loop_round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ratings",
                        to="journal.loopround",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="self_ratings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="loop",
            index=models.Index(fields=["owner", "track", "-begun_at"], name="loops_by_time"),
        ),
        migrations.AddConstraint(
            model_name="loop",
            constraint=models.CheckConstraint(
                condition=models.Q(("track__in", ["pm", "pmm"])), name="loop_track_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="loopround",
            constraint=models.UniqueConstraint(fields=("loop", "place"), name="one_round_a_place"),
        ),
        migrations.AddConstraint(
            model_name="loopround",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__gte", 5), ("minutes__lte", 120)),
                name="round_has_a_time_box",
            ),
        ),
        migrations.AddConstraint(
            model_name="selfrating",
            constraint=models.UniqueConstraint(
                fields=("loop_round", "competency"), name="rated_once_a_competency"
            ),
        ),
        migrations.AddConstraint(
            model_name="selfrating",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__gte", 1), ("level__lte", 4)), name="own_level_is_known"
            ),
        ),
    )
