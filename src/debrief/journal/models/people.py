"""Who practises: every other row belongs to one person."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class PersonManager(BaseUserManager["Person"]):
    """Finds people; makes the automatic one of local mode."""

    def local(self) -> Person:
        """Return the one person of local mode, made on first use."""
        nobody_knows = make_password(None)
        person, _made = self.get_or_create(
            is_local=True, defaults={"handle": "local", "password": nobody_knows}
        )
        return person


class Person(AbstractBaseUser):
    """Somebody who practises. `track` is the career they are preparing for at present."""

    class Track(models.TextChoices):
        """The two careers."""

        PM = "pm", _("Product Manager")
        PMM = "pmm", _("Product Marketing Manager")

    handle = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=150, blank=True)
    is_local = models.BooleanField(default=False)
    track = models.CharField(max_length=3, choices=Track.choices, default=Track.PM)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "handle"

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["is_local"], condition=Q(is_local=True), name="one_local_person"
            ),
            models.CheckConstraint(condition=Q(track__in=["pm", "pmm"]), name="track_is_known"),
        )

    def __str__(self) -> str:
        return self.name or self.handle
