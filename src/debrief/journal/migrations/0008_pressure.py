"""Reading time, questions asked, listeners, recordings."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """Reading time, questions asked, listeners, recordings."""

    dependencies = (("journal", "0007_loops"),)

    operations = ()
