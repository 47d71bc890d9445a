"""Titles mislead: which role each names, and which ones may be several."""

import pytest

from debrief.fit.advert_titles import find_company, find_title, level_of_title, role_of_title


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Product Manager", "pm"),
        ("Senior Product Manager, Payments", "pm"),
        ("Associate Product Manager", "pm"),
        ("Technical Product Manager", "pm"),
        ("Growth PM", "pm"),
        ("Group Product Manager", "pm"),
        ("Product Owner (m/f/d)", "pm"),
        ("Head of Product", "pm"),
        ("VP of Product", "pm"),
        ("Chief Product Officer", "pm"),
        ("Product Line Manager", "pm"),
        ("Product Manager, Marketing Automation", "pm"),
        ("AI Product Manager", "pm"),
        ("Product Marketing Manager", "pmm"),
        ("Associate Product Marketing Manager", "pmm"),
        ("Senior PMM - EMEA", "pmm"),
        ("Head of Product Marketing", "pmm"),
        ("Product Marketer", "pmm"),
        ("Product Marketing Specialist", "pmm"),
        ("Director, Product Marketing", "pmm"),
        ("Project Manager", "project-management"),
        ("Program Manager", "project-management"),
        ("Technical Programme Manager", "project-management"),
        ("Scrum Master", "project-management"),
        ("IT Project Lead", "project-management"),
        ("Production Manager", "other"),
        ("Brand Manager", "other"),
        ("Category Manager", "other"),
        ("Marketing Manager", "other"),
        ("Product Designer", "other"),
        ("Product Analyst", "other"),
        ("Head of Product Design", "other"),
        ("Product Operations Manager", "other"),
        ("Property Manager", "other"),
        ("Sales Engineer", "other"),
        ("Marketing Product Manager", "unclear"),
        ("Product Manager, Marketing", "unclear"),
        ("Product Manager (Product Marketing)", "unclear"),
        ("Product Marketing Engineer", "unclear"),
        ("Product / Project Manager", "unclear"),
        ("Product and Program Manager", "unclear"),
        ("PM", "unclear"),
        ("Senior PM, Infrastructure", "unclear"),
        ("Go-to-Market Manager", "unclear"),
    ],
)
def test_the_role_a_title_names(title, role):
    assert role_of_title(title) == role
    assert role_of_title(title.upper()) == role


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Associate Product Manager", "L3"),
        ("Senior Product Marketing Manager", "L5"),
        ("Sr. Product Manager", "L5"),
        ("Principal PM", "L6"),
        ("Director of Product", "L7"),
        ("Senior Director, Product", "L7"),
        ("Product Manager", None),
    ],
)
def test_the_level_a_title_names(title, level):
    found = level_of_title(title)
    assert (found[0] if found else None) == level


@pytest.mark.parametrize(
    ("text", "title", "company"),
    [
        ("Product Manager at Tidewater Labs\n\nWe are ...", "Product Manager", "Tidewater Labs"),
        ("Job Title: PMM (remote)\nCompany: Ostra", "PMM", "Ostra"),
        ("# Product Manager | Berlin\n\n## About Feldspar\nx", "Product Manager", "Feldspar"),
        ("Ostra is hiring a Technical Product Manager now.", "Technical Product Manager", "Ostra"),
        ("We bake bread.\nCome and see.", None, None),
    ],
)  # fmt: skip
def test_title_and_company_are_found_where_they_are_told(text, title, company):
    assert find_title(text) == title
    assert find_company(text, title) == company
