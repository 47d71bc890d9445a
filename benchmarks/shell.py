"""Processor time of short commands, beside proselint's."""

import tempfile
from pathlib import Path

from benchmarks.processes import BIN, processor_seconds
from benchmarks.texts import answers


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.md"
        answer.write_text(answers(1)[0], encoding="utf-8")
        critique = [str(BIN / "debrief"), "critique"]
        commands = {
            "debrief --version": [str(BIN / "debrief"), "--version"],
            "critique, signs only": [*critique, "--signs-only", str(answer)],
            "critique": [*critique, str(answer)],
            "proselint check": [str(BIN / "proselint"), "check", str(answer)],
        }
        taken = {name: processor_seconds(command, 9) for name, command in commands.items()}
        for name, seconds in taken.items():
            ratio = seconds / taken["proselint check"]
            print(f"{name:20} {seconds * 1000:5.0f} ms of processor time, {ratio:.2f}x proselint")
