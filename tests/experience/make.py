"""Real files, made here: each maker returns the bytes of one format."""

import io
import zipfile
from functools import cache

CONTACT = "ada@marlow.example"
TEXT = """Ada Marlow
ada@marlow.example | +44 20 7946 0958 | London, UK

EXPERIENCE
Northwind Labs, London   Jan 2021 - Present
Senior Product Manager
• Raised activation from 31 % to 44 % by June 2023
• Cut the first-run steps from nine to four with two engineers

Harbour & Pine Ltd — Product Analyst   03/2019–11/2020
• Built the churn model that sales used in 40 accounts

EDUCATION
BSc Economics, University of Leeds, 2014 - 2017

SKILLS
SQL, Looker, user interviews
"""

LINKEDIN = {
    "Profile.csv": (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
        "Geo Location,Twitter Handles,Websites,Instant Messengers\n"
        'Ada,Marlow,,,,"Product manager, billing",Five years in payments.,Software,,'
        '"London, United Kingdom",,,\n'
    ),
    "Positions.csv": (
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        'Northwind Labs,Senior Product Manager,"• Raised activation from 31 % to 44 %. • Cut'
        ' steps\nSecond line, with a comma",London,Jan 2021,\n'
        "Harbour & Pine,Product Analyst,,Bristol,Mar 2019,Nov 2020\n"
    ),
    "Education.csv": (
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
        "University of Leeds,2014,2017,,BSc Economics,Debating\n"
    ),
    "Skills.csv": "Name\nSQL\nLooker\nSQL\n",
    "Projects.csv": (
        "Title,Description,Url,Started On,Finished On\nPricing,Rewrote it,,Feb 2020,\n"
    ),
    "Certifications.csv": (
        "Name,Url,Authority,Started On,Finished On,License Number\n"
        "CSPO,,Scrum Alliance,May 2021,,1\n"
    ),
    "Languages.csv": "Name,Proficiency\nGerman,Professional working proficiency\n",
    "Email Addresses.csv": (
        "Email Address,Confirmed,Primary,Updated On\nold@x.example,Yes,No,1\n"
        "ada@marlow.example,Yes,Yes,2\n"
    ),
    "messages.csv": "FROM,TO,CONTENT\nx,y,A private word\n",
}


def canvas_pdf(draw, pages=1, **options):
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, **options)
    for number in range(pages):
        draw(page, number)
        page.showPage()
    page.save()
    return out.getvalue()


def pdf(text=TEXT, pages=1, **options):
    """A PDF whose headings are larger, whose dates stand at the right, with real bullets."""

    def draw(page, number):
        y = 800
        for line in text.split("\n"):
            heading = line.isupper() or y == 800
            page.setFont("Helvetica-Bold" if heading else "Helvetica", 14 if heading else 10)
            left, _, right = line.partition("   ")
            page.drawString(60 if left.startswith("•") else 50, y, left)
            if right:
                page.drawRightString(545, y, right)
            y -= 18 if heading else 13

    return canvas_pdf(draw, pages, **options)


def two_columns():
    """A PDF drawn row by row, the left and the right column in turn."""
    left = [
        "EXPERIENCE",
        "Northwind Labs",
        "Senior Product Manager",
        "Jan 2021 - Present",
        *(f"• Shipped release {n} of the ledger" for n in range(20)),
    ]
    right = [
        "SKILLS",
        "SQL, Looker",
        "LANGUAGES",
        "German (native)",
        "SUMMARY",
        *(f"Paragraph {n} about billing." for n in range(12)),
    ]

    def draw(page, number):
        page.setFont("Helvetica-Bold", 18)
        page.drawString(50, 800, "Ada Marlow")
        page.setFont("Helvetica", 10)
        for n in range(max(len(left), len(right))):
            for column, x in ((left, 50), (right, 330)):
                if n < len(column):
                    page.drawString(x, 760 - 14 * n, column[n])

    return canvas_pdf(draw)


def picture_pdf():
    """A PDF that holds a picture and no text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("RGB", (60, 80), "grey"))
    return canvas_pdf(lambda page, number: page.drawImage(picture, 0, 0, 500, 700))


@cache
def docx(text=TEXT, header=None):
    import docx as library

    document = library.Document()
    for line in text.split("\n"):
        if line.isupper():
            document.add_heading(line, 1)
        elif line.startswith("• "):
            document.add_paragraph(line[2:], style="List Bullet")
        else:
            document.add_paragraph(line.replace("   ", "\t"))
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return saved(document)


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def repacked(data, members):
    """Return a ZIP file with members replaced or added; None takes one away."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    return packed({n: c for n, c in (kept | members).items() if c is not None})


_ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:body><office:text>'
    "{}</office:text></office:body></office:document-content>"
)


def odt(text=TEXT, body=""):
    from xml.sax.saxutils import escape

    for line in text.split("\n"):
        words = escape(line.removeprefix("• ")).replace("   ", "<text:tab/>")
        if line.isupper():
            body += f'<text:h text:outline-level="1">{words}</text:h>'
        elif line.startswith("• "):
            body += (
                f"<text:list><text:list-item><text:p>{words}</text:p></text:list-item></text:list>"
            )
        else:
            body += f"<text:p>{words}</text:p>"
    return packed(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": _ODT.format(body)}
    )


def linkedin(**more):
    return packed(LINKEDIN | more)
