"""Pages of paper: a Typst template and values in, a tagged PDF out, without a network.

The values reach the template as JSON and are set as text there, so nothing that a person wrote is
ever read as markup. Templates stand in `typst/` and may import from there only. Setting runs in a
process of its own, which is the only way to end it after a given time.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).parent / "typst"
SECONDS = 15.0
LONGEST = 300_000
"""The most characters of the values as JSON: some eighty pages of text."""

_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")
# The fonts that come with Typst have Latin, Greek and Cyrillic letters.
_OTHER_LETTERS = re.compile(r"[\u0530-\u1dff\u2c00-\ua71f\ua800-\ufaff\ufe30-\U0010ffff]")


class CannotTypeset(Exception):
    """No PDF came of it: the values are too long, it took too long, or the template is at fault."""


def typeset(
    template: str, values: Mapping[str, Any], seconds: float = SECONDS, longest: int = LONGEST
) -> bytes:
    """Return a template of `typst/`, named without its ending, set with some values as a PDF.

    The template reads them by `#let values = json(bytes(sys.inputs.values))`; they have to be what
    JSON can hold. Raises CannotTypeset.
    """
    data = json.dumps(values, ensure_ascii=False)
    if len(data) > longest:
        raise CannotTypeset(f"{len(data)} characters are more than {longest}.")
    assert _NAME.fullmatch(template), template
    command = [sys.executable, "-P", "-m", "debrief.web.pdf", template]
    paths = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    try:
        done = subprocess.run(  # noqa: S603  # our own module, and the values go through a pipe
            command,
            input=data.encode("utf-8", "replace"),
            capture_output=True,
            timeout=seconds,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        raise CannotTypeset(f"It took longer than {seconds:g} seconds.") from None
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        # The last line names the place in the template and holds no value.
        raise CannotTypeset(done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2])
    return done.stdout


def _main(template: str) -> int:
    import typst  # noqa: PLC0415  # heavy, and needed in the child only

    values = sys.stdin.buffer.read().decode()
    for standard in ("ua-1", None):
        try:
            made = typst.compile(
                str(TEMPLATES / f"{template}.typ"),
                root=str(TEMPLATES),
                # Looking through the machine's own fonts takes a while, so only where it helps.
                ignore_system_fonts=not _OTHER_LETTERS.search(values),
                format="pdf",
                sys_inputs={"values": values},
                pdf_standards=[standard] if standard else [],
            )
        except typst.TypstError as problem:
            # PDF/UA refuses a letter that no font has, which is no reason to refuse the document.
            said = problem.message.replace("\n", " ")[:300]
            continue
        sys.stdout.buffer.write(made)
        return 0
    sys.stderr.write(said)
    return 1


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
