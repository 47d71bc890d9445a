"""Print how many texts of each kind the corpus holds: `python -m training.counts`."""

from __future__ import annotations

from collections import Counter

from training import corpus


def main() -> None:
    """Print a line per part."""
    for part in ("train", "development", "test"):
        answers, letters = corpus.answers(part), corpus.letters(part)
        tiers = Counter(record.head["tier"] for record in answers)
        rounds = len({record.head["round"] for record in answers})
        marks = sum(not mark.negative for record in answers for mark in record.marks)
        negatives = sum(mark.negative for record in answers for mark in record.marks)
        print(
            f"{part}: {len(answers)} answers ({dict(tiers)}) to"
            f" {len({record.prompt for record in answers})} prompts in {rounds} rounds,"
            f" {marks} marks and {negatives} hard negatives;"
            f" {len(letters)} letters; {len(corpus.lines(part))} lines"
        )


if __name__ == "__main__":
    main()
