"""From a data folder to a listening server, in one call.

Django is imported only after the port is known to be free, so that a mistake is told at once.
"""

from __future__ import annotations

import os
import socket
import threading
import webbrowser
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from debrief.settings import OPTIONS, Settings
from debrief.web import machine

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler

LOOPBACK = "127.0.0.1"
THREADS = 8


class CannotStart(Exception):
    """The server cannot be started; the message says why and what to do, in one line."""


def serve(
    settings: Settings,
    *,
    open_page: bool = False,
    say: Callable[[str], None] = print,
) -> None:
    """Answer on the loopback address until interrupted; `say` gets the address to open.

    Raises CannotStart when the data folder cannot be written, the port is taken or the database
    does not answer.
    """
    _prepare_folder(settings)
    with _listen(settings.port) as listening:
        application = _load(settings)
        address = _entry_address(listening.getsockname()[1])
        say(f"Debrief is running. Open {address}\nStop it with Ctrl+C.")
        threading.Thread(target=_warm, daemon=True).start()
        if open_page:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        _answer(application, listening)


def _prepare_folder(settings: Settings) -> None:
    # The database and its journal are nobody else's either, wherever the folder stands.
    os.umask(0o077)
    try:
        machine.private_folder(settings.data)
        machine.secret_key(settings.data)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise CannotStart(
            f"The data folder {settings.data} cannot be written ({reason}). "
            "Choose another one with --data."
        ) from None


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":
        # Lets a restart take the port over; on Windows it would let a stranger share it.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen(128)
    except OSError as problem:
        listening.close()
        reason = problem.strerror or str(problem)
        raise CannotStart(
            f"Port {port} cannot be used ({reason}). Choose another one with --port, or 0 for any."
        ) from None
    return listening


def _load(settings: Settings) -> WSGIHandler:
    """Return Django over these settings, with its tables up to date."""
    for option in OPTIONS:
        value = getattr(settings, option.name)
        os.environ[option.variable] = " ".join(value) if isinstance(value, tuple) else str(value)
    os.environ["DJANGO_SETTINGS_MODULE"] = "debrief.web.conf"
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415
    from django.db import Error as DatabaseProblem  # noqa: PLC0415

    try:
        application = get_wsgi_application()
        _bring_tables_up_to_date()
    except (DatabaseProblem, ImproperlyConfigured) as problem:
        reason = str(problem).strip().partition("\n")[0]
        raise CannotStart(f"The database cannot be used: {reason}") from None
    return application


def _bring_tables_up_to_date() -> None:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    from debrief.journal import actions  # noqa: PLC0415
    from debrief.web.reading import originals  # noqa: PLC0415
    from debrief.web.views.recordings import store  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    call_command("clearsessions")
    actions.tidy_imports(originals())
    actions.tidy_recordings(store())
    connection.close()


def _entry_address(port: int) -> str:
    from django.conf import settings  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    return f"http://{LOOPBACK}:{port}{reverse('enter')}?token={settings.ENTRY_TOKEN}"


def _warm() -> None:
    """Read what the first pages need while the browser is still opening."""
    from debrief.web.library import book, reader  # noqa: PLC0415

    exercise = next(iter(book().exercises.values()))
    reader().read(exercise, exercise.answer("fair").answer)


def _answer(application: Any, listening: socket.socket) -> None:
    from waitress.server import create_server  # noqa: PLC0415

    server = create_server(
        application,
        sockets=[listening],
        threads=THREADS,
        ident=None,
        # Well past the largest file that is taken, so that a page can say what is too large.
        max_request_body_size=32 * 1024 * 1024,
    )
    try:
        server.run()
    finally:
        server.close()
