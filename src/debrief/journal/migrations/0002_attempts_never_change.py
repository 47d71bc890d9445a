"""The database itself refuses to change an attempt, whichever program asks.

SQLite drops triggers when Django rebuilds a table: a later migration that alters `journal_attempt`
must install this one again, and a test sees to it.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

INSTALL = {
    "sqlite": (
        """
        CREATE TRIGGER attempt_never_changes BEFORE UPDATE ON journal_attempt
        BEGIN SELECT RAISE(ABORT, 'an attempt is never changed'); END
        """,
    ),
    "postgresql": (
        """
        CREATE FUNCTION attempt_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'an attempt is never changed' USING ERRCODE = '23000'; END $$
        """,
        """
        CREATE TRIGGER attempt_never_changes BEFORE UPDATE ON journal_attempt
        FOR EACH ROW EXECUTE FUNCTION attempt_never_changes()
        """,
    ),
}
REMOVE = {
    "sqlite": ("DROP TRIGGER attempt_never_changes",),
    "postgresql": (
        "DROP TRIGGER attempt_never_changes ON journal_attempt",
        "DROP FUNCTION attempt_never_changes()",
    ),
}


def install(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Add the trigger."""
    for statement in INSTALL[editor.connection.vendor]:
        editor.execute(statement)


def remove(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the trigger."""
    for statement in REMOVE[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Installs the trigger."""

    dependencies = (("journal", "0001_people_and_practice"),)
    operations = (migrations.RunPython(install, remove),)
