"""Every table: people, and what belongs to each of them."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the tables."""

    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("handle", models.CharField(max_length=150, unique=True)),
                ("name", models.CharField(blank=True, max_length=150)),
                ("is_local", models.BooleanField(default=False)),
                (
                    "track",
                    models.CharField(
                        choices=[("pm", "Product Manager"), ("pmm", "Product Marketing Manager")],
                        default="pm",
                        max_length=3,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_local", True)),
                        fields=("is_local",),
                        name="one_local_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("track__in", ["pm", "pmm"])), name="track_is_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sitting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("exercise", models.CharField(max_length=100)),
                (
                    "mode",
                    models.CharField(
                        choices=[("open", "open"), ("pressure", "under pressure")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("seconds_allowed", models.PositiveIntegerField()),
                ("draft", models.TextField(blank=True)),
                ("guess", models.TextField(blank=True)),
                ("draft_saved_at", models.DateTimeField(blank=True, null=True)),
                ("constraint_shown_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("debriefed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sittings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("exercise", models.CharField(max_length=100)),
                (
                    "track",
                    models.CharField(
                        choices=[("pm", "Product Manager"), ("pmm", "Product Marketing Manager")],
                        max_length=3,
                    ),
                ),
                ("round", models.CharField(max_length=50)),
                (
                    "mode",
                    models.CharField(
                        choices=[("open", "open"), ("pressure", "under pressure")], max_length=8
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("prompt", models.TextField()),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("debrief", models.JSONField()),
                ("words", models.PositiveIntegerField()),
                ("made", models.PositiveSmallIntegerField()),
                ("expected", models.PositiveSmallIntegerField()),
                ("levels", models.JSONField()),
                ("written_at", models.DateTimeField()),
                ("seconds_used", models.PositiveIntegerField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sitting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempt",
                        to="journal.sitting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("move", models.CharField(max_length=50)),
                ("question", models.TextField()),
                ("text", models.TextField(blank=True)),
                ("closed", models.BooleanField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "attempt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="journal.attempt",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "replies",
                "ordering": ("order",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("attempt", "order"), name="one_question_per_place"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="sitting",
            index=models.Index(
                condition=models.Q(("finished_at", None)),
                fields=["owner", "-started_at"],
                name="unfinished_by_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="sitting",
            constraint=models.CheckConstraint(
                condition=models.Q(("mode__in", ["open", "pressure"])), name="mode_is_known"
            ),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(fields=["owner", "exercise", "-written_at"], name="by_exercise"),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(
                fields=["owner", "track", "exercise", "written_at"], name="by_record"
            ),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(fields=["owner", "track", "-written_at", "-id"], name="by_track"),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(fields=["owner", "-written_at", "-id"], name="by_time"),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(
                fields=("owner", "exercise", "number"), name="numbered_per_exercise"
            ),
        ),
    )
