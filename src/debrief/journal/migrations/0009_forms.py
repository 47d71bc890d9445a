"""Artefacts filled in beside the free text."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """Artefacts filled in beside the free text."""

    dependencies = (("journal", "0008_pressure"),)

    operations = ()
