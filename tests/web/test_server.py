"""The real server, as another process: start, restart, sudden death, and what it refuses."""

import http.client
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit

import pytest

from debrief.settings import read
from debrief.web import machine
from debrief.web.server import CannotStart, serve

PROGRAM = """
import sys
from pathlib import Path
from debrief.settings import read
from debrief.web.server import serve
serve(read(data=Path(sys.argv[1]), port=int(sys.argv[2])), say=lambda line: print(line, flush=True))
"""
pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills a process the POSIX way")


class Running:
    """A server in its own process, and a browser's worth of cookies."""

    def __init__(self, data, port=0, cookies=None):
        environ = {k: v for k, v in os.environ.items() if not k.startswith(("DEBRIEF", "DJANGO"))}
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(data), str(port)],
            stdout=subprocess.PIPE,
            text=True,
            env=environ,
        )
        line = self.process.stdout.readline()
        self.seconds = time.perf_counter() - began
        self.entry = urlsplit(re.search(r"http://\S+", line).group())
        self.cookies = {} if cookies is None else cookies

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.kill()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def ask(self, method, path, form=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.entry.port, timeout=20)
        headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, urlencode(form) if form is not None else None, headers)
        response = connection.getresponse()
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        response.text = response.read().decode()
        connection.close()
        return response

    def enter(self):
        return self.ask("GET", f"{self.entry.path}?{self.entry.query}")

    def proof(self, page):
        html = self.ask("GET", page).text
        return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html).group(1)

    def post(self, path, page, **form):
        return self.ask("POST", path, {**form, "csrfmiddlewaretoken": self.proof(page)})


@pytest.mark.row("L")
def test_a_killed_server_loses_no_acknowledged_draft_and_the_browser_stays_inside(
    tmp_path, exercise
):
    with Running(tmp_path) as server:
        assert server.enter().status == 302
        page = f"/practise/{exercise.id}/"
        sitting = server.post(f"{page}sittings/", page, mode="open").headers["Location"]
        for words in ("First", "First thoughts", "First thoughts, kept."):
            assert server.post(f"{sitting}draft", sitting, text=words).status == 302
        server.kill()
        cookies = server.cookies
    with Running(tmp_path, cookies=cookies) as server:
        assert "First thoughts, kept." in server.ask("GET", sitting).text


def test_many_tabs_at_once_lose_nothing_and_hand_in_one_attempt(tmp_path, exercise, strong):
    with Running(tmp_path) as server:
        server.enter()
        page = f"/practise/{exercise.id}/"
        sittings = [
            server.post(f"{page}sittings/", page, mode="open").headers["Location"] for _ in range(8)
        ]
        token = server.proof(page)

        def save(sitting):
            form = {"csrfmiddlewaretoken": token}
            return [
                server.ask("POST", f"{sitting}draft", {**form, "text": f"{sitting} {n}"}).status
                for n in range(5)
            ]

        def hand_in(_):
            form = {"csrfmiddlewaretoken": token, "text": strong}
            return server.ask("POST", sittings[0], form).headers["Location"]

        with ThreadPoolExecutor(8) as tabs:
            assert {status for found in tabs.map(save, sittings) for status in found} == {302}
            assert len(set(tabs.map(hand_in, range(6)))) == 1
        for sitting in sittings[1:]:
            assert f"{sitting} 4" in server.ask("GET", sitting).text


def test_each_start_has_its_own_token(tmp_path):
    with Running(tmp_path) as server:
        first = server.entry.query
        assert server.ask("GET", "/").status == 403
    with Running(tmp_path) as server:
        assert server.entry.query != first
        assert server.ask("GET", f"/enter/?{first}").status == 403


def test_other_people_on_the_machine_can_read_nothing_of_it(tmp_path):
    data = tmp_path / "data"
    with Running(data) as server:
        server.enter()
        assert server.entry.hostname == "127.0.0.1"
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
        for path in data.rglob("*"):
            assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def test_static_files_come_with_a_version_and_may_be_kept(tmp_path):
    with Running(tmp_path) as server:
        server.enter()
        styles = re.search(r'href="(/static/[^"]+\.css\?v=\w+)"', server.ask("GET", "/").text)
        response = server.ask("GET", styles.group(1))
        assert response.status == 200
        assert "max-age=31536000" in response.headers["Cache-Control"]


def test_a_second_start_is_quick(tmp_path):
    with Running(tmp_path):
        pass
    with Running(tmp_path) as server:
        # Two seconds on an idle machine; tests share theirs.
        assert server.seconds < 6


def test_a_port_that_is_taken_is_said_in_one_line(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=f"Port {port} cannot be used") as refused:
            serve(read({}, data=tmp_path, port=port))
    assert "\n" not in str(refused.value)


def test_a_data_folder_that_cannot_be_written_is_said_in_one_line(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(CannotStart, match="cannot be written") as refused:
        serve(read({}, data=tmp_path / "file" / "data", port=0))
    assert "\n" not in str(refused.value)


def test_a_database_that_does_not_answer_is_said_in_one_line(tmp_path):
    (tmp_path / "debrief.sqlite3").write_bytes(b"this is no database, whatever its name says" * 99)
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), "0"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "CannotStart: The database cannot be used:" in run.stderr.splitlines()[-1]


def test_the_secret_is_made_once_and_stays(tmp_path):
    secret = machine.secret_key(tmp_path)
    assert len(secret) > 60
    assert machine.secret_key(tmp_path) == secret
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_known_time_zone_is_used_and_an_unknown_one_does_no_harm(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Lisbon")
    assert machine.time_zone() == "Europe/Lisbon"
    monkeypatch.setenv("TZ", "Middle/Earth")
    assert machine.time_zone() != "Middle/Earth"
