"""Layouts that real résumés have."""

import pytest

from debrief.experience import read_resume, read_typed


def read(text):
    return read_resume(read_typed(text))


def heads(resume):
    return [
        (
            entry.title.value if entry.title else None,
            entry.organisation.value if entry.organisation else None,
            str(entry.period) if entry.period else None,
            entry.place.value if entry.place else None,
        )
        for entry in resume.entries
    ]


def lines(entry):
    return [line.value for line in entry.lines]


def questions(resume):
    return [asked.question for asked in resume.unsure]


HEADS = {
    "title, employer, date": "Product Manager, Northwind Labs, Jan 2021 - Mar 2023",
    "title at employer": "Product Manager at Northwind Labs (Jan 2021 – Mar 2023)",
    "employer first": "Northwind Labs\nProduct Manager   01/2021 – 03/2023",
    "title first": "Product Manager\nNorthwind Labs\nJan 2021 to Mar 2023",
    "date first": "Jan 2021 – Mar 2023\nProduct Manager\nNorthwind Labs",
    "date in the middle": "Northwind Labs\nJan 2021 – Mar 2023\nProduct Manager",
    "bars": "Northwind Labs | Product Manager | 2021-01 - 2023-03",
    "dashes": "Product Manager — Northwind Labs — Jan 2021–Mar 2023",
    "a date column": "01/2021 – 03/2023\tProduct Manager, Northwind Labs",
    "labels": "Employer: Northwind Labs\nTitle: Product Manager\nDates: Jan 2021 to Mar 2023",
    "duration behind": "Product Manager\nNorthwind Labs\nJan 2021 - Mar 2023 (2 years 3 months)",
    "day and month": "Product Manager, Northwind Labs   15.01.2021 – 31.03.2023",
}


@pytest.mark.parametrize("name", HEADS)
@pytest.mark.parametrize("marker", ["- ", "• ", "* ", "– ", "1. "])
def test_a_role_is_read_from_any_head(name, marker):
    resume = read(f"Ada Marlow\n\nEXPERIENCE\n{HEADS[name]}\n{marker}Cut churn by 3 points\n")
    assert heads(resume) == [("Product Manager", "Northwind Labs", "2021-01 to 2023-03", None)]
    assert lines(resume.entries[0]) == ["Cut churn by 3 points"]
    assert not resume.unsure


def test_several_roles_at_one_employer_share_it():
    resume = read(
        "EXPERIENCE\nNorthwind Labs, Berlin   2018 – Present\n"
        "Senior Product Manager   2021 – Present\n- Owns billing\n"
        "Product Manager   2018 – 2021\n- Owned sign-up\n"
    )
    assert heads(resume) == [
        ("Senior Product Manager", "Northwind Labs", "2021 to present", None),
        ("Product Manager", "Northwind Labs", "2018 to 2021", None),
    ]
    assert len({entry.organisation.id for entry in resume.entries}) == 1
    assert not resume.unsure


def test_the_dates_beside_an_employer_belong_to_the_one_role_under_it():
    resume = read(
        "Professional Experience\n\n"
        "Northwind Labs, Munich\t03/2022 – Present\n\nEngagement Manager\n\n• Cut 22 requests\n"
        "Kontor AB, Hamburg\t10/2017 – 02/2022\n\nBusiness Analyst\n\n• Modelled churn in SQL\n"
    )
    assert heads(resume) == [
        ("Engagement Manager", "Northwind Labs", "2022-03 to present", "Munich"),
        ("Business Analyst", "Kontor AB", "2017-10 to 2022-02", "Hamburg"),
    ]
    assert not resume.unsure


def test_the_dates_beside_an_employer_are_given_to_none_of_two_roles():
    resume = read(
        "Professional Experience\n\n"
        "Northwind Labs, Munich\t03/2019 – Present\n\n"
        "Engagement Manager\n\n• Cut 22 requests\n\nBusiness Analyst\n\n• Modelled churn\n"
    )
    assert [head[2] for head in heads(resume)] == [None, None]
    assert "From when to when was this?" in questions(resume)


def test_a_terse_text_under_the_heading_work():
    resume = read(
        "Bea Lindqvist\nStockholm\n\nWORK\nProduct Marketing Manager, Fjordpay, 2021-now\n"
        "- positioning rewrite\n\nSKILLS\nHubSpot, Gong\n"
    )
    assert heads(resume) == [("Product Marketing Manager", "Fjordpay", "2021 to present", None)]
    assert lines(resume.entries[0]) == ["positioning rewrite"]


def test_a_profile_saved_from_linkedin_as_pdf():
    resume = read(
        "Ada Marlow\nExperience\nNorthwind Labs\n4 years 2 months\nSenior Product Manager\n"
        "January 2021 - Present (2 years 3 months)\nBerlin, Germany\nOwn the onboarding squad.\n"
        "Product Manager\nMarch 2019 - December 2020 (1 year 10 months)\nBerlin, Germany\n"
        "Tidepool\nAnalyst\n2017 - 2019\n"
    )
    assert heads(resume) == [
        ("Senior Product Manager", "Northwind Labs", "2021-01 to present", "Berlin, Germany"),
        ("Product Manager", "Northwind Labs", "2019-03 to 2020-12", "Berlin, Germany"),
        ("Analyst", "Tidepool", "2017 to 2019", None),
    ]


def test_wrapped_items_are_put_together():
    resume = read(
        "EXPERIENCE\nAnalyst, Tidepool, 2019 - 2020\n"
        "- Raised activation from 31 % to 44 % by June 2023 by rewriting the\n"
        "  first-run steps with two engineers\n"
        "- Ran cross-\n  functional reviews\n"
    )
    wrapped, compound = lines(resume.entries[0])
    assert wrapped.endswith("by June 2023 by rewriting the first-run steps with two engineers")
    assert compound == "Ran cross-functional reviews"
    assert len(resume.entries[0].lines[0].spans) == 2


def test_lines_without_markers_are_items():
    resume = read(
        "EXPERIENCE\nNorthwind Labs\nProduct Manager   2021 - 2023\n"
        "Led the launch of usage billing in three markets\nCut refunds by a third\n"
        "Tidepool GmbH\nAnalyst   2019 - 2020\nBuilt the churn model\n"
    )
    assert [lines(entry) for entry in resume.entries] == [
        ["Led the launch of usage billing in three markets", "Cut refunds by a third"],
        ["Built the churn model"],
    ]


def test_a_title_with_a_comma_stays_whole():
    resume = read("EXPERIENCE\nDirector, Product Marketing, Acme, 2019 - 2021\n- Grew it\n")
    assert heads(resume)[0][:2] == ("Director, Product Marketing", "Acme")
    resume = read("EXPERIENCE\nAcme, Inc.\nProduct Manager - Growth   2019 - 2021\n- Grew it\n")
    assert heads(resume)[0][:2] == ("Product Manager - Growth", "Acme, Inc.")


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Berufserfahrung", "work"),
        ("Expérience professionnelle", "work"),
        ("Experiencia laboral", "work"),
        ("SELECTED PROFESSIONAL EXPERIENCE", "work"),
        ("E X P E R I E N C E", "work"),
        ("Work History:", "work"),
        ("Education & Certifications", "education"),
        ("Formazione", "education"),
        ("Projekte", "projects"),
        ("Volunteer Experience", "volunteering"),
    ],
)
def test_headings_in_many_spellings(heading, section):
    resume = read(f"Ada Marlow\n\n{heading}\nNorthwind Labs, Analyst, 2019 - 2021\n- Did it\n")
    assert [entry.section for entry in resume.entries] == [section]


def test_a_german_resume():
    resume = read(
        "Lebenslauf\nJonas Weber\njonas@weber.example\nBerufserfahrung\n"
        "03/2020 – heute\tProduktmanager, Sonnen GmbH, München\n\t• Roadmap für 3 Teams\n"
        "Okt. 2018 – Feb. 2020\tWerkstudent Marketing, Allianz SE\n\t• Newsletter\n"
        "Ausbildung\n2014 – 2018\tB.Sc. Wirtschaftsinformatik, TU München\n"
        "Sprachkenntnisse\nDeutsch (Muttersprache), Englisch (C1)\n"
    )
    assert heads(resume) == [
        ("Produktmanager", "Sonnen GmbH", "2020-03 to present", "München"),
        ("Werkstudent Marketing", "Allianz SE", "2018-10 to 2020-02", None),
        ("B.Sc. Wirtschaftsinformatik", "TU München", "2014 to 2018", None),
    ]
    assert resume.contact.name.value == "Jonas Weber"
    assert [fact.value for fact in resume.languages] == [
        "Deutsch (Muttersprache)",
        "Englisch (C1)",
    ]


def test_a_french_resume():
    resume = read(
        "Claire Dubois\nEXPÉRIENCE PROFESSIONNELLE\n"
        "Chef de produit, Orange SA, Paris   janvier 2020 – aujourd’hui\n- Lancement\n"
        "FORMATION\nMaster Marketing, Université de Lyon, 2015 – 2017\n"
    )
    assert heads(resume) == [
        ("Chef de produit", "Orange SA", "2020-01 to present", "Paris"),
        ("Master Marketing", "Université de Lyon", "2015 to 2017", None),
    ]


def test_hand_made_markdown():
    resume = read(
        "# Mo Haddad\nmo@x.example\n\n## Work history\n### Acme GmbH\n"
        "**Product Marketing Manager** | Berlin\n*Mar 2020 – Present*\n"
        "- Wrote positioning for **3** launches\n- See [the deck](http://x.example/deck)\n\n"
        "## Projects\n- Pricing page: rewrote it and raised trials by 12 %\n"
    )
    assert heads(resume) == [
        ("Product Marketing Manager", "Acme GmbH", "2020-03 to present", "Berlin"),
        ("Pricing page", None, None, None),
    ]
    assert lines(resume.entries[0]) == ["Wrote positioning for 3 launches", "See the deck"]
    assert lines(resume.entries[1]) == ["rewrote it and raised trials by 12 %"]


def test_the_contact_block_is_kept_apart():
    resume = read(
        "Ada Marlow\nSenior Product Manager\n+44 20 7946 0958 | ada@marlow.example\n"
        "London, UK | linkedin.com/in/ada\n\nEXPERIENCE\nAnalyst, Tidepool, 2019 - 2020\n- Did\n"
    )
    contact = resume.contact
    assert {fact.field: fact.value for fact in contact.facts()} == {
        "name": "Ada Marlow",
        "headline": "Senior Product Manager",
        "email": "ada@marlow.example",
        "phone": "+44 20 7946 0958",
        "place": "London, UK",
        "link": "linkedin.com/in/ada",
    }
    assert not {fact.value for fact in resume.facts()} & {fact.value for fact in contact.facts()}


ASKED = {
    "What was your title at Ledgerly?": "Ledgerly   2017 - 2018\n- Did it",
    "Where did you work as Product Manager?": "Product Manager   2017 - 2018\n- Did it",
    "These dates end before they begin. Which are right?": "Analyst, Acme, 2021 - 2019\n- Did it",
    "Which number is the month in these dates?": (
        "Analyst, Acme, 03/04/2019 - 05/06/2020\n- Did it"
    ),
    "Is “Bluebird” the title and “Ledgerly” the employer?": (
        "Bluebird | Ledgerly | 2019 - 2020\n- Did it"
    ),
    "Which role do these lines belong to?": "- Did it",
    "From when to when was this?": "Product Manager, Acme GmbH\n- Did it",
    "Was “Analyst” also at Acme?": (
        "Product Manager, Acme, 2019 - 2021\n- Did it\nAnalyst   2017 - 2019\n- Did that"
    ),
}


@pytest.mark.parametrize("question", ASKED)
def test_what_cannot_be_told_is_asked_with_its_line(question):
    document = read_typed(f"Ada Marlow\n\nEXPERIENCE\n{ASKED[question]}\n")
    resume = read_resume(document)
    asked = next(asked for asked in resume.unsure if asked.question == question)
    assert asked.quote in document.text
    assert document.text.split("\n")[asked.line - 1].strip() == asked.quote.split("\n")[0]
    known = {fact.id for fact in resume.facts()} | {entry.id for entry in resume.entries}
    assert asked.fact in known


def test_lines_without_any_heading_are_taken_as_work_and_asked_about():
    resume = read("- Led the launch of usage billing\n- Cut refunds by a third\n")
    assert [line.value for _, line in resume.evidence()] == [
        "Led the launch of usage billing",
        "Cut refunds by a third",
    ]
    assert "No headings were found. Is this all from your work experience?" in questions(resume)


def test_certificates_and_skills():
    resume = read(
        "CERTIFICATIONS\n- CSPO | Scrum Alliance | 2021\n- Pragmatic Marketing, Level III (2019)\n"
        "SKILLS\nAnalytics: SQL, Python (pandas, numpy); Looker\n• Interviews • A/B testing\n"
    )
    assert heads(resume) == [
        ("CSPO", "Scrum Alliance", "2021", None),
        ("Pragmatic Marketing, Level III", None, "2019", None),
    ]
    assert [skill.value for skill in resume.skills] == [
        "SQL", "Python (pandas, numpy)", "Looker", "Interviews", "A/B testing",
    ]  # fmt: skip


def test_a_resume_as_american_universities_teach_it():
    resume = read(
        "Tom Okafor\n5 Elm Road · Cambridge, MA · tom@example.edu · (617) 555-0190\n\n"
        "Education\nHARVARD UNIVERSITY\tCambridge, MA\nA.B. in Economics. GPA 3.7\tMay 2019\n"
        "Relevant Coursework: Econometrics, Game Theory\n\n"
        "Experience\nBAIN & COMPANY\tBoston, MA\n"
        "Associate Consultant\tSeptember 2019 – August 2021\n• Sized four segments\n"
        "Senior Associate Consultant\tSeptember 2021 – Present\n• Leads a team of three\n\n"
        "HUBSPOT\tCambridge, MA\nProduct Marketing Intern\tJune 2018 – August 2018\n"
        "• Wrote the launch plan\n\n"
        "Skills & Interests\nTechnical: SQL, Tableau\nInterests: Rowing, chess\n"
    )
    assert heads(resume) == [
        ("A.B. in Economics. GPA 3.7", "HARVARD UNIVERSITY", "2019-05", "Cambridge, MA"),
        ("Associate Consultant", "BAIN & COMPANY", "2019-09 to 2021-08", "Boston, MA"),
        ("Senior Associate Consultant", "BAIN & COMPANY", "2021-09 to present", None),
        ("Product Marketing Intern", "HUBSPOT", "2018-06 to 2018-08", "Cambridge, MA"),
    ]
    assert [interest.value for interest in resume.interests] == ["Rowing", "chess"]
    assert not resume.unsure


def test_a_sub_heading_is_no_evidence():
    resume = read("EXPERIENCE\nPM, Acme, 2019 - 2020\nKey achievements:\n- Cut churn by 3 points\n")
    assert [line.value for _, line in resume.evidence()] == ["Cut churn by 3 points"]


def test_projects_with_a_line_on_what_they_are():
    resume = read(
        "PROJECTS\nBudget Bee (2023)\nA budgeting app\n- 400 users in the first month\n"
        "Open data map | Python, Leaflet | 2022\n- Mapped 12 cities\n"
    )
    assert heads(resume) == [
        ("Budget Bee", None, "2023", None),
        ("Open data map", None, "2022", None),
    ]
    assert lines(resume.entries[0]) == ["A budgeting app", "400 users in the first month"]
