"""Find a Chromium for the browser tests, or install Debian's where that is possible.

Without one the tests say loudly that they were skipped; in CI that is a failure.
"""

import os
import shutil
import subprocess
import sys


def main() -> None:
    if shutil.which("chromium"):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Debian's chromium for the browser tests (once).", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.call(["apt-get", "update", "-qq"], env=environment, **quiet)
        subprocess.call(["apt-get", "install", "-y", "-qq", "chromium"], env=environment, **quiet)
    if not shutil.which("chromium"):
        print("NO CHROMIUM: the browser tests will be skipped. Install the package chromium.")
        if os.environ.get("CI"):
            sys.exit("Browser tests may not be skipped in CI.")


if __name__ == "__main__":
    main()
