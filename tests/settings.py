"""Django's settings for tests: the real ones, over a data folder that is nobody's."""

import os
import tempfile

os.environ["DEBRIEF_DATA"] = tempfile.mkdtemp(prefix="debrief-tests-")

from debrief.web.conf import *  # noqa: F403

# A test sees what a request did when the request is over.
READ_BESIDE = False

# Argon2 and friends are slow on purpose; tests make many people.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
