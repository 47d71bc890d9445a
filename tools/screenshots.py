"""Make docs/screenshots from the real server, fed with worked answers of the handbook."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from debrief.handbook import handbook

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs" / "screenshots"
START = "from debrief.cli import main; import sys; sys.argv[0] = 'debrief'; main()"
EXERCISE = "checkout-delivery-surprise"
SHOWN = ("care-home-handover", "fair")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1280, "height": 1080}
PHONE = {"width": 390, "height": 844}


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        server, entry = _serve(data)
        try:
            with sync_playwright() as play:
                chromium = shutil.which("chromium")
                browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
                _take(browser, entry)
                browser.close()
        finally:
            server.terminate()
            server.wait(10)


def _serve(data: str) -> tuple[subprocess.Popen, str]:
    environment = {**os.environ, "DEBRIEF_DATA": data, "PYTHONUNBUFFERED": "1"}
    environment["PYTHONPATH"] = str(ROOT / "src")
    command = [sys.executable, "-c", START, "serve", "--no-open", "--port", "0"]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    for line in server.stdout:
        if found := re.search(r"http://\S+token=\S+", line):
            return server, found.group()
    sys.exit("The server did not start.")


def _take(browser, entry: str) -> None:
    address = entry.partition("/enter/")[0]
    answers = {one.tier: one.answer.strip() for one in handbook().exercises[EXERCISE].worked}
    shown = handbook().exercises[SHOWN[0]].answer(SHOWN[1]).answer.strip()
    page = _window(browser, entry, DESK)
    page.goto(f"{address}/")
    _keep(page, "today")
    debrief = _hand_in(page, address, shown, SHOWN[0])
    _keep(page, "debrief")
    tried = {tier: _hand_in(page, address, text) for tier, text in answers.items()}
    page.goto(f"{tried['strong']}compare/{tried['weak'].rstrip('/').rpartition('/')[2]}/")
    _keep(page, "side-by-side")
    page.goto(f"{address}/roles/#launch-title")
    _keep(page, "roles")
    _write(page, address, answers["weak"])
    _keep(page, "writing")
    night = _window(browser, entry, DESK, color_scheme="dark")
    night.goto(debrief)
    _keep(night, "debrief-dark")
    phone = _window(browser, entry, PHONE, device_scale_factor=2)
    phone.goto(debrief)
    phone.locator(".manuscript").scroll_into_view_if_needed()
    phone.evaluate("document.querySelector('.manuscript').scrollIntoView()")
    _keep(phone, "phone")


def _window(browser, entry: str, size: dict, **options):
    scale = options.pop("device_scale_factor", 1.5)
    context = browser.new_context(
        viewport=size, device_scale_factor=scale, reduced_motion="reduce", **options
    )
    page = context.new_page()
    page.goto(entry)
    return page


def _write(page, address: str, text: str, exercise: str = EXERCISE) -> None:
    page.goto(f"{address}/practise/{exercise}/")
    page.click("button[value=open]")
    with page.expect_response(lambda answer: answer.url.endswith("/draft")):
        page.fill("#text", text)
    page.evaluate("scrollTo(0, 0)")


def _hand_in(page, address: str, text: str, exercise: str = EXERCISE) -> str:
    _write(page, address, text, exercise)
    page.click("text=Read my answer")
    return page.url


def _keep(page, name: str) -> None:
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(250)
    page.screenshot(path=OUT / f"{name}.png")
    print(f"docs/screenshots/{name}.png")


if __name__ == "__main__":
    main()
