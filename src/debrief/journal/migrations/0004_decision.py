"""What a person gave for the decision: choices, the long run, the log, calendars."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the tables."""

    dependencies = (("journal", "0003_experience"),)

    operations = (
        migrations.CreateModel(
            name="ChoiceRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("shown_pair", models.CharField(blank=True, max_length=80)),
                ("shown_left", models.CharField(blank=True, max_length=6)),
                ("shown_at", models.DateTimeField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choice_runs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ChoiceAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("pair", models.CharField(max_length=80)),
                (
                    "choice",
                    models.CharField(
                        choices=[("build", "build"), ("market", "market"), ("skip", "skipped")],
                        max_length=6,
                    ),
                ),
                ("left", models.CharField(max_length=6)),
                ("seconds", models.FloatField()),
                ("answered_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choice_answers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="journal.choicerun",
                    ),
                ),
            ],
            options={
                "ordering": ("order",),
            },
        ),
        migrations.CreateModel(
            name="GoalWish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("goal", models.CharField(max_length=80)),
                ("wish", models.CharField(max_length=80)),
                ("weight", models.PositiveSmallIntegerField(default=2)),
                ("answered_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goal_wishes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "goal wishes",
            },
        ),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("activity", models.CharField(max_length=80)),
                ("exercise", models.CharField(blank=True, max_length=100)),
                (
                    "energy",
                    models.CharField(
                        choices=[("gave", "gave energy"), ("took", "took energy")], max_length=4
                    ),
                ),
                ("impact", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="log_entries",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "log entries",
            },
        ),
        migrations.CreateModel(
            name="SortedTitle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.CharField(max_length=64)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("work", models.CharField(max_length=6)),
                ("sorted_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sorted_titles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CalendarRead",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
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
                ("start", models.DateField()),
                ("end", models.DateField()),
                ("zone", models.CharField(blank=True, max_length=80)),
                ("entries", models.PositiveIntegerField(default=0)),
                ("hours", models.JSONField(default=dict)),
                ("left_out", models.JSONField(default=dict)),
                ("keeps_titles", models.BooleanField(default=False)),
                ("asked", models.JSONField(default=list)),
                ("begun_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_reads",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner", "-start", "-id"], name="calendars_by_week")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["reading", "done", "refused"])),
                        name="calendar_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))),
                        name="calendar_goes_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("keeps_titles", True), ("asked", []), _connector="OR"),
                        name="titles_only_where_allowed",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="choicerun",
            index=models.Index(fields=["owner", "-begun_at", "-id"], name="runs_by_time"),
        ),
        migrations.AddConstraint(
            model_name="choicerun",
            constraint=models.CheckConstraint(
                condition=models.Q(("shown_left__in", ["", "build", "market"])),
                name="shown_side_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="choiceanswer",
            constraint=models.UniqueConstraint(fields=("run", "order"), name="answers_in_order"),
        ),
        migrations.AddConstraint(
            model_name="choiceanswer",
            constraint=models.UniqueConstraint(
                fields=("run", "pair"), name="a_pair_is_answered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="choiceanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("choice__in", ["build", "market", "skip"])),
                name="choice_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="choiceanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("left__in", ["build", "market"])), name="left_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="choiceanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("seconds__gte", 0)), name="time_goes_forward"
            ),
        ),
        migrations.AddConstraint(
            model_name="goalwish",
            constraint=models.UniqueConstraint(
                fields=("owner", "goal"), name="a_goal_is_answered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="goalwish",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__in", [1, 2, 3])), name="weight_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="logentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("exercise", "")),
                fields=("owner", "day", "activity"),
                name="one_entry_a_day_and_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="logentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("exercise", ""), _negated=True),
                fields=("owner", "exercise"),
                name="one_entry_a_tryout",
            ),
        ),
        migrations.AddConstraint(
            model_name="logentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("energy__in", ["gave", "took"])), name="energy_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="sortedtitle",
            constraint=models.UniqueConstraint(
                fields=("owner", "mark"), name="a_title_is_sorted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sortedtitle",
            constraint=models.CheckConstraint(
                condition=models.Q(("work__in", ["build", "market", "shared", "other"])),
                name="work_is_known",
            ),
        ),
    )
