"""Django's settings, made from the options in debrief.settings."""

from __future__ import annotations

import secrets
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from debrief import settings as options
from debrief.web import machine

OPTIONS = options.read()
FOLDER = machine.private_folder(OPTIONS.data)

DEBUG = False
SECRET_KEY = machine.secret_key(FOLDER)
ENTRY_TOKEN = secrets.token_urlsafe(32)
"""Fresh at every start; whoever knows it is the person at this machine's terminal."""

CONTENT_CACHE = OPTIONS.cache
RULES_OFF = frozenset(OPTIONS.rules_off)

ROOT_URLCONF = "debrief.web.urls"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *OPTIONS.hosts]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "debrief.journal",
    "debrief.web",
]

# No LocaleMiddleware: until there is a second language, it would only mix foreign month names
# into English pages.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "debrief.web.defence.RefuseOtherSites",
    "debrief.web.defence.PrivatePages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "debrief.web.defence.EntryRequired",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "debrief.web.presenters.shell.shell",
            ],
        },
    },
]


def _databases() -> dict[str, Any]:
    if OPTIONS.database_url:
        return {"default": dj_database_url.parse(OPTIONS.database_url, conn_max_age=600)}
    return {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": FOLDER / "debrief.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                # Writers queue for the lock when they begin, not when they are half-way through.
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    }


DATABASES = _databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "journal.Person"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
SESSION_COOKIE_NAME = "debrief_session"
SESSION_COOKIE_AGE = 30 * 24 * 60 * 60
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "debrief_csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "debrief.web.views.refusals.forged"
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
# A launch plan with every row filled in has some ninety.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
# An uploaded file stays in memory, so that its only place on disk is the private folder. One
# that is larger is passed over, and the page says so.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 11_000_000
IMPORTS = FOLDER / "imports"
RECORDINGS = FOLDER / "recordings"
READ_BESIDE = True
"""Whether files are read in a thread beside the request."""

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "debrief.web.assets.VersionedFiles"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 365 * 24 * 60 * 60

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = machine.time_zone()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    # A refused request is the visitor's affair, and a moment's queue is nobody's; the terminal
    # belongs to its owner.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "waitress.queue": {"level": "ERROR"},
    },
}
