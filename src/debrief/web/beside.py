"""Thinking beside the requests: a page that would keep somebody waiting shows how far it is.

What was thought is remembered where it was thought; here is only known that it was.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

AT_ONCE = 0.8
"""Seconds that a request waits: what takes longer shows its progress."""

MOST_KNOWN = 256

Tell = Callable[[int, int], None]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something is: `done` of `of` parts, 0 of 0 where parts are not counted."""

    done: int
    of: int
    seconds: int


class _Task:
    """Something that is being thought, or was."""

    def __init__(self, think: Callable[[Tell], object]) -> None:
        self._begun = time.monotonic()
        self._done, self._of = 0, 0
        # A daemon: whoever stops the program does not wait for what can be thought again. What it
        # is about, a file perhaps, is held by the thread alone, and goes with it.
        self.thread = threading.Thread(target=self._run, args=(think,), name="beside", daemon=True)
        self.thread.start()

    def progress(self) -> Progress:
        return Progress(self._done, self._of, int(time.monotonic() - self._begun))

    def _tell(self, done: int, of: int) -> None:
        self._done, self._of = done, of

    def _run(self, think: Callable[[Tell], object]) -> None:
        try:
            with _seats:
                think(self._tell)
        except Exception as problem:  # noqa: BLE001  # the request that follows meets it and says so
            _log.error("Thinking beside a request stopped: %s", type(problem).__name__)
        finally:
            connection.close()


_tasks: OrderedDict[Hashable, _Task] = OrderedDict()
_guard = threading.Lock()
_seats = threading.BoundedSemaphore(2)


def soon(key: Hashable, think: Callable[[Tell], object]) -> Progress | None:
    """Begin to think something new; return how far it is, None once it is done.

    Waits AT_ONCE at most. `key` names what is thought: the same key is thought once. `think` gets
    a function to tell its progress to, and should remember what comes of it.
    """
    if not settings.READ_BESIDE:
        return None
    with _guard:
        task = _tasks.get(key)
        if task is None:
            task = _tasks[key] = _Task(think)
            while len(_tasks) > MOST_KNOWN:
                _tasks.popitem(last=False)
    task.thread.join(AT_ONCE)
    return task.progress() if task.thread.is_alive() else None
