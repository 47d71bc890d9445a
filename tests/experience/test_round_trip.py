"""Reading what was exported gives the same facts."""

import json
import string
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from debrief.experience import (
    Unreadable,
    read_file,
    read_resume,
    read_typed,
    to_json_resume,
    to_markdown,
)
from debrief.experience.builder import normalised

LETTERS = string.ascii_letters + "äéñß" + string.digits + " -–—.,:;()[]{}*_`#|<>&/\\'’\"%+!?@•·"
WORDS = st.text(LETTERS, min_size=1, max_size=40)
PHONES = st.from_regex(r"\+[0-9]{2} [0-9]{3} [0-9]{4,6}", fullmatch=True)
LINES = st.lists(WORDS, max_size=3)
MOMENTS = st.builds(
    lambda year, month: f"{year}-{month:02}" if month else str(year),
    st.integers(1970, 2030),
    st.integers(0, 12),
)
DATES = st.fixed_dictionaries({}, optional={"startDate": MOMENTS, "endDate": MOMENTS})


def items(**fields):
    return st.lists(
        st.tuples(st.fixed_dictionaries({}, optional=fields), DATES).map(lambda p: p[0] | p[1]),
        max_size=3,
    )


RESUMES = st.fixed_dictionaries(
    {
        "basics": st.fixed_dictionaries(
            {}, optional={"name": WORDS, "label": WORDS, "summary": WORDS, "phone": PHONES}
        ),
        "work": items(position=WORDS, name=WORDS, highlights=LINES, location=WORDS, url=WORDS),
    },
    optional={
        "education": items(studyType=WORDS, institution=WORDS, courses=LINES, area=WORDS),
        "projects": items(name=WORDS, description=WORDS, highlights=LINES),
        "volunteer": items(position=WORDS, organization=WORDS, summary=WORDS),
        "certificates": st.lists(
            st.fixed_dictionaries({}, optional={"name": WORDS, "issuer": WORDS, "date": MOMENTS}),
            max_size=2,
        ),
        "awards": items(title=WORDS, awarder=WORDS, summary=WORDS),
        "publications": items(name=WORDS, publisher=WORDS),
        "skills": st.lists(st.fixed_dictionaries({"name": WORDS, "keywords": LINES}), max_size=2),
        "languages": st.lists(st.fixed_dictionaries({"language": WORDS}), max_size=2),
        "interests": st.lists(st.fixed_dictionaries({"name": WORDS}), max_size=2),
    },
)

ROLES = st.sampled_from(
    ["Product Manager", "Analyst", "Head of Growth", "Director, Product Marketing"]
)
FIRMS = st.sampled_from(["Northwind Labs", "Harbour & Pine Ltd", "Tidepool", "Acme, Inc."])
WHEN = st.sampled_from(
    ["Jan 2021 - Present", "03/2019–11/2020", "2018 to 2020", "Summer 2017", "2016"]
)
BULLETS = st.lists(
    st.sampled_from(
        [
            "Raised activation from 31 % to 44 % by June 2023",
            "Cut churn by 3 points",
            "Ran 40 interviews - and wrote them up",
            "Wrote *the* [brief](http://x.example)",
        ]
    ),
    max_size=3,
)


@st.composite
def written(draw):
    """A résumé as somebody types it, in one of many layouts."""
    lines = ["Ada Marlow", "ada@marlow.example | London, UK", "", "EXPERIENCE"]
    marker = draw(st.sampled_from(["- ", "• ", "  * "]))
    for _ in range(draw(st.integers(0, 3))):
        role, firm, when = draw(ROLES), draw(FIRMS), draw(WHEN)
        lines += draw(
            st.sampled_from(
                [
                    [f"{role}, {firm}   {when}"],
                    [firm, f"{role}\t{when}"],
                    [role, firm, when],
                    [f"{role} at {firm} ({when})"],
                    [when, role, firm],
                    [f"{firm} | {role} | Berlin", when],
                ]
            )
        )
        lines += [marker + bullet for bullet in draw(BULLETS)] + [""] * draw(st.integers(0, 1))
    lines += ["SKILLS", "SQL, Looker (LookML, Explores); interviews", "Tools: Figma, Jira"]
    return "\n".join(lines)


def said(resume):
    """What a résumé says, without places."""

    def values(facts):
        return [fact.value for fact in facts]

    def one(fact):
        return normalised(fact.value, fact.field) if fact else None

    entries = Counter(
        (
            entry.section,
            entry.title.value if entry.title else None,
            entry.organisation.value if entry.organisation else None,
            one(entry.dates),
            entry.place.value if entry.place else None,
            one(entry.link),
            tuple(values(entry.lines)),
        )
        for entry in resume.entries
    )
    contact = resume.contact
    return {
        "contact": [one(f) for f in (contact.name, contact.headline, contact.email, contact.phone)],
        "links": [one(link) for link in contact.links],
        "entries": entries,
        **{
            name: values(getattr(resume, name))
            for name in ("summary", "skills", "languages", "interests", "other")
        },
    }


def ids(resume):
    return Counter(fact.id for fact in resume.facts()) + Counter(e.id for e in resume.entries)


def reread(resume):
    record = json.dumps(to_json_resume(resume), ensure_ascii=False).encode()
    yield read_resume(read_file(record, "resume.json"))
    yield read_resume(read_file(to_markdown(resume).encode(), "resume.md"))


@settings(max_examples=60, deadline=None)
@given(RESUMES)
def test_any_json_resume_comes_back_the_same_from_both_exports(record):
    try:
        resume = read_resume(read_file(json.dumps(record).encode()))
    except Unreadable:
        return
    for again in reread(resume):
        assert said(again) == said(resume)
        assert ids(again) == ids(resume)


@settings(max_examples=50, deadline=None)
@given(written())
def test_any_written_resume_comes_back_the_same_from_both_exports(text):
    resume = read_resume(read_typed(text))
    for again in reread(resume):
        assert said(again) == said(resume)
        assert ids(again) == ids(resume)


@settings(max_examples=80, deadline=None)
@given(st.text(LETTERS + "\n\n\t", max_size=600) | written())
def test_every_fact_stands_where_it_says(text):
    try:
        document = read_typed(text)
    except Unreadable:
        return
    resume = read_resume(document)
    for fact in (*resume.facts(), *resume.contact.facts()):
        source = "".join(document.text[span.start : span.end] for span in fact.spans)
        letters = [c for c in fact.value if c.isalnum()]
        assert letters == [c for c in source if c.isalnum()]
        assert fact.quote
        first = document.text.splitlines() if False else document.text.split("\n")
        assert (
            document.text[fact.spans[0].start : fact.spans[0].end].split("\n")[0].strip()
            in (first[fact.line - 1])
        )
