"""Artefacts filled in beside the free text."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Artefacts filled in beside the free text."""

    dependencies = (("journal", "0008_pressure"),)

    operations = (
        migrations.CreateModel(
            name="FilledForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form", models.CharField(max_length=60)),
                ("values", models.JSONField()),
                ("reading", models.JSONField(blank=True, null=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="filled_forms",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sitting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="filled_form",
                        to="journal.sitting",
                    ),
                ),
            ],
        ),
    )
