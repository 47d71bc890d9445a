"""How answers to exercises are read: by which handbook, and without which rules."""

from __future__ import annotations

from dataclasses import dataclass

from debrief.critique import Debrief, Document, UnusableText, critique
from debrief.critique.debrief import Asked
from debrief.handbook import Exercise, Handbook
from debrief.handbook.entries import Track
from debrief.practice.teardown import read_would


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what is written for an exercise. `off` holds ids of rules that are switched off."""

    book: Handbook
    off: frozenset[str] = frozenset()

    def read(self, exercise: Exercise, answer: str, asked: tuple[Asked, ...] = ()) -> Debrief:
        """Return the debrief of a whole answer. Raises UnusableText for an empty one.

        `asked` are the places of a filled form in it that ask for a move.
        """
        document = Document(
            text=answer,
            role=exercise.track,
            round=exercise.round,
            prompt=exercise.prompt,
            off=self.off,
            asked=asked,
        )
        return critique(document, self.book)

    def read_would(self, text: str, role: Track) -> Debrief:
        """Return the debrief of what somebody in a role would have done about a launch.

        Raises UnusableText for an empty one.
        """
        return read_would(text, role, self.book, self.off)

    def glance(
        self, exercise: Exercise, fragment: str, asked: tuple[Asked, ...] = ()
    ) -> Debrief | None:
        """Return the debrief of a draft or a reply, None while there is nothing to read.

        Without the prompt: half an answer is not yet an answer to another question.
        """
        document = Document(
            text=fragment, role=exercise.track, round=exercise.round, off=self.off, asked=asked
        )
        try:
            return critique(document, self.book)
        except UnusableText:
            return None
