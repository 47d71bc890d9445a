"""Launches: the shelf, a worked teardown, what somebody would have done about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.handbook import Handbook
from debrief.handbook.entries import Source, Tier, Track
from debrief.handbook.teardowns import LaunchEvent, Moment, Teardown, Would
from debrief.journal.actions import KeptLaunch
from debrief.practice.talking_points import company_key
from debrief.practice.teardown import SHORT, TRACKS
from debrief.web.contexts.debriefs import DebriefView
from debrief.web.contexts.launches import (
    CompanyShelf,
    EventView,
    LanesView,
    LaunchesPage,
    MetricView,
    OwnCard,
    StoryView,
    WorkedAnswerPage,
    WorkedCard,
    WorkedLink,
    WorkedPage,
)

_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/[^\s;]*)?")


def present_shelf(rows: Sequence[KeptLaunch], book: Handbook) -> LaunchesPage:
    """Return the list; the one changed last stands first in its company."""
    ordered = sorted(rows, key=lambda one: one.row.company_key)
    own = tuple(
        _company(key, list(group))
        for key, group in groupby(ordered, lambda one: one.row.company_key)
    )
    sample = next(iter(book.teardowns.values()), None)
    return LaunchesPage(
        own=own,
        worked=tuple(_card(one) for one in book.teardowns.values()),
        specimen=lanes_of(sample, book) if sample and not own else None,
    )


def present_worked(teardown: Teardown, book: Handbook) -> WorkedPage:
    """Return a worked teardown before anybody says what they would have done."""
    return WorkedPage(
        title=teardown.title,
        about=_about(teardown),
        summary=teardown.summary,
        context=teardown.context,
        story=present_story(teardown, book),
        answers=_links(teardown),
        copy_url=reverse("launch-copy", args=[teardown.id]),
        points_url=reverse("launch-company", args=[company_key(teardown.company)]),
    )


def present_worked_answer(
    teardown: Teardown, would: Would, debrief: DebriefView, book: Handbook
) -> WorkedAnswerPage:
    """Return what somebody would have done, with its debrief."""
    return WorkedAnswerPage(
        title=teardown.title,
        url=reverse("worked-launch", args=[teardown.id]),
        short=SHORT[would.role],
        tier_title=_tier_title(would.tier),
        story=present_story(teardown, book),
        commentary=would.commentary,
        answers=_links(teardown, would),
        debrief=debrief,
        copy_url=reverse("launch-copy", args=[teardown.id]),
    )


def present_story(teardown: Teardown, book: Handbook) -> StoryView:
    """Return what is said of a launch, with its timeline."""
    return StoryView(
        company=teardown.company,
        product=teardown.product,
        audience=teardown.audience,
        message=teardown.message,
        decision=teardown.decision,
        metrics=tuple(_metrics(teardown, book)),
        lanes=lanes_of(teardown, book),
    )


def lanes_of(teardown: Teardown, book: Handbook, orders: Sequence[int] = ()) -> LanesView:
    """Return the timeline of a launch; `orders` find a person's own events again."""
    events = tuple(
        _event(number, event, book, orders[number - 1] if orders else 0)
        for number, event in enumerate(teardown.event, 1)
    )
    return LanesView(_answer(events), events)


def moment_says(moment: Moment) -> str:
    """Return a date as it is said, as exactly as it is known."""
    if moment.precision == "quarter":
        quarter = (moment.first.month + 2) // 3
        return _("Q%(quarter)d %(year)d") % {"quarter": quarter, "year": moment.first.year}
    return date_format(moment.first, "j M Y" if moment.precision == "day" else "M Y")


def address_of(source: Source | None) -> str:
    """Return the address of a source as a link, empty where it is none that can be opened."""
    if source is None or not _ADDRESS.fullmatch(source.where):
        return ""
    return source.where if "://" in source.where else f"https://{source.where}"


def owner_title(owner: str) -> str:
    """Return whose an event was, in words."""
    return {"pm": "PM", "pmm": "PMM"}.get(owner, _("Shared"))


def _event(number: int, event: LaunchEvent, book: Handbook, order: int) -> EventView:
    moment = event.when
    source = book.sources.get(event.source or "")
    link = event.link or address_of(source)
    return EventView(
        number=number,
        first=moment.first,
        last=moment.last,
        date=event.date,
        says=moment_says(moment),
        owner=event.owner,
        owner_title=owner_title(event.owner),
        what=event.what,
        source=source.dated if source else _shown(event.link),
        link=link,
        launch=event.launch,
        order=order,
    )


def _shown(link: str) -> str:
    """Return an address as it is read: its site and the end of its path."""
    plain = re.sub(r"^https?://(?:www\.)?", "", link).rstrip("/")
    return Truncator(plain).chars(60)


def _answer(events: Sequence[EventView]) -> str:
    """Return what the picture shows, in a sentence."""
    if not events:
        return ""
    launch = next((n for n, one in enumerate(events) if one.launch), None)
    leading = events if launch is None else events[:launch]
    counts = [
        (sum(one.owner == "pm" for one in leading), _("%d the PM’s")),
        (sum(one.owner == "pmm" for one in leading), _("%d the PMM’s")),
        (sum(one.owner == "shared" for one in leading), _("%d shared")),
    ]
    said = ", ".join(title % n for n, title in counts if n)
    count = len(leading)
    if launch is None:
        return ngettext("%d event so far: ", "%d events so far: ", count) % count + said
    before = ngettext("%d event led to the launch: ", "%d events led to the launch: ", count)
    after = len(events) - launch - 1
    came = ngettext("%d came after it", "%d came after it", after) % after
    came = came if after else _("nothing after it yet")
    if not count:
        return _("It begins with the launch; %s") % came
    return f"{before % count}{said}; {came}"


def _metrics(teardown: Teardown, book: Handbook) -> Iterable[MetricView]:
    for role in TRACKS:
        owned = teardown.metric.of(role)
        known = book.metrics.get(owned.id)
        if known or owned.says:
            yield MetricView(
                role=role,
                short=SHORT[role],
                name=known.name if known else "",
                url=f"{reverse('metrics')}#{known.id}" if known else "",
                says=owned.says,
            )


def _company(key: str, rows: Sequence[KeptLaunch]) -> CompanyShelf:
    return CompanyShelf(
        company=rows[0].row.company,
        url=reverse("launch-company", args=[key]),
        cards=tuple(
            OwnCard(
                one.row.product,
                reverse("launch", args=[one.row.pk]),
                _kept(one),
                one.row.changed_at,
            )
            for one in rows
        ),
    )


def _kept(kept: KeptLaunch) -> str:
    events = ngettext("%d event", "%d events", kept.events) % kept.events
    count = kept.readings
    if not count:
        return _("%s, not read yet") % events
    read = ngettext("read %d time", "read %d times", count) % count
    return f"{events}, {read}"


def _card(teardown: Teardown) -> WorkedCard:
    return WorkedCard(
        title=teardown.title,
        url=reverse("worked-launch", args=[teardown.id]),
        company=teardown.company,
        product=teardown.product,
        about=_about(teardown),
        opening=teardown.summary,
    )


def _about(teardown: Teardown) -> str:
    return teardown.industry if teardown.real else _("%s, made up") % teardown.industry


def _links(teardown: Teardown, here: Would | None = None) -> tuple[WorkedLink, ...]:
    return tuple(
        WorkedLink(
            role=would.role,
            short=SHORT[would.role],
            title=_tier_title(would.tier),
            url=reverse("worked-launch-answer", args=[teardown.id, would.role, would.tier]),
            here=would is here,
        )
        for role in TRACKS
        for would in teardown.answers(role)
    )


def _tier_title(tier: Tier | None) -> str:
    titles = {"weak": _("weak"), "fair": _("fair"), "strong": _("strong")}
    return titles.get(tier or "", "")


def track_of(text: str) -> Track | None:
    """Return the track that a part of an address names, None where it names none."""
    return next((role for role in TRACKS if role == text), None)
