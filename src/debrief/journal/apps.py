"""The journal as a Django application."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Holds every table of Debrief."""

    name = "debrief.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
