"""Make the virtual environment, or say in one line why it cannot be made.

Runs on any Python 3, so that an old one gets a sentence instead of a traceback.
"""

import os
import subprocess
import sys

NEEDED = (3, 11)


def main():
    if sys.version_info < NEEDED:
        sys.exit(
            "Debrief needs Python 3.11 or newer and this is {}.{}. Install a newer one, or name it:"
            " make run PYTHON=python3.12".format(*sys.version_info[:2])
        )
    folder = sys.argv[-1]
    if "--dev" in sys.argv:
        return install_development(folder)
    if os.path.exists(os.path.join(folder, "bin", "python")):
        return None
    import venv

    print("Setting up Debrief in {} (once).".format(folder), flush=True)
    try:
        venv.create(folder, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        sys.exit(
            "The environment in {} could not be made: {}. On Debian and Ubuntu, install the package"
            " python3-venv.".format(folder, problem)
        )
    return None


def install_development(folder):
    import tomllib

    with open("pyproject.toml", "rb") as file:
        wanted = tomllib.load(file)["dependency-groups"]["dev"]
    pip = [folder + "/bin/python", "-m", "pip", "install", "--quiet"]
    sys.exit(subprocess.call([*pip, "--disable-pip-version-check", *wanted]))


if __name__ == "__main__":
    main()
