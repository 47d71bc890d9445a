"""Time and memory of reading a file, beside an empty process and bare pdfium."""

import io
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from debrief.experience import read_file, read_resume

PAGES = 48
RUNS = 5
LINE = "• Raised activation from 31 % to 44 % by June 2023 with a shorter first run, step {}"


def run() -> None:
    order, columns, document = _pdf(), _pdf(columns=True), _docx()
    empty = _taken(lambda: subprocess.run([sys.executable, "-c", ""], check=True))
    print(f"{'an empty process':34} {empty * 1000:5.0f} ms of wall time")
    for name, data, kind in (
        (f"PDF, {PAGES} pages in reading order", order, "pdf"),
        (f"PDF, {PAGES} pages, columns interleaved", columns, "pdf"),
        ("PDF, 1 page", _pdf(pages=1), "pdf"),
        ("DOCX, 1,000 paragraphs", document, "zip"),
    ):
        seconds = _taken(lambda data=data: read_file(data))
        peak, used = _child(data, kind)
        print(
            f"{name:34} {seconds * 1000:5.0f} ms, {seconds / empty:4.1f}x an empty process,"
            f" {used * 1000:5.0f} ms of processor time and {peak / 1e6:3.0f} MB in the child"
        )
    bare = _taken(lambda: _bare(order))
    whole = _taken(lambda: read_file(order))
    print(f"{'the same 48 pages':34} {whole / bare:5.2f}x of pdfium's bare text in this process")
    read = read_file(document)
    facts = _taken(lambda: read_resume(read))
    count = sum(1 for _ in read_resume(read).facts())
    print(f"{f'{count:,} facts of the DOCX':34} {facts * 1000:5.0f} ms")


def _taken(work: Callable[[], object]) -> float:
    """Return the best wall time of some runs in seconds."""
    work()
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


# A process counts the memory of what it was forked from, so the child gets a small parent.
PARENT = """
import resource, subprocess, sys
command = [sys.executable, "-P", "-m", "debrief.experience.sandbox", sys.argv[1]]
subprocess.run(command, stdin=sys.stdin, stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss, used.ru_utime + used.ru_stime)
"""


def _child(data: bytes, kind: str) -> tuple[int, float]:
    """Return the peak memory in bytes and the processor seconds of the child alone."""
    peaks, used = [], []
    for _ in range(3):
        command = [sys.executable, "-c", PARENT, kind]
        done = subprocess.run(command, input=data, capture_output=True, check=True)
        peak, seconds = done.stdout.split()
        peaks.append(int(peak) * (1 if sys.platform == "darwin" else 1024))
        used.append(float(seconds))
    return min(peaks), statistics.median(used)


def _bare(data: bytes) -> int:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    return sum(len(pdf[n].get_textpage().get_text_range()) for n in range(len(pdf)))


def _pdf(pages: int = PAGES, *, columns: bool = False) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    for number in range(pages):
        page.setFont("Helvetica", 9)
        page.drawString(50, 800, "Product Manager, Northwind Labs")
        page.drawRightString(545, 800, "Jan 2021 - Present")
        for n in range(54):
            text = LINE.format(number * 54 + n)
            if columns:
                page.drawString(50, 780 - 14 * n, text[:46])
                page.drawString(320, 780 - 14 * n, text[46:])
            else:
                page.drawString(60, 780 - 14 * n, text)
        page.showPage()
    page.save()
    return out.getvalue()


def _docx() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Experience", 1)
    for role in range(50):
        document.add_paragraph(f"Product Manager {role}, Northwind Labs\tJan 2021 - Present")
        for n in range(19):
            document.add_paragraph(LINE.format(n).removeprefix("• "), style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
