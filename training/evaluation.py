"""Figures of the shipped program on the test part: `make evaluate`.

Reads corpus/test, and the two independent labellings beside it, and writes
src/debrief/critique/model/agreement.json, which the page "How well does this agree with people?"
and docs/model-card.md show.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from statistics import mean
from typing import Any

from debrief.critique import Document, critique
from debrief.critique.agreement import (
    DRAWS,
    Figure,
    JudgedText,
    agree,
    macro_f1,
    tallies,
    together,
)
from debrief.critique.learned import model
from debrief.critique.lines import SIDES, place
from debrief.handbook import handbook
from debrief.text import Text
from training import corpus

OUT = corpus.ROOT.parent / "src" / "debrief" / "critique" / "model" / "agreement.json"
SEED = 2026
LABELLERS = ("first", "second")
LINE_KEYS = ("side", "has_metric", "outcome", "strength")


def main() -> None:
    """Write the figures, and print them."""
    figures: dict[str, Any] = {
        "answers": answers(),
        "answers_by_signs": answers(signs_only=True),
        "between_labellers": between_labellers(),
        "letters": letters(),
        "letters_between_labellers": letters_between_labellers(),
        "lines": lines(),
        "lines_between_labellers": lines_between_labellers(),
    }
    OUT.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


def consensus(record: corpus.Labelled) -> dict[str, list[tuple[int, int]]]:
    """Return the spans of labels that at least two of writer and labellers gave, by sentence."""
    given = [writer_sentences(record), *(labelled(name).get(record.id) for name in LABELLERS)]
    voices = [one for one in given if one is not None]
    if len(voices) == 1:
        return spans_of(record)
    sentences = Text(record.text).sentences
    found: dict[str, list[tuple[int, int]]] = {}
    for label in {label for voice in voices for label in voice}:
        holding = [set(voice.get(label, ())) for voice in voices]
        if sum(bool(one) for one in holding) < 2:
            continue
        for index in sorted(set().union(*holding)):
            span = sentences[index].span
            found.setdefault(label, []).append((span.start, span.end))
    return found


def writer_sentences(record: corpus.Labelled) -> dict[str, list[int]]:
    """Return the sentences that the writer's own marks stand in."""
    example = corpus.example(record)
    found: dict[str, list[int]] = defaultdict(list)
    for index, labels in enumerate(example.labels):
        for label in labels:
            found[label].append(index)
    return found


def labelled(name: str) -> dict[str, dict[str, list[int]]]:
    """Return a labeller's reading of answers: text id to label to sentence numbers, from 0."""
    return {row["id"]: row["moves"] for row in rows_of(f"labels-{name}")}


def labelled_letters(name: str) -> dict[str, dict[str, list[str]]]:
    """Return a labeller's reading of letters: text id to label to quotes."""
    return {row["id"]: row["labels"] for row in rows_of(f"labels-letters-{name}")}


def labelled_lines(name: str) -> dict[str, dict[str, Any]]:
    """Return a labeller's reading of lines: id to side, strength, has_metric and outcome."""
    return {row["id"]: row for row in rows_of(f"labels-lines-{name}")}


def rows_of(name: str) -> list[dict[str, Any]]:
    """Return the rows of a file of labels beside the test part; none where there is no file."""
    path = corpus.ROOT / "test" / f"{name}.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def spans_of(record: corpus.Labelled) -> dict[str, list[tuple[int, int]]]:
    """Return the writer's marks as spans."""
    found: dict[str, list[tuple[int, int]]] = {}
    for mark in record.marks:
        if not mark.negative:
            found.setdefault(mark.label, []).append((mark.start, mark.end))
    return found


def answers(*, signs_only: bool = False) -> dict[str, Any]:
    """Return the agreement of the program with the consensus on test answers."""
    judged = []
    for record in corpus.answers("test"):
        role: Any = record.role
        document = Document(
            record.text, role=role, round=record.head["round"], prompt=record.prompt
        )
        debrief = critique(document, signs_only=signs_only)
        judged.append(
            JudgedText(
                real=consensus(record),
                said={made.move: [(q.start, q.end) for q in made.quotes] for made in debrief.moves},
                listened=frozenset(handbook().rubric(role, record.head["round"]).moves),
                prompt=record.prompt,
                tier=record.head["tier"],
                score=float(sum(score.level or 0 for score in debrief.scorecard)),
                group=role,
            )
        )
    return agree(judged, random.Random(SEED)).as_dict()


def between_labellers() -> dict[str, Any]:
    """Return how far the two labellers agree with each other: the ceiling for any program."""
    first, second = (labelled(name) for name in LABELLERS)
    judged = []
    for record in corpus.answers("test"):
        if record.id in first and record.id in second:
            listened = frozenset(handbook().rubric(record.role, record.head["round"]).moves)
            one, other = (
                {label: [(n, n + 1) for n in places] for label, places in who[record.id].items()}
                for who in (first, second)
            )
            judged.append(JudgedText(one, other, listened))
    if not judged:
        return {}
    labels = tallies(judged)
    return {
        "texts": len(judged),
        "f1_micro": round(together(labels).f1, 3),
        "f1_macro": round(macro_f1(labels), 3),
        "labels": {label: round(tally.f1, 3) for label, tally in sorted(labels.items())},
    }


def letters() -> dict[str, Any]:
    """Return the agreement on findings and credits of test letters with the consensus."""
    voices = [labelled_letters(name) for name in LABELLERS]
    judged = []
    for record in corpus.letters("test"):
        head = record.head
        role: Any = record.role
        debrief = critique(
            Document(
                record.text,
                kind="letter",
                role=role,
                company=head["company"],
                job_title=head["job_title"],
            )
        )
        said: dict[str, list[tuple[int, int]]] = {}
        for finding in (*debrief.findings, *debrief.credits):
            said.setdefault(finding.rule, []).append((finding.span.start, finding.span.end))
        judged.append(
            JudgedText(
                real=letter_consensus(record, voices),
                said=said,
                listened=frozenset(corpus.LETTER_LABELS),
                prompt=record.prompt,
                tier=head["tier"],
                score=float(sum(score.level or 0 for score in debrief.scorecard)),
                group="letters",
            )
        )
    return agree(judged, random.Random(SEED)).as_dict() if judged else {}


def letter_consensus(
    record: corpus.Labelled, voices: list[dict[str, dict[str, list[str]]]]
) -> dict[str, list[tuple[int, int]]]:
    """Return the spans of labels that at least two of writer and labellers gave."""
    given = [spans_of(record)]
    given += [quoted(record.text, voice[record.id]) for voice in voices if record.id in voice]
    if len(given) == 1:
        return given[0]
    found: dict[str, list[tuple[int, int]]] = {}
    for label in sorted({label for voice in given for label in voice}):
        holding = [voice[label] for voice in given if voice.get(label)]
        if len(holding) > 1:
            found[label] = sorted({span for spans in holding for span in spans})
    return found


def quoted(text: str, labels: dict[str, list[str]]) -> dict[str, list[tuple[int, int]]]:
    """Return quotes as spans. Raises ValueError for a quote that is not in the text."""
    return {
        label: [(start := text.index(quote), start + len(quote)) for quote in quotes]
        for label, quotes in labels.items()
        if quotes
    }


def letters_between_labellers() -> dict[str, Any]:
    """Return how far the two labellers of letters agree with each other."""
    first, second = (labelled_letters(name) for name in LABELLERS)
    judged = [
        JudgedText(
            quoted(record.text, first[record.id]),
            quoted(record.text, second[record.id]),
            frozenset(corpus.LETTER_LABELS),
        )
        for record in corpus.letters("test")
        if record.id in first and record.id in second
    ]
    if not judged:
        return {}
    labels = tallies(judged)
    return {
        "texts": len(judged),
        "f1_micro": round(together(labels).f1, 3),
        "f1_macro": round(macro_f1(labels), 3),
    }


def lines() -> dict[str, Any]:
    """Return how well résumé lines and duties are placed, against the consensus."""
    learned = model()
    records = corpus.lines("test")
    if learned is None or not records:
        return {}
    voices = [labelled_lines(name) for name in LABELLERS]
    real = [line_consensus(record, voices) for record in records]
    placed = [
        {key: getattr(placement, key) for key in LINE_KEYS}
        for placement in (place(record["text"], learned) for record in records)
    ]
    f1, chance = side_f1(real, placed), random.Random(SEED)
    drawn = []
    for _ in range(DRAWS):
        some = [chance.randrange(len(real)) for _ in real]
        drawn.append(mean(side_f1([real[i] for i in some], [placed[i] for i in some]).values()))
    drawn.sort()
    return {
        "lines": len(records),
        "side_f1": {side: round(value, 3) for side, value in f1.items()},
        "side_f1_macro": round(mean(f1.values()), 3),
        "interval": Figure(
            mean(f1.values()), *(drawn[int(DRAWS * at)] for at in (0.025, 0.975))
        ).as_dict(),
        **{key: round(alike(real, placed, key), 3) for key in LINE_KEYS[1:]},
    }


def line_consensus(
    record: dict[str, Any], voices: list[dict[str, dict[str, Any]]]
) -> dict[str, Any]:
    """Return what most of writer and labellers said of a line; the writer where all differ."""
    given = [record, *(voice[record["id"]] for voice in voices if record["id"] in voice)]
    return {key: Counter(one[key] for one in given).most_common(1)[0][0] for key in LINE_KEYS}


def lines_between_labellers() -> dict[str, Any]:
    """Return how far the two labellers of lines agree with each other."""
    first, second = (labelled_lines(name) for name in LABELLERS)
    both = sorted(first.keys() & second.keys())
    if not both:
        return {}
    one, other = [first[name] for name in both], [second[name] for name in both]
    f1 = side_f1(one, other)
    return {
        "lines": len(both),
        "side_f1": {side: round(value, 3) for side, value in f1.items()},
        "side_f1_macro": round(mean(f1.values()), 3),
        **{key: round(alike(one, other, key), 3) for key in LINE_KEYS[1:]},
    }


def side_f1(real: list[dict[str, Any]], said: list[dict[str, Any]]) -> dict[str, float]:
    """Return the F1 of each side over pairs of labels for the same lines."""
    found = {}
    for side in SIDES:
        both = sum(r["side"] == side == s["side"] for r, s in zip(real, said, strict=True))
        either = sum(one["side"] == side for one in (*real, *said))
        found[side] = 2 * both / max(either, 1)
    return found


def alike(real: list[dict[str, Any]], said: list[dict[str, Any]], key: str) -> float:
    """Return the share of lines for which two say the same."""
    return mean(r[key] == s[key] for r, s in zip(real, said, strict=True))


if __name__ == "__main__":
    main()
