"""Every format gives its text, and the text gives the same facts."""

import json

import pytest
from make import CONTACT, LINKEDIN, TEXT, docx, linkedin, odt, packed, pdf, saved, two_columns

from debrief.experience import read_file, read_resume, read_typed

MAKERS = {
    "pdf": pdf,
    "docx": docx,
    "odt": odt,
    "text": TEXT.encode,
    "markdown": lambda: (
        TEXT.replace("EXPERIENCE", "## Experience")
        .replace("EDUCATION", "## Education")
        .replace("SKILLS", "## Skills")
        .encode()
    ),
}


@pytest.mark.row("C1")
@pytest.mark.parametrize("kind", MAKERS)
def test_one_resume_reads_alike_from_every_format(kind):
    document = read_file(MAKERS[kind](), "résumé.bin")
    assert document.kind == kind
    resume = read_resume(document)
    assert resume.contact.name.value == "Ada Marlow"
    assert resume.contact.email.value == CONTACT
    first, second = resume.work
    assert (first.title.value, first.organisation.value) == (
        "Senior Product Manager",
        "Northwind Labs",
    )
    assert str(first.period) == "2021-01 to present"
    assert [line.value for line in first.lines] == [
        "Raised activation from 31 % to 44 % by June 2023",
        "Cut the first-run steps from nine to four with two engineers",
    ]
    assert (second.title.value, second.organisation.value) == (
        "Product Analyst",
        "Harbour & Pine Ltd",
    )
    assert str(second.period) == "2019-03 to 2020-11"
    assert resume.education[0].organisation.value == "University of Leeds"
    assert [skill.value for skill in resume.skills] == ["SQL", "Looker", "user interviews"]
    assert not resume.unsure


@pytest.mark.parametrize("kind", MAKERS)
def test_facts_have_the_same_ids_in_every_format(kind):
    ids = {fact.id for fact in read_resume(read_file(MAKERS[kind]())).facts()}
    assert ids == {fact.id for fact in read_resume(read_typed(TEXT)).facts()}


def test_two_columns_drawn_row_by_row_are_read_one_after_the_other():
    resume = read_resume(read_file(two_columns()))
    (role,) = resume.work
    assert role.organisation.value == "Northwind Labs"
    assert [line.value for line in role.lines] == [
        f"Shipped release {n} of the ledger" for n in range(20)
    ]
    assert [skill.value for skill in resume.skills] == ["SQL", "Looker"]
    assert [language.value for language in resume.languages] == ["German (native)"]


def test_dates_at_the_right_are_no_column():
    text = read_file(pdf()).text
    assert "Northwind Labs, London\tJan 2021 - Present" in text


def test_a_word_broken_at_the_end_of_a_line_is_whole_in_the_fact_and_broken_in_the_text():
    lines = "Ada Marlow\nEXPERIENCE\nAnalyst, Tidepool   2019 - 2020\n"
    lines += "• Opened the European market with two partners and their inter-\n"
    lines += "national sales teams, cross-\nfunctional work included"
    document = read_file(pdf(lines))
    assert "inter-\n" in document.text
    (role,) = read_resume(document).work
    assert role.lines[0].value.endswith(
        "their international sales teams, cross-functional work included"
    )
    assert len(role.lines[0].spans) == 3


def test_ligatures_and_hidden_signs_become_letters():
    document = read_file("A ﬁrst proﬁle with o\u00adﬃ\u00adce and\u00a0m²".encode())
    assert document.text == "A first profile with office and m²"


def test_headers_and_footers_give_contact_data_only():
    data = docx(TEXT.replace(f"{CONTACT} | +44 20 7946 0958 | London, UK\n", ""), header=CONTACT)
    resume = read_resume(read_file(data))
    assert resume.contact.email.value == CONTACT
    assert len(resume.work) == 2


def test_lines_repeated_on_every_page_are_no_facts():
    from make import canvas_pdf

    def draw(page, number):
        page.drawString(50, 820, f"Ada Marlow, page {number + 1}")
        if not number:
            page.drawString(50, 790, "EXPERIENCE")
            page.drawString(50, 775, "Analyst, Tidepool GmbH, 2019 - 2020")
        for n in range(5):
            page.drawString(50, 750 - 14 * n, f"• Release {number}.{n} of the ledger")

    (role,) = read_resume(read_file(canvas_pdf(draw, 3))).work
    assert len(role.lines) == 15
    assert all("page" not in line.value for line in role.lines)


def test_word_tables_text_boxes_and_content_controls_are_read():
    import docx as library
    from docx.oxml import parse_xml

    document = library.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "2019 - 2020"
    table.cell(0, 1).text = "Analyst, Tidepool"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = document.element.body
    body.insert(0, parse_xml(
        f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>Ada Marlow</w:t></w:r></w:p></w:sdtContent>"
        "</w:sdt>"
    ))  # fmt: skip
    body.insert(1, parse_xml(
        f"<w:p {space}><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
        "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r><w:del><w:r><w:delText>Gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Come</w:t></w:r></w:ins></w:p>"
    ))  # fmt: skip
    text = read_file(saved(document)).text
    assert text.split("\n")[:4] == [
        "Ada Marlow",
        "Come",
        "In a box",
        "2019 - 2020\tAnalyst, Tidepool",
    ]


def test_linkedin_export_needs_no_guess():
    document = read_file(linkedin())
    assert document.kind == "linkedin"
    assert "private" not in document.text
    resume = read_resume(document)
    assert resume.contact.name.value == "Ada Marlow"
    assert resume.contact.email.value == CONTACT
    first, second = resume.work
    assert str(first.period) == "2021-01 to present"
    assert [line.value for line in first.lines] == [
        "Raised activation from 31 % to 44 %.",
        "Cut steps",
        "Second line, with a comma",
    ]
    assert str(second.period) == "2019-03 to 2020-11"
    assert [skill.value for skill in resume.skills] == ["SQL", "Looker"]
    assert resume.section("certificates")[0].organisation.value == "Scrum Alliance"
    assert not resume.unsure


def test_a_complete_linkedin_export_has_its_files_in_folders_and_notes_before_the_columns():
    inner = {f"Complete_LinkedInDataExport/{name}": text for name, text in LINKEDIN.items()}
    name = "Complete_LinkedInDataExport/Skills.csv"
    inner[name] = 'Notes:\n"Skills, as shown, on a profile"\n\n' + inner[name]
    resume = read_resume(read_file(packed(inner)))
    assert len(resume.work) == 2


def test_json_resume_is_taken_as_it_says():
    record = {
        "basics": {"name": "Ada Marlow", "location": {"city": "London", "countryCode": "GB"}},
        "work": [
            {
                "name": "Acme Manager Tools",
                "position": "Lead",
                "startDate": "2021-03-15",
                "highlights": ["Ran it\nwell"],
            }
        ],
        "education": [{"institution": "Leeds", "area": "Economics", "studyType": "BSc"}],
    }
    resume = read_resume(read_file(json.dumps(record).encode()))
    (role,) = resume.work
    assert (role.title.value, role.organisation.value) == ("Lead", "Acme Manager Tools")
    assert str(role.period) == "2021-03 to present"
    assert [line.value for line in role.lines] == ["Ran it well"]
    assert resume.contact.place.value == "London, GB"
    assert resume.education[0].title.value == "BSc, Economics"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_its_encoding(encoding):
    document = read_file("Zoë Müller – Résumé\r\nCafé".encode(encoding))
    assert document.text == "Zoë Müller – Résumé\nCafé"
    assert bool(document.warnings) == (encoding == "cp1252")


def test_a_wrong_extension_is_read_by_what_the_file_is():
    assert read_file(pdf(), "resume.docx").kind == "pdf"
    assert read_file(docx(), "resume.pdf").kind == "docx"
    assert read_file(TEXT.encode(), "resume.json").kind == "text"


def test_a_document_survives_json():
    from debrief.experience import SourceDocument

    document = read_file(docx(), "a/b\\résumé.docx")
    assert document.name == "résumé.docx"
    again = SourceDocument.from_dict(json.loads(json.dumps(document.as_dict())))
    assert again == document
    assert read_resume(again) == read_resume(document)
