"""The handbook as one object: content read on first use, checked when it is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from debrief.handbook.content import by_id
from debrief.handbook.records import ContentError, Mistake, Page
from debrief.handbook.rubrics import Rubric, rubric_holds
from debrief.handbook.standing import Standing

if TYPE_CHECKING:
    from debrief.handbook.chapters import Chapter
    from debrief.handbook.entries import Exercise, Launch, Role
    from debrief.handbook.forms import Form, WorkedForm
    from debrief.handbook.launch_words import LaunchWords
    from debrief.handbook.listeners import Listener
    from debrief.handbook.loops import LoopPlan, MoveFamily, Pack
    from debrief.handbook.quarter import Quarter
    from debrief.handbook.teardowns import Teardown

DATA = Path(__file__).parent / "data"
PARTS = (
    "sources", "moves", "metrics", "rounds", "roles", "launch", "rubrics", "exercises",
    "responsibilities", "drifts", "ladders", "company_levels", "switches", "advert_words",
    "choices", "activities", "goals", "quarter", "forms",
    "listeners", "loops", "packs", "move_families", "chapters", "teardowns",
    "launch_words",
)  # fmt: skip


class Handbook(Standing):
    """Everything Debrief knows about the two roles, their rounds and what to practise.

    Each part is read and validated when it is first asked for, so the shell command that only
    needs moves and rubrics pays for nothing else. Raises ContentError with the file, line and
    reason of every mistake in the part that was asked for.
    """

    def __init__(self, root: Path = DATA, cache: Path | None = None) -> None:
        super().__init__(root, cache)

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """The two roles by track id."""
        from debrief.handbook.entries import Role  # noqa: PLC0415

        pages = [self._shelf.page(f"roles/{role}.toml") for role in ("pm", "pmm")]
        return {role.id: role for role in self._whole(Role, pages, self._sourced)}

    @cached_property
    def launch(self) -> Launch:
        """The launch zone, shared by both roles."""
        from debrief.handbook.entries import Launch  # noqa: PLC0415

        page = self._shelf.page("roles/launch.toml")
        return self._whole(Launch, [page], self._sourced)[0]

    @cached_property
    def rubrics(self) -> tuple[Rubric, ...]:
        """Rubrics with their anchored levels."""

        def holds(rubric: Rubric, page: Page, at: tuple[()]) -> None:
            self._sourced(rubric, page, at)
            rubric_holds(rubric, page, self.moves)

        return tuple(self._whole(Rubric, self._shelf.folder("rubrics"), holds))

    @cached_property
    def exercises(self) -> Mapping[str, Exercise]:
        """Exercises by id, ordered by track, place of the round in its loop, and level."""
        from debrief.handbook.entries import Exercise, exercise_holds  # noqa: PLC0415

        def holds(exercise: Exercise, page: Page, _: tuple[()]) -> None:
            if (exercise.track, exercise.round) not in self.rounds:
                reason = f"the {exercise.track} loop has no round {exercise.round!r}"
                page.wrong(("round",), reason)
                return
            rubric = self.rubric(exercise.track, exercise.round)
            exercise_holds(exercise, page, rubric.moves)

        found = self._whole(Exercise, self._shelf.folder("exercises"), holds)
        found.sort(key=self._exercise_order)
        return {exercise.id: exercise for exercise in found}

    @cached_property
    def listeners(self) -> Mapping[str, Listener]:
        """Who may sit across under pressure, by id."""
        from debrief.handbook.listeners import read_listeners  # noqa: PLC0415

        heard = {
            name: self.rubric(track, name).moves for track, name in self.rounds if track == "pmm"
        }
        return read_listeners(self._rows, self._sourced, heard)

    @cached_property
    def chapters(self) -> Mapping[str, Chapter]:
        """Chapters by id, in the order in which they are read."""
        from debrief.handbook.chapters import read_chapters  # noqa: PLC0415

        return read_chapters(self._chapter_pages(), self)

    @property
    def chapters_changed(self) -> float:
        """When a chapter was last changed, in seconds since 1970."""
        return self._shelf.changed("chapters")

    @cached_property
    def quarter(self) -> Quarter:
        """Quarterly goals: what a reader would object to, and examples that hold."""
        from debrief.handbook.quarter import Quarter, quarter_holds  # noqa: PLC0415

        def holds(quarter: Quarter, page: Page, at: tuple[()]) -> None:
            self._sourced(quarter, page, at)
            quarter_holds(quarter, page, self.metrics)

        return self._whole(Quarter, [self._shelf.page("quarter.toml")], holds)[0]

    @cached_property
    def forms(self) -> Mapping[str, Form]:
        """Forms of artefacts by id."""
        return self._forms[0]

    @property
    def worked_forms(self) -> tuple[WorkedForm, ...]:
        """Forms filled in for exercises, strong ones and weak ones."""
        return self._forms[1]

    @cached_property
    def _forms(self) -> tuple[dict[str, Form], tuple[WorkedForm, ...]]:
        from debrief.handbook.form_files import read_forms  # noqa: PLC0415

        pages = self._shelf.folder("forms")
        return read_forms(pages, self.rounds, self.moves, self.exercises, self._sourced)

    @cached_property
    def loops(self) -> Mapping[str, LoopPlan]:
        """Mock loops by id, in the order of the file."""
        from debrief.handbook.loops import LoopPlan, loop_holds  # noqa: PLC0415

        holds = self._and_sourced(loop_holds, self.rounds)
        return by_id(self._rows(LoopPlan, "loops.toml", "loop", holds), lambda loop: loop.id)

    @cached_property
    def packs(self) -> Mapping[str, Pack]:
        """What is said in public of the loops of companies, by id."""
        from debrief.handbook.loops import Pack, pack_holds  # noqa: PLC0415

        holds = self._and_sourced(pack_holds, self.rounds)
        return {pack.id: pack for pack in self._whole(Pack, self._shelf.folder("packs"), holds)}

    @cached_property
    def move_families(self) -> tuple[MoveFamily, ...]:
        """Moves of different rounds that listen for the same thing."""
        from debrief.handbook.loops import MoveFamily, family_holds  # noqa: PLC0415

        holds = self._and_sourced(family_holds, self.moves)
        rows = self._rows(MoveFamily, "loops.toml", "family", holds)
        return tuple(by_id(rows, lambda family: family.id).values())

    @cached_property
    def teardowns(self) -> Mapping[str, Teardown]:
        """Worked teardowns of launches by id, in the order of the list."""
        from debrief.handbook.teardowns import Teardown, teardown_holds  # noqa: PLC0415

        def holds(teardown: Teardown, page: Page, at: tuple[()]) -> None:
            self._sourced(teardown, page, at)
            teardown_holds(teardown, page, self.metrics)

        found = self._whole(Teardown, self._shelf.folder("teardowns"), holds)
        found.sort(key=lambda teardown: (teardown.order, teardown.id))
        return {teardown.id: teardown for teardown in found}

    @cached_property
    def launch_words(self) -> LaunchWords:
        """What is said of teardowns, and what to ask the people who made a launch."""
        from debrief.handbook.launch_words import LaunchWords, launch_words_hold  # noqa: PLC0415

        def holds(words: LaunchWords, page: Page, at: tuple[()]) -> None:
            self._sourced(words, page, at)
            tracks = ("pm", "pmm")
            moves = {track: self.rubric(track, None, "teardown").moves for track in tracks}
            launch_words_hold(words, page, moves)

        return self._whole(LaunchWords, [self._shelf.page("launch_words.toml")], holds)[0]

    def rubric(self, role: str, round_id: str | None, kind: str = "answer") -> Rubric:
        """Return the rubric that a role, round and kind of document choose.

        Raises KeyError where the role has no such round.
        """
        fitting = [r for r in self.rubrics if r.track in (role, "both") and kind in r.kinds]
        if round_id is not None:
            named = [rubric for rubric in fitting if round_id in rubric.rounds]
            fitting = named or [rubric for rubric in fitting if not rubric.rounds]
        if not fitting:
            raise KeyError(f"{role}/{round_id}/{kind}")
        return next((rubric for rubric in fitting if rubric.default), fitting[0])

    def check(self, rules: Collection[str] | None = None) -> list[Mistake]:
        """Read everything and return every mistake, sorted by file and line.

        With the ids of all `rules`, what chapters say of rules is checked too.
        """
        found: list[Mistake] = []
        for part in PARTS:
            try:
                getattr(self, part)
            except ContentError as problem:
                found.extend(problem.mistakes)
        if rules is not None and not any(one.file.startswith("chapters/") for one in found):
            from debrief.handbook.chapters import unknown_rules  # noqa: PLC0415

            found.extend(unknown_rules(self._chapter_pages(), rules))
        return sorted(set(found))

    def _chapter_pages(self) -> list[Page]:
        from debrief.handbook.chapters import FORM, parse_chapter  # noqa: PLC0415

        return self._shelf.texts("chapters", parse_chapter, FORM)

    def _exercise_order(self, exercise: Exercise) -> tuple[str, int, str, str]:
        loop = self.rounds[exercise.track, exercise.round].loop
        return exercise.track, loop, exercise.level, exercise.id


@cache
def handbook(cache: Path | None = None) -> Handbook:
    """Return the handbook that ships with the package."""
    return Handbook(DATA, cache)
