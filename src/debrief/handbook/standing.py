"""What tells where somebody stands: choices, responsibilities, ladders, advertisements."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from debrief.handbook.content import by_id
from debrief.handbook.ground import Ground
from debrief.handbook.records import ContentError, Mistake, Page

if TYPE_CHECKING:
    from debrief.handbook.adverts import AdvertWords
    from debrief.handbook.choices import Activity, Axis, Goal
    from debrief.handbook.ladders import CompanyLevels, Ladder, Switch
    from debrief.handbook.responsibilities import Drift, Responsibility


class Standing(Ground):
    """The parts of the handbook for the decision between the roles, for experience and growth."""

    @cached_property
    def choices(self) -> Mapping[str, Axis]:
        """Paired choices by axis, the main axis first."""
        from debrief.handbook.choices import AXES, Axis, axis_holds  # noqa: PLC0415

        taken: dict[str, str] = {}

        def holds(axis: Axis, page: Page, at: tuple[()]) -> None:
            self._sourced(axis, page, at)
            axis_holds(axis, page, taken)

        found = {axis.id: axis for axis in self._whole(Axis, self._shelf.folder("choices"), holds)}
        return {axis: found[axis] for axis in AXES if axis in found}

    @cached_property
    def activities(self) -> Mapping[str, Activity]:
        """Kinds of work by id, for the daily log and for calendar entries."""
        from debrief.handbook.choices import Activity, activities_hold  # noqa: PLC0415

        rows = self._rows(Activity, "calendar.toml", "activity", self._sourced)
        found = by_id(rows, lambda activity: activity.id)
        for page, _, _ in rows[:1]:
            activities_hold(found, page)
            page.done()
        return found

    @cached_property
    def goals(self) -> Mapping[str, Goal]:
        """Questions about the long run, by id."""
        from debrief.handbook.choices import Goal, goal_holds  # noqa: PLC0415

        def holds(goal: Goal, page: Page, at: tuple[str | int, ...]) -> None:
            self._sourced(goal, page, at)
            goal_holds(goal, page, at)

        return by_id(self._rows(Goal, "goals.toml", "goal", holds), lambda goal: goal.id)

    @cached_property
    def responsibilities(self) -> Mapping[str, Responsibility]:
        """Responsibilities by id: product management, product marketing, the launch zone."""
        from debrief.handbook.responsibilities import (  # noqa: PLC0415
            Responsibility,
            responsibility_holds,
        )

        def holds(entry: Responsibility, page: Page, at: tuple[str | int, ...]) -> None:
            self._sourced(entry, page, at)
            responsibility_holds(entry, page, at, self.rounds)

        files = [f"responsibilities/{side}.toml" for side in ("pm", "pmm", "shared")]
        rows, mistakes = list[tuple[Page, int, Responsibility]](), list[Mistake]()
        for file in files:
            try:
                rows += self._rows(Responsibility, file, "responsibility", holds)
            except ContentError as problem:
                mistakes += problem.mistakes
        if mistakes:
            raise ContentError(mistakes)
        return by_id(rows, lambda entry: entry.id)

    @cached_property
    def drifts(self) -> Mapping[str, Drift]:
        """Work of neither role by id, as a line may read."""
        from debrief.handbook.responsibilities import Drift  # noqa: PLC0415

        rows = self._rows(Drift, "responsibilities/neither.toml", "drift", self._sourced)
        return by_id(rows, lambda entry: entry.id)

    @cached_property
    def ladders(self) -> Mapping[str, Ladder]:
        """The levels L3 to L7 of each role, by track id."""
        from debrief.handbook.ladders import Ladder, ladder_holds  # noqa: PLC0415

        def holds(ladder: Ladder, page: Page, at: tuple[()]) -> None:
            self._sourced(ladder, page, at)
            ladder_holds(ladder, page, self.responsibilities)

        pages = [self._shelf.page(f"ladder/{role}.toml") for role in ("pm", "pmm")]
        return {ladder.id: ladder for ladder in self._whole(Ladder, pages, holds)}

    @cached_property
    def company_levels(self) -> tuple[CompanyLevels, ...]:
        """What companies call the levels; approximate and dated."""
        from debrief.handbook.ladders import CompanyLevels, company_levels_hold  # noqa: PLC0415

        def holds(entry: CompanyLevels, page: Page, at: tuple[str | int, ...]) -> None:
            self._sourced(entry, page, at)
            company_levels_hold(entry, page, at)

        rows = self._rows(CompanyLevels, "levels.toml", "company", holds)
        return tuple(by_id(rows, lambda entry: (entry.company, entry.role)).values())

    @cached_property
    def switches(self) -> Mapping[str, Switch]:
        """How to change sides, by id: "pm-to-pmm" and "pmm-to-pm"."""
        from debrief.handbook.ladders import Switch, switch_holds  # noqa: PLC0415

        def holds(switch: Switch, page: Page, at: tuple[()]) -> None:
            self._sourced(switch, page, at)
            switch_holds(switch, page, self.responsibilities)

        found = self._whole(Switch, self._shelf.folder("switch"), holds)
        return {switch.id: switch for switch in found}

    @cached_property
    def advert_words(self) -> AdvertWords:
        """How job advertisements say things, and what to ask the employer."""
        from debrief.handbook.adverts import AdvertWords, advert_words_hold  # noqa: PLC0415

        def holds(entry: AdvertWords, page: Page, at: tuple[()]) -> None:
            self._sourced(entry, page, at)
            advert_words_hold(entry, page)

        return self._whole(AdvertWords, [self._shelf.page("adverts.toml")], holds)[0]
