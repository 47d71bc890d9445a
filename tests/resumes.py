"""One small résumé around given lines, in the formats that people hand over."""

import io

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def as_markdown(lines):
    head = ["# Ines Carvalho", "", "## Experience", "", "### Product Manager, Fern Health", ""]
    body = ["Mar 2022 - Present", "", *(f"- {line}" for line in lines)]
    return "\n".join([*head, *body, "", "## Skills", "", "SQL, Figma", ""])


def as_pdf(lines):
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    at = 800
    for line in as_markdown(lines).split("\n"):
        canvas.setFont("Helvetica-Bold" if line.startswith("#") else "Helvetica", 10)
        canvas.drawString(50, at, line.lstrip("# ").replace("- ", "• ", line.startswith("- ")))
        at -= 15
    canvas.save()
    return made.getvalue()


def as_docx(lines):
    made, document = io.BytesIO(), Document()
    for line in as_markdown(lines).split("\n"):
        if line.startswith("#"):
            document.add_heading(line.lstrip("# "), level=line.count("#"))
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line:
            document.add_paragraph(line)
    document.save(made)
    return made.getvalue()
