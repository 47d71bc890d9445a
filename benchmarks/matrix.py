"""Placing 200 lines of experience in the matrix, in a process that has read nothing yet."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LINES = 200
RUNS = 5
CORPUS = Path(__file__).parent.parent / "corpus"

CHILD = """
import json, sys, time
started = time.perf_counter()
from debrief.critique.learned import model
from debrief.fit.gaps import find_gaps
from debrief.fit.matrix import build_matrix
from debrief.handbook import handbook
from debrief.practice.placing import place_lines
learned = model()
book = handbook()
ready = time.perf_counter()
lines = json.load(sys.stdin)
cold = build_matrix(place_lines(lines, learned), (), book)
find_gaps(cold, "pm", "L4", book)
placed = time.perf_counter()
find_gaps(build_matrix(place_lines(lines, learned), (), book), "pmm", "L5", book)
again = time.perf_counter()
print(json.dumps([ready - started, placed - ready, again - placed]))
"""


def run() -> None:
    lines = _lines()
    rows = []
    for _ in range(RUNS):
        command = [sys.executable, "-c", CHILD]
        given = json.dumps(lines)
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
        rows.append(json.loads(done.stdout))
    load, cold, again = (statistics.median(column) for column in zip(*rows, strict=True))
    words = sum(len(line.split()) for line in lines)
    print(f"{LINES} lines, {words:,} words; medians of {RUNS} new processes")
    print(f"{'imports, model and handbook':34} {load * 1000:5.0f} ms")
    print(f"{'placing, matrix and gaps, cold':34} {cold * 1000:5.0f} ms")
    print(f"{'together':34} {(load + cold) * 1000:5.0f} ms")
    print(f"{'the same lines once more':34} {again * 1000:5.0f} ms")
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(lines))
        file.flush()
        taken = []
        for _ in range(RUNS):
            started = time.perf_counter()
            command = [sys.executable, "-m", "debrief", "matrix", file.name]
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            taken.append(time.perf_counter() - started)
    print(f"{'`debrief matrix`, the whole command':34} {statistics.median(taken) * 1000:5.0f} ms")


def _lines() -> list[str]:
    found = []
    for path in sorted((CORPUS / "test" / "lines").glob("*.jsonl")):
        rows = (json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row)
        found += [row["text"] for row in rows if row["kind"] != "duty"]
    return found[:LINES]
