"""Reading and checking all content in new processes, and searching the handbook."""

import json
import statistics
import subprocess
import sys
import tempfile

RUNS = 5
WORDS = (
    "win rate", "battlecard", "what to do when a metric drops", "segment", "pricing", "guard",
    "how panels decide", "prioritise", "STAR", "vesting", "webinar", "switch", "positioning canvas",
)  # fmt: skip

CHILD = """
import json, sys, time
from pathlib import Path
started = time.perf_counter()
from debrief.critique import lexicon
from debrief.handbook import handbook
book = handbook(Path(sys.argv[1]))
mistakes = book.check()
loaded = time.perf_counter()
from debrief.practice.reference import reference
library = reference(book, lexicon(book.cache).rules.values())
indexed = time.perf_counter()
taken = []
for words in json.loads(sys.argv[2]):
    before = time.perf_counter()
    library.search(words)
    taken.append(time.perf_counter() - before)
assert not mistakes
print(json.dumps([loaded - started, indexed - loaded, max(taken), sorted(taken)[len(taken) // 2]]))
"""


def run() -> None:
    first, later = [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            first.append(_child(folder))
            later.append(_child(folder))
    for name, rows in (("first start", first), ("later starts", later)):
        load, index, slowest, middle = (
            statistics.median(column) for column in zip(*rows, strict=True)
        )
        print(f"{name}: all content read and checked in {load * 1000:.0f} ms")
    print(f"index for searching, once per process {index * 1000:.0f} ms")
    print(f"{len(WORDS)} searches: median {middle * 1000:.1f} ms, slowest {slowest * 1000:.1f} ms")


def _child(folder: str) -> list[float]:
    command = [sys.executable, "-c", CHILD, folder, json.dumps(WORDS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)
