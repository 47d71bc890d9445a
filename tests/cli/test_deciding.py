"""`debrief decide` and `debrief energy` as a script and as a person at a terminal use them."""

import json
import os
import random
import select
import subprocess
import sys
import time

import pytest

from debrief.fit.instrument import ask
from debrief.fit.leaning import Answer
from debrief.handbook import handbook

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Berlin:20260907T093000
DTEND;TZID=Europe/Berlin:20260907T101500
RRULE:FREQ=WEEKLY;BYDAY=MO,WE
SUMMARY:Sprint standup
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;TZID=Europe/Berlin:20261124T100000
DTEND;TZID=Europe/Berlin:20261124T120000
SUMMARY:Kilo table
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def shell(tmp_path):
    def run(*arguments, code=0):
        environment = {**os.environ, "DEBRIEF_DATA": str(tmp_path / "data")}
        done = subprocess.run(
            [sys.executable, "-m", "debrief", *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout if code == 0 else done.stderr

    return run


@pytest.fixture
def answers(tmp_path):
    chance = random.Random(1)
    given = []
    while question := ask(given, handbook().choices, chance):
        given.append(Answer(question.pair.id, "market", 11.0, question.left))
    record = [
        {"pair": one.pair, "choice": one.choice, "seconds": one.seconds, "left": one.left}
        for one in given
    ]
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


@pytest.mark.row("B1", "B4")
def test_a_script_gets_the_verdict_its_four_voices_and_the_letter(shell, answers):
    record = json.loads(shell("decide", "--answers", str(answers), "--format", "json"))
    assert record["schema"] == "debrief-verdict/1"
    assert record["verdict"] == "market"
    assert record["role"] == "pmm"
    assert [part["voice"] for part in record["parts"]] == [
        "preference", "evidence", "energy", "goals"
    ]  # fmt: skip
    assert record["preference"]["answers"] == 12
    assert record["preference"]["stopped"] == "probability"
    assert record["next"] is None
    assert len(record["letter"]) >= 4
    assert {one["role"] for one in record["tryouts"]} == {"pm", "pmm"}


def test_without_answers_a_script_gets_the_first_pair_and_not_enough_yet(shell):
    record = json.loads(shell("decide", "--seed", "3", "--format", "json"))
    assert record["verdict"] == "not-enough-yet"
    assert set(record["next"]) == {"pair", "axis", "left", "build", "market"}
    assert record == json.loads(shell("decide", "--seed", "3", "--format", "json"))


@pytest.mark.row("B2")
def test_resume_lines_argue_for_a_side_in_their_own_words(shell, answers, tmp_path):
    lines = tmp_path / "lines.txt"
    own = [
        "Wrote the specification for returns and cut the roadmap to two bets with engineering",
        "Prioritised the backlog of the booking app and raised weekly use from 31 % to 44 %",
        "Interviewed 24 nurses, chose the handover problem and shipped it with five engineers",
        "Owned the roadmap of the payments product and cut failed payments from 6 % to 2 %",
        "Ran an A/B test of onboarding that raised activation from 22 % to 29 % in six weeks",
    ]
    lines.write_text("\n".join(own), encoding="utf-8")
    out = shell("decide", "--answers", str(answers), "--lines", str(lines), "--format", "json")
    record = json.loads(out)
    assert record["evidence"]["lines"]
    assert {line["quote"] for line in record["evidence"]["lines"]} <= set(own)
    assert record["parts"][1]["value"] < 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "is not JSON"),
        ("7", "should hold a JSON object"),
        ('[{"pair": "a"}]', "Row 1 of “answers”: “choice” should be one of"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_file_of_answers_that_cannot_be_read_gets_one_clear_line(shell, tmp_path, content, says):
    path = tmp_path / "answers.json"
    path.write_text(content, encoding="utf-8")
    err = shell("decide", "--answers", str(path), "--format", "json", code=2)
    assert says in err
    assert err.count("\n") == 1
    assert path.read_text(encoding="utf-8") == content


@pytest.mark.row("B3")
def test_a_calendar_week_becomes_hours_per_side(shell, tmp_path):
    path = tmp_path / "calendar.ics"
    path.write_text(CALENDAR, encoding="utf-8")
    week = ("--week", "2026-11-25", "--format", "json")
    record = json.loads(shell("energy", str(path), *week))
    assert record["start"] == "2026-11-23"
    assert record["hours"] == {
        "build": 1.5, "market": 0.0, "shared": 0.0, "other": 0.0, "unknown": 2.0
    }  # fmt: skip
    assert record["unsorted"] == [
        {"key": "kilo table", "title": "Kilo table", "times": 1, "hours": 2.0}
    ]
    rules = tmp_path / "rules.json"
    rules.write_text('{"Kilo Table": "market"}', encoding="utf-8")
    record = json.loads(shell("energy", str(path), *week, "--rules", str(rules)))
    assert record["hours"]["market"] == 2.0
    assert "Kilo table" in shell("energy", str(path), "--week", "2026-11-25")


def test_unusable_calendars_and_options_get_one_clear_line(shell, tmp_path):
    path = tmp_path / "calendar.ics"
    path.write_text("nothing", encoding="utf-8")
    assert "is no calendar" in shell("energy", str(path), code=2)
    path.write_text(CALENDAR, encoding="utf-8")
    assert "is no day" in shell("energy", str(path), "--week", "monday", code=2)
    assert "no time zone" in shell("energy", str(path), "--zone", "../../etc/passwd", code=2)
    assert "does not exist" in shell("energy", str(tmp_path / "none.ics"), code=2)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
def test_a_person_at_a_terminal_answers_takes_back_stops_and_goes_on(tmp_path):
    path = tmp_path / "mine.json"
    typed(path, "12u2sq")
    kept = json.loads(path.read_text(encoding="utf-8"))["answers"]
    assert [one["choice"] == "skip" for one in kept] == [False, False, True]
    out = typed(path, "1" * 40)
    after = json.loads(path.read_text(encoding="utf-8"))
    assert after["answers"][:3] == kept
    assert len(after["answers"]) >= 13
    assert len(after["goals"]) == len(handbook().goals)
    assert "a piece of the work itself" in " ".join(out.split())


def typed(path, keys):
    """Return what `debrief decide` writes to a terminal in which keys are pressed one by one."""
    import pty

    process, terminal = pty.fork()
    if process == 0:
        environment = {**os.environ, "DEBRIEF_DATA": str(path.parent / "data"), "TERM": "dumb"}
        arguments = [sys.executable, "-m", "debrief", "decide", "--answers", str(path)]
        os.execve(sys.executable, [*arguments, "--seed", "4"], environment)
    written, left, deadline = b"", list(keys), time.monotonic() + 60
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.15)
        if ready:
            try:
                written += os.read(terminal, 4096)
            except OSError:
                break
        elif left and b"Which would you rather do?" in written:
            os.write(terminal, left.pop(0).encode())
    os.close(terminal)
    os.waitpid(process, 0)
    return written.decode()
