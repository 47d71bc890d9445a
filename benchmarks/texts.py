"""Answers of about 333 words (1.9 KB) cut from the worked answers of the handbook."""

from debrief.handbook import handbook

WORDS = 333


def answers(count: int) -> list[str]:
    """Return `count` different answers of about WORDS words, in the words of many speakers."""
    book = handbook()
    paragraphs = [
        paragraph
        for exercise in book.exercises.values()
        for worked in exercise.worked
        for paragraph in worked.answer.split("\n\n")
    ]
    found, place, turn = [], 0, 0
    for _ in range(count):
        chosen: list[str] = []
        while sum(len(part.split()) for part in chosen) < WORDS:
            chosen.append(paragraphs[place % len(paragraphs)])
            place += 1
            if place % len(paragraphs) == 0:
                turn += 1
                place += turn
        found.append(" ".join("\n\n".join(chosen).split(" ")[: WORDS + 20]))
    return found
