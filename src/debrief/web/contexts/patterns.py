"""What the page of all patterns shows: one real specimen of each."""

from __future__ import annotations

from dataclasses import dataclass

from debrief.web.contexts.attempts import AttemptRow, Followup, LevelChange
from debrief.web.contexts.debriefs import DebriefView
from debrief.web.contexts.launches import LanesView
from debrief.web.contexts.practise import Constraint, ExerciseCard, Margin, Suggestion
from debrief.web.contexts.roles import LaunchStep, MetricCard


@dataclass(frozen=True, slots=True)
class PatternsPage:
    """One of everything, so that the look stays one look."""

    debrief: DebriefView
    card: ExerciseCard
    suggestion: Suggestion | None
    rows: tuple[AttemptRow, ...]
    margin: Margin
    quiet_margin: Margin
    constraint: Constraint
    followups: tuple[Followup, ...]
    levels: tuple[LevelChange, ...]
    launch: tuple[LaunchStep, ...]
    metric: MetricCard
    lanes: LanesView
