"""Processor time of whole processes, as the operating system accounts it."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent


def processor_seconds(command: list[str], runs: int = 5, stdin: Path | None = None) -> float:
    """Return the median of user plus system seconds over some runs, after one that warms up."""
    taken = []
    for _ in range(runs + 1):
        with (stdin or Path(os.devnull)).open("rb") as given:
            process = subprocess.Popen(
                command, stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            _, _, used = os.wait4(process.pid, 0)
        taken.append(used.ru_utime + used.ru_stime)
    return statistics.median(taken[1:])
