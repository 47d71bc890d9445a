"""Mock loops."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """Mock loops."""

    dependencies = (("journal", "0006_growth"),)

    operations = ()
