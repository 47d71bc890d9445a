"""A real server, a real Chromium, and somebody who has practised a little."""

import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from debrief.handbook import handbook

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]
EXERCISE = "checkout-delivery-surprise"
START = "import sys; from debrief.cli import main; sys.argv[0] = 'debrief'; main()"


def pytest_collection_modifyitems(items):
    missing = pytest.mark.skip(reason="there is no Chromium here")
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            item.add_marker(pytest.mark.browser)
            # Where all of it has to run, a missing browser is a failure.
            if CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(missing)


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {"executable_path": CHROMIUM, "args": FLAGS}


def _arriving(click):
    """A click returns when the new page began; what is asked next may come before it is there."""

    @functools.wraps(click)
    def clicked(where, *args, **options):
        click(where, *args, **options)
        page = where if isinstance(where, Page) else where.page
        page.wait_for_load_state()

    return clicked


Locator.click = _arriving(Locator.click)
Page.click = _arriving(Page.click)


@dataclass
class Served:
    """`debrief serve` as people run it, in a process that can be killed."""

    data: Path
    port: int = 0
    entry: str = ""
    process: subprocess.Popen | None = field(default=None, repr=False)

    @property
    def address(self):
        return self.entry.partition("/enter/")[0]

    def start(self):
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONUNBUFFERED": "1",
            "DEBRIEF_DATA": str(self.data),
        }
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        command = [sys.executable, "-c", START, "serve", "--no-open", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        said = []
        for line in self.process.stdout:
            said.append(line)
            if found := re.search(r"http://[^\s]+/enter/\?token=\S+", line):
                self.entry = found.group()
                self.port = int(self.entry.split(":")[2].split("/")[0])
                return self
        raise AssertionError("The server did not start:\n" + "".join(said))

    def kill(self, how=signal.SIGKILL):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(10)
        if self.process:
            self.process.stdout.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    running = Served(tmp_path_factory.mktemp("data")).start()
    yield running
    running.kill(signal.SIGTERM)


@pytest.fixture
def killable(tmp_path):
    running = Served(tmp_path / "data").start()
    yield running
    running.kill()


@dataclass
class Visitor:
    """A browser window that notices what the console complains about."""

    page: object
    address: str
    complaints: list = field(default_factory=list)

    def __post_init__(self):
        self.page.on("pageerror", lambda problem: self.complaints.append(str(problem)))
        self.page.on(
            "console",
            lambda line: line.type == "error" and self.complaints.append(line.text),
        )

    def go(self, path):
        answer = self.page.goto(path if path.startswith("http") else self.address + path)
        self.page.evaluate("document.fonts.ready.then(() => true)")
        return answer

    def start(self, exercise=EXERCISE, mode="open"):
        self.go(f"/practise/{exercise}/")
        self.page.click(f"button[value={mode}]")
        if mode == "pressure":
            self.page.click("text=I have read it")

    def fill_in(self, exercise="one-clock-at-the-gate"):
        """Hand in the weak worked form of an exercise; return the address of its debrief."""
        worked = next(
            one for one in handbook().worked_forms if (one.exercise, one.tier) == (exercise, "weak")
        )
        self.start(exercise)
        self.page.locator("#artefact > summary").click()
        for name, text in worked.filled.texts.items():
            self.page.fill(f"[name='f.{name}']", text)
        for name, rows in worked.filled.rows.items():
            for number, row in enumerate(rows):
                for cell, text in row.items():
                    self.page.fill(f"[name='f.{name}.{number}.{cell}']", text)
        self.page.click("text=Read my answer")
        return self.page.url

    def hand_in(self, text, exercise=EXERCISE, mode="open"):
        self.start(exercise, mode)
        self.page.fill("#text", text)
        self.page.click("text=Read my answer")
        return self.page.url


RESUME = """\
# Ines Carvalho

ines@example.org | Lisbon, Portugal

## Summary

Product manager for appointment and payment software.

## Experience

### Senior Product Manager, Fern Health

Mar 2022 - Present

- Cut missed appointments from 18 % to 11 % in two quarters with reminders patients can answer
- Ran 24 interviews with reception teams and dropped the kiosk project after the ninth

### Brightlane Logistics

- Wrote the messaging guide for the route planner

## Skills

SQL, Amplitude, pricing research
"""


def take_in(visitor, text, name="cv.md"):
    """Hand over a file of this text, and return the address where that ends."""
    visitor.go("/experience/")
    page = visitor.page
    if not page.locator("#file").is_visible():
        page.click("text=Take in a newer file")
    data = text if isinstance(text, bytes) else text.encode()
    page.set_input_files("#file", {"name": name, "mimeType": "text/plain", "buffer": data})
    page.click("text=Read it")
    page.wait_for_selector(".dossier .known, h1:has-text('not read')", timeout=30_000)
    return page.url


TALK = b"""\
WEBVTT

00:00:00.000 --> 00:00:08.000
<v Ruth Amsel>Where do they clash, and what would you do first?</v>

00:00:10.000 --> 00:00:40.000
<v Ines Carvalho>The committee asks who decides that nobody is there, so I would start with the
button in the new screen, and write one claim that all three of them can sign before the date.</v>

00:00:44.000 --> 00:01:30.000
<v Ines Carvalho>Lloyd signs nothing that says less air. I would show him and the energy manager
the forty-one minutes, measured at eight mines, and ask both for a yes by Friday.</v>
"""

ADVERT = """\
Product Manager, Payments at Tallyhouse

What you will do
- Own the positioning of our payment links and the messaging on website and sales decks
- Build battlecards and train our 25 sales people on how we differ
- Plan and run launches with sales and support in three countries
- Work with product and engineering on the roadmap for payments
- Coordinate timelines between legal, finance and the bank

What you bring
- 5+ years of experience in product marketing or product management
- Experience with SQL or a similar tool
- Nice to have: experience with pricing
"""


def paste_advert(visitor, text):
    """Paste an advertisement, and return the address where that ends."""
    visitor.go("/adverts/")
    visitor.page.fill("#advert-text", text)
    visitor.page.click("text=Read it")
    visitor.page.wait_for_selector(".advert-sheet", timeout=30_000)
    return visitor.page.url


def write_goal(visitor, *levers):
    """Write a goal from 42,000 to 15 % more with these levers, and return its address."""
    visitor.go("/goals/new/")
    page = visitor.page
    page.select_option("#metric", "daily-active-users")
    page.fill("#baseline", "42,000")
    page.fill("#target", "+15 %")
    for i, lever in enumerate(levers):
        for part, text in zip(("lever", "moves", "adds"), lever, strict=True):
            page.fill(f"#driver-{i}-{part}", text)
    page.click("text=Read this goal")
    return page.url


STORY = """\
In 2023 our clinic in Leeds lost one in five appointments to no-shows, and I was asked to halve
that. I called 40 patients on my own list and heard that the reminder came too early. I moved it to
the evening before and asked the nurses to strike out whoever answered no. No-shows fell from 20 %
to 11 % in two months. I learned to call before I design anything.
"""


def sit_loop(visitor, texts):
    """Begin a loop of one's own, lock a story for each text, and return the loop's address."""
    page = visitor.page
    visitor.go("/loops/own/")
    for place, _ in enumerate(texts, start=1):
        page.select_option(f"#round-{place}", "behavioral")
        page.fill(f"#minutes-{place}", "20")
    page.click("text=Begin this loop")
    loop = page.url
    for text in texts:
        page.goto(loop)
        page.click("text=Start this round")
        page.click("text=I have read it")
        page.fill("#text", text)
        lock_round(page)
    return loop


def lock_round(page, reply=""):
    """Hand in, and reply to the first question only."""
    page.click("text=Read my answer")
    page.locator(".probe textarea").fill(reply)
    while page.locator("text=Say it, and hear the next").count():
        page.click("text=Say it, and hear the next")
    page.click("text=Lock this round")


def let_the_panel_meet(visitor, loop):
    """Rate oneself at 3 throughout."""
    page = visitor.page
    page.goto(f"{loop}rating/")
    for row in page.locator("fieldset.rated").all():
        row.locator("input[value='3']").check()
    page.click("text=let the panel meet")


def bring_talk(visitor):
    """Start an exercise and hand over a transcript of two people."""
    visitor.start("air-nobody-breathes")
    visitor.page.click("text=Bring a transcript")
    talk = {"name": "talk.vtt", "mimeType": "text/vtt", "buffer": TALK}
    visitor.page.set_input_files("#file", talk)
    visitor.page.click("text=Read it")


def under_pressure(visitor):
    """Return where an exercise is read, a spoken answer is debriefed, a speaker is chosen."""
    page = visitor.page
    visitor.go("/practise/same-promise-for-engineers/")
    page.check("input[name=listener][value=technical]")
    page.click("button[value=pressure]")
    reading = page.url
    bring_talk(visitor)
    page.click("text=Put it into my draft")
    page.click("text=Read my answer")
    spoken = page.url
    bring_talk(visitor)
    voices = page.url
    return reading, spoken, voices


def _visit(new_context, served, **options):
    context = new_context(**options)
    page = context.new_page()
    visitor = Visitor(page, served.address)
    page.goto(served.entry)
    return visitor


@pytest.fixture
def visit(new_context, served):
    """Open a window inside; options are Playwright's for a browser context."""
    return lambda **options: _visit(new_context, served, **options)


@pytest.fixture
def visitor(visit):
    return visit()


@pytest.fixture(scope="session")
def worked(book):
    """The worked answers of one exercise by tier."""
    return {one.tier: one.answer.strip() for one in book.exercises[EXERCISE].worked}


LAUNCH = "board-packs-on-sundays"


def take_apart(visitor, text="I would have made the same cut, because the trouble is trust."):
    """Copy the worked launch, read a text about it, and return the address of both."""
    page = visitor.page
    visitor.go(f"/launches/worked/{LAUNCH}/")
    page.click("text=Say what I would have done")
    page.wait_for_selector("#would-text")
    launch = page.url
    page.fill("#would-text", text)
    page.click("text=Read what I would have done")
    page.wait_for_url("**/readings/**")
    return launch, page.url


@pytest.fixture(scope="session")
def walked(browser, served, worked):
    """Addresses of everything that can be looked at once two answers were handed in."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(served.entry)
    visitor = Visitor(page, served.address)
    weak = visitor.hand_in(worked["weak"])
    strong = visitor.hand_in(worked["strong"])
    followups = visitor.hand_in(worked["fair"], mode="pressure")
    visitor.start()
    sitting = page.url
    canvas = visitor.fill_in()
    visitor.start("battery-autopilot", "pressure")
    pressure = page.url
    reading, spoken, voices = under_pressure(visitor)
    experience = take_in(visitor, RESUME)
    refused = take_in(visitor, '{"not": "a résumé"}', name="notes.json")
    visitor.go("/experience/")
    line = page.locator(".known-lines .sourceref").first.get_attribute("href")
    entry = page.locator(".margin-link").first.get_attribute("href")
    advert = paste_advert(visitor, ADVERT)
    paste_advert(visitor, ADVERT.replace("Payments", "Invoices"))
    visitor.go("/adverts/")
    picked = [box.input_value() for box in page.locator(".advert-pick input").all()]
    visitor.go("/matrix/")
    placed = page.locator(".line-do a").first.get_attribute("href")
    visitor.go("/decide/")
    page.click("text=Begin")
    page.locator(".way").first.click()
    visitor.go("/grow/switch/pm-to-pmm/")
    page.click("text=Keep this plan")
    to_rate = sit_loop(visitor, [STORY, "Too short."])
    met = sit_loop(visitor, [STORY, "Too short."])
    let_the_panel_meet(visitor, met)
    launch, launch_reading = take_apart(visitor)
    goal = write_goal(visitor, ("Push a newsletter to everybody", "", "900"))
    context.close()
    return {
        "loops": "/loops/",
        "own loop": "/loops/own/?from=amazon-pm",
        "loop": to_rate,
        "loop rating": f"{to_rate}rating/",
        "loop panel": f"{met}panel/",
        "loop delete": f"{met}delete/",
        "launches": "/launches/",
        "launch new": "/launches/new",
        "launch worked": f"/launches/worked/{LAUNCH}/",
        "launch answer": f"/launches/worked/{LAUNCH}/pmm/strong/",
        "launch": launch,
        "launch reading": launch_reading,
        "launch delete": f"{launch}delete",
        "launch company": "/launches/companies/halyard-metrics/",
        "goals of the quarter": "/goals/",
        "goal": goal,
        "goal example": "/goals/examples/leads-from-the-depot/",
        "grow": "/grow/",
        "ladder": "/grow/ladder/",
        "case": "/grow/promotion/pm/L4/",
        "switch": "/grow/switch/pmm-to-pm/",
        "switch kept": "/grow/switch/pm-to-pmm/",
        "grow delete": "/grow/delete/",
        "decide": "/decide/",
        "pair": "/decide/pair/",
        "energy": "/decide/energy/",
        "goals": "/decide/goals/",
        "verdict": "/decide/verdict/",
        "decide delete": "/decide/delete/",
        "experience": experience,
        "experience line": line,
        "experience entry": entry,
        "import refused": refused,
        "experience delete": "/experience/delete/",
        "experience check": "/experience/check/",
        "matrix": "/matrix/",
        "matrix line": placed,
        "adverts": "/adverts/",
        "advert": advert,
        "adverts compared": f"/adverts/compare/?with={picked[0]}&with={picked[1]}",
        "home": "/",
        "roles": "/roles/",
        "metrics": "/metrics/",
        "exercises": "/practise/",
        "exercise": f"/practise/{EXERCISE}/",
        "sitting": sitting,
        "pressure": pressure,
        "reading": reading,
        "transcript": voices,
        "spoken": spoken,
        "followups": followups,
        "weak": weak,
        "strong": strong,
        "compare": f"{strong}compare/{weak.rstrip('/').rpartition('/')[2]}/",
        "history": "/attempts/",
        "artefact": "/artefacts/metric-tree/",
        "artefact handed in": canvas,
        "sample": f"/samples/{EXERCISE}/strong/",
        "rules": "/rules/",
        "rule": "/rules/build-without-measure/",
        "agreement": "/agreement/",
        "handbook": "/handbook/?q=win+rate",
        "chapter": "/handbook/common-mistakes/",
        "patterns": "/patterns/",
    }


def until(holds, seconds=5.0):
    """Wait for something outside the browser."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if holds():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def alone(new_context, killable):
    """Somebody new, on a server of their own."""

    def enter(**options):
        page = new_context(**options).new_page()
        # Through the door, without waiting for the page behind it.
        page.context.request.get(killable.entry, max_redirects=0)
        return Visitor(page, killable.address)

    return enter
