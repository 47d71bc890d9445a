"""Requests per second and p95 of the real server, with few and with many stored attempts."""

import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REQUESTS = 150
COUNTS = (10, 10_000)


def run() -> None:
    p95: dict[tuple[str, int], float] = {}
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            for name, taken in _measure(Path(folder), count).items():
                p95[name, count] = taken[int(len(taken) * 0.95)]
                rate = 1 / statistics.mean(taken)
                print(
                    f"{count:6,} attempts  {name:8} {rate:5.0f} requests a second,"
                    f" p50 {statistics.median(taken) * 1000:5.1f} ms,"
                    f" p95 {p95[name, count] * 1000:5.1f} ms"
                )
    few, many = COUNTS
    for name in ("home", "history", "debrief"):
        print(f"{name}: p95 with {many:,} is {p95[name, many] / p95[name, few]:.2f}x of {few}")


def _measure(folder: Path, count: int) -> dict[str, list[float]]:
    environment = {
        **os.environ,
        "DEBRIEF_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "debrief.web.conf",
    }
    with _server(environment) as first:
        _address(first)
        first.terminate()
    seed = [sys.executable, "-m", "benchmarks.seed", str(count)]
    newest = subprocess.run(seed, env=environment, capture_output=True, text=True, check=True)
    started = time.perf_counter()
    with _server(environment) as server:
        address = _address(server)
        print(f"{count:6,} attempts  second start {time.perf_counter() - started:.2f} s")
        try:
            return _ask(address, newest.stdout.strip())
        finally:
            server.terminate()


def _server(environment: dict[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-u", "-m", "debrief", "serve", "--port", "0", "--no-open"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def _address(server: "subprocess.Popen[str]") -> str:
    assert server.stdout
    for line in server.stdout:
        found = re.search(r"http://\S+", line)
        if found:
            return found[0]
    sys.exit("The server did not start.")


def _ask(address: str, newest: str) -> dict[str, list[float]]:
    host, _, path = address.removeprefix("http://").partition("/")
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.request("GET", f"/{path}")
    answer = connection.getresponse()
    answer.read()
    cookies = (value.partition(";")[0] for key, value in answer.getheaders() if key == "Set-Cookie")
    headers = {"Cookie": "; ".join(cookies)}
    pages = {"home": "/", "history": "/attempts/", "debrief": f"/attempts/{newest}/"}
    taken: dict[str, list[float]] = {name: [] for name in pages}
    for turn in range(REQUESTS + 10):
        for name, where in pages.items():
            start = time.perf_counter()
            connection.request("GET", where, headers=headers)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, (where, answer.status)
            if turn >= 10:
                taken[name].append(time.perf_counter() - start)
    connection.close()
    return {name: sorted(times) for name, times in taken.items()}
