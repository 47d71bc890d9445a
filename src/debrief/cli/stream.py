"""JSON lines through the critique: in order, streaming, a bad line answered and not fatal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import IO, Any

from debrief.cli.options import leave
from debrief.critique import KINDS, Document, UnusableText, critique
from debrief.handbook import handbook

MOST_LINE_BYTES = 8_000_000
_CHUNK = 32
_TEXT_KEYS = ("round", "prompt", "company", "job_title")


def stream(
    file: str, off: frozenset[str], jobs: int, cache: Path, *, signs_only: bool = False
) -> int:
    """Answer each line of a file, or of standard input, on standard output; return the exit code.

    A line that cannot be used is answered by `{"id", "error"}`, and the rest goes on.
    """
    with ExitStack() as stack:
        source: IO[bytes]
        if file == "-":
            source = sys.stdin.buffer
        else:
            try:
                source = stack.enter_context(Path(file).open("rb"))
            except OSError as problem:
                leave(f"{file} cannot be read: {problem.strerror}.")
        answer = partial(answer_line, off=off, cache=cache, signs_only=signs_only)
        lines = (line for line in lines_of(source) if line.strip())
        for answered in _spread(answer, lines, jobs, stack):
            sys.stdout.write(answered + "\n")
            if jobs == 1:
                sys.stdout.flush()
        sys.stdout.flush()
    return 0


def lines_of(source: IO[bytes]) -> Iterator[bytes]:
    """Yield lines of bounded length; the rest of an overlong one is passed over."""
    while line := source.readline(MOST_LINE_BYTES + 1):
        if len(line) > MOST_LINE_BYTES and not line.endswith(b"\n"):
            while (rest := source.readline(MOST_LINE_BYTES)) and not rest.endswith(b"\n"):
                pass
        yield line


def _spread(
    answer: partial[str], lines: Iterable[bytes], jobs: int, stack: ExitStack
) -> Iterable[str]:
    if jobs == 1:
        return map(answer, lines)
    from multiprocessing import get_context

    pool = stack.enter_context(get_context("spawn").Pool(jobs))
    return pool.imap(answer, lines, chunksize=_CHUNK)


def answer_line(line: bytes, off: frozenset[str], cache: Path, *, signs_only: bool = False) -> str:
    """Return the JSON line that answers one JSON line."""
    identity: Any = None
    try:
        record = record_of(line)
        identity = record.get("id")
        book = handbook(cache)
        document = document_of(record, off)
        try:
            debrief = critique(document, book, signs_only=signs_only)
        except KeyError:
            message = f"the {document.role} loop has no round {document.round!r}"
            raise BadLine(message) from None
        answered = {"id": identity, **debrief.as_dict()}
    except (BadLine, UnusableText) as problem:
        answered = {"id": identity, "error": str(problem)}
    return _dump(answered)


class BadLine(ValueError):
    """A line that cannot be used; the message says why."""


def _dump(record: dict[str, Any]) -> str:
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(record, separators=(",", ":"))
    return text


def record_of(line: bytes) -> dict[str, Any]:
    """Return the JSON object in a line. Raises BadLine where there is none."""
    if len(line) > MOST_LINE_BYTES:
        raise BadLine(f"the line is longer than {MOST_LINE_BYTES // 1_000_000} MB")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLine("the line is not JSON in UTF-8") from None
    if not isinstance(record, dict):
        raise BadLine("the line is not a JSON object")
    return record


def document_of(record: dict[str, Any], off: frozenset[str]) -> Document:
    """Return the document a record describes. Raises BadLine where it describes none."""
    text = record.get("text")
    if not isinstance(text, str):
        raise BadLine('the key "text" is missing or not a text')
    kind: Any = record.get("kind") or "answer"
    role: Any = record.get("role") or "pm"
    if kind not in KINDS:
        raise BadLine(f'the key "kind" is {kind!r}; known: {", ".join(KINDS)}')
    if role not in ("pm", "pmm"):
        raise BadLine(f'the key "role" is {role!r}; known: pm, pmm')
    for key in _TEXT_KEYS:
        if not isinstance(record.get(key), str | None):
            raise BadLine(f'the key "{key}" is not a text')
    given = record.get("off") or []
    if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
        raise BadLine('the key "off" is not a list of rule ids')
    return Document(
        text=text,
        kind=kind,
        role=role,
        round=record.get("round") or None,
        prompt=record.get("prompt") or None,
        company=record.get("company") or None,
        job_title=record.get("job_title") or None,
        off=off | frozenset(given),
    )
