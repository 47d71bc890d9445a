"""The two roles, their metrics, the launch zone."""

from __future__ import annotations

from itertools import zip_longest

from django.utils.translation import gettext as _

from debrief.handbook import Handbook, Role
from debrief.web.contexts.debriefs import Origin
from debrief.web.contexts.roles import (
    ContrastRow,
    LaunchStep,
    MetricCard,
    MetricShelf,
    MetricsPage,
    MistakenCard,
    RoleColumn,
    RolesPage,
    WeekdayRow,
)
from debrief.web.presenters.debriefs import present_origin


def present_roles(track: str, book: Handbook) -> RolesPage:
    """Return both roles side by side, the track in force first."""
    first, second = sorted(book.roles.values(), key=lambda role: role.id != track)
    launch = book.launch
    return RolesPage(
        columns=(_column(first, book), _column(second, book)),
        contrast=tuple(
            ContrastRow(row.aspect, row.pm, row.pmm, row.shared or "", origin(row.source, book))
            for row in launch.contrast
        ),
        week=_week(book),
        launch_name=launch.name,
        launch_summary=launch.summary,
        launch=present_launch(book),
        origins=_origins(book),
    )


def present_launch(book: Handbook) -> tuple[LaunchStep, ...]:
    """Return the steps of a launch with who answers for each."""
    titles = {"pm": "PM", "pmm": "PMM", "shared": _("Both")}
    return tuple(
        LaunchStep(
            id=step.id,
            title=step.title,
            when=step.when,
            owner=step.owner,
            owner_title=titles[step.owner],
            pm=step.pm or "",
            pmm=step.pmm or "",
            shared=step.shared or "",
        )
        for step in book.launch.step
    )


def present_metrics(track: str, book: Handbook) -> MetricsPage:
    """Return the metric catalogue, the track in force first and the shared ones last."""
    titles = {
        "pm": _("Product metrics"),
        "pmm": _("Market metrics"),
        "shared": _("Metrics of both roles"),
    }
    questions = {
        "pm": _("Is it used, and does it earn its place?"),
        "pmm": _("Does the market understand it, and buy?"),
        "shared": _("Did the launch work?"),
    }
    owners = sorted(titles, key=lambda owner: (owner == "shared", owner != track))
    shelves = (
        MetricShelf(
            owner=owner,
            title=titles[owner],
            question=questions[owner],
            cards=tuple(
                MetricCard(metric, origin(metric.source, book))
                for metric in book.metrics.values()
                if metric.role == owner
            ),
        )
        for owner in owners
    )
    return MetricsPage(tuple(shelf for shelf in shelves if shelf.cards))


def origin(source: str, book: Handbook) -> Origin:
    """Return where a statement of the handbook comes from; its loader knows every source."""
    found = present_origin(source, book)
    if found is None:
        raise KeyError(source)
    return found


def _column(role: Role, book: Handbook) -> RoleColumn:
    return RoleColumn(
        role,
        tuple(
            MistakenCard(
                entry.id,
                entry.as_,
                entry.says,
                entry.difference,
                entry.ask,
                origin(entry.source, book),
            )
            for entry in role.mistaken
        ),
    )


def _week(book: Handbook) -> tuple[WeekdayRow, ...]:
    pairs = zip_longest(book.roles["pm"].week, book.roles["pmm"].week)
    return tuple(
        WeekdayRow((pm or pmm).day, pm.what if pm else "", pmm.what if pmm else "")
        for pm, pmm in pairs
    )


def _origins(book: Handbook) -> tuple[Origin, ...]:
    named = [row.source for row in book.launch.contrast]
    for role in book.roles.values():
        entries = (role.owns, role.accountable, role.partners, role.interview, role.mistaken)
        named += [role.source, *(entry.source for shelf in entries for entry in shelf)]
        named += [entry.source for shelf in (role.day, role.week, role.differs) for entry in shelf]
    return tuple(origin(source, book) for source in dict.fromkeys(named))
