"""Quarterly goals."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """Quarterly goals."""

    dependencies = (("journal", "0010_launches"),)

    operations = ()
