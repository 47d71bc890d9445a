"""Launches taken apart."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """Launches taken apart."""

    dependencies = (("journal", "0009_forms"),)

    operations = ()
