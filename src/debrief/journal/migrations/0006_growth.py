"""What a person keeps for the next level and for a change of sides."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the tables."""

    dependencies = (("journal", "0005_fit"),)

    operations = (
        migrations.CreateModel(
            name="PlannedSwitch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role_from", models.CharField(max_length=3)),
                ("project", models.CharField(max_length=80)),
                ("start", models.DateField()),
                ("hours", models.FloatField()),
                ("changed_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="planned_switches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "planned switches",
            },
        ),
        migrations.CreateModel(
            name="PersonNamed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=80)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people_named",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="journal.plannedswitch",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people named",
            },
        ),
        migrations.CreateModel(
            name="MilestoneReached",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("milestone", models.CharField(max_length=80)),
                ("day", models.DateField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones_reached",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reached",
                        to="journal.plannedswitch",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "milestones reached",
            },
        ),
        migrations.CreateModel(
            name="PromotionCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=3)),
                ("from_level", models.CharField(max_length=2)),
                ("changed_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promotion_cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion", models.CharField(max_length=80)),
                ("text", models.TextField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="case_notes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="journal.promotioncase",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion", models.CharField(max_length=80)),
                ("line", models.CharField(max_length=80)),
                ("use", models.BooleanField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="case_lines",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="journal.promotioncase",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="plannedswitch",
            constraint=models.UniqueConstraint(
                fields=("owner", "role_from"), name="one_plan_a_direction"
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedswitch",
            constraint=models.CheckConstraint(
                condition=models.Q(("role_from__in", ["pm", "pmm"])), name="plan_role_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedswitch",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__gte", 1), ("hours__lte", 40)),
                name="plan_hours_are_possible",
            ),
        ),
        migrations.AddConstraint(
            model_name="personnamed",
            constraint=models.UniqueConstraint(fields=("plan", "person"), name="named_once"),
        ),
        migrations.AddConstraint(
            model_name="milestonereached",
            constraint=models.UniqueConstraint(fields=("plan", "milestone"), name="reached_once"),
        ),
        migrations.AddConstraint(
            model_name="promotioncase",
            constraint=models.UniqueConstraint(
                fields=("owner", "role", "from_level"), name="one_case_a_step"
            ),
        ),
        migrations.AddConstraint(
            model_name="promotioncase",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["pm", "pmm"])), name="case_role_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="casenote",
            constraint=models.UniqueConstraint(
                fields=("case", "criterion"), name="one_note_a_criterion"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseline",
            constraint=models.UniqueConstraint(
                fields=("case", "criterion", "line"), name="a_line_is_chosen_once"
            ),
        ),
    )
