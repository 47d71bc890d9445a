"""Binary files are parsed in a process of their own, so that a hostile one ends there.

The child gets the file on standard input and answers JSON on standard output. It may use SECONDS
of processor time and MEMORY bytes where the platform has such limits, writes no file, and is
killed after SECONDS of wall time everywhere.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from debrief.experience.unreadable import Unreadable

SECONDS = 20
MEMORY = 300_000_000
_READERS = {"pdf": ("pdf", "pypdfium2.raw"), "zip": ("packages", "defusedxml.ElementTree")}

TOO_SLOW = (
    f"This file took longer than {SECONDS} seconds to read and was put aside. Export the résumé"
    " again as PDF or DOCX, or paste its text."
)
TOO_LARGE = (
    "This file needs more memory than a résumé should and was put aside. Export the résumé again"
    " as PDF or DOCX, or paste its text."
)
DAMAGED = (
    "This file is damaged in a way that stopped the reader. Save it again from the program that"
    " made it, or paste its text."
)


def read_apart(data: bytes, kind: str, seconds: float = SECONDS) -> dict[str, Any]:
    """Return a PDF ("pdf") or a packed file ("zip") as a record, read in a child process.

    Raises Unreadable for whatever goes wrong there.
    """
    command = [sys.executable, "-P", "-m", "debrief.experience.sandbox", kind]
    root = str(Path(__file__).parents[2])
    paths = [root, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    try:
        done = subprocess.run(  # noqa: S603  # our own module, and the file goes through a pipe
            command, input=data, capture_output=True, timeout=seconds, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(TOO_SLOW) from None
    if done.returncode:
        raise Unreadable(TOO_LARGE if b"Memory" in done.stderr[-400:] else DAMAGED)
    answer: dict[str, Any] = json.loads(done.stdout)
    if "unreadable" in answer:
        raise Unreadable(answer["unreadable"])
    return answer


def _bounded() -> None:
    """Limit what this process may use; does nothing where the platform has no such limits."""
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return
    wanted = {
        "RLIMIT_AS": MEMORY,
        "RLIMIT_CPU": SECONDS,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CORE": 0,
    }
    for name, most in wanted.items():
        number = getattr(resource, name, None)
        if number is None:
            continue
        _, hard = resource.getrlimit(number)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)  # noqa: PLW2901  # a stricter limit of the host stays
        try:
            resource.setrlimit(number, (most, most))
        except (OSError, ValueError):
            continue


def _main(kind: str) -> int:
    module, library = _READERS[kind]
    # What is trusted is loaded before the limits, what is not is read after them.
    reader = importlib.import_module(f"debrief.experience.{module}")
    importlib.import_module(library)
    _bounded()
    answer: dict[str, object]
    try:
        answer = reader.read(sys.stdin.buffer.read()).record()
    except Unreadable as reason:
        answer = {"unreadable": str(reason)}
    except MemoryError:
        answer = {"unreadable": TOO_LARGE}
    except Exception:  # noqa: BLE001  # whatever a hostile file does, the answer is one line
        answer = {"unreadable": DAMAGED}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    # Nothing is left to tidy, and taking a broken document apart could still fail.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
