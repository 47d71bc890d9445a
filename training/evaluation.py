"""Figures of the shipped program on the test part: `make evaluate`.

Reads corpus/test, and the two independent labellings beside it, and writes
src/debrief/critique/model/agreement.json, which the page "How well does this agree with people?"
and docs/model-card.md show.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from typing import Any

from debrief.critique import Document, critique
from debrief.critique.agreement import JudgedText, agree, macro_f1, tallies, together
from debrief.critique.learned import model
from debrief.critique.lines import place
from debrief.handbook import handbook
from debrief.text import Text
from training import corpus

OUT = corpus.ROOT.parent / "src" / "debrief" / "critique" / "model" / "agreement.json"
SEED = 2026
LABELLERS = ("first", "second")


def main() -> None:
    """Write the figures, and print them."""
    figures: dict[str, Any] = {
        "answers": answers(),
        "answers_by_signs": answers(signs_only=True),
        "between_labellers": between_labellers(),
        "letters": letters(),
        "lines": lines(),
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
    """Return a labeller's reading: text id to label to sentence numbers, from 0."""
    path = corpus.ROOT / "test" / f"labels-{name}.jsonl"
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return {row["id"]: row["moves"] for row in rows}


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
    """Return the agreement on findings and credits of test letters."""
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
                real=spans_of(record),
                said=said,
                listened=frozenset(corpus.LETTER_LABELS),
                prompt=record.prompt,
                tier=head["tier"],
                score=float(sum(score.level or 0 for score in debrief.scorecard)),
                group="letters",
            )
        )
    return agree(judged, random.Random(SEED)).as_dict() if judged else {}


def lines() -> dict[str, Any]:
    """Return how well résumé lines and duties are placed."""
    learned = model()
    records = corpus.lines("test")
    if learned is None or not records:
        return {}
    placed = [place(record["text"], learned) for record in records]
    sides = ("pm", "pmm", "shared", "neither")
    f1 = {}
    for side in sides:
        both = sum(p.side == side == r["side"] for p, r in zip(placed, records, strict=True))
        said = sum(p.side == side for p in placed)
        real = sum(r["side"] == side for r in records)
        f1[side] = round(2 * both / max(said + real, 1), 3)
    count = len(records)
    pairs = list(zip(placed, records, strict=True))
    return {
        "lines": count,
        "side_f1": f1,
        "side_f1_macro": round(sum(f1.values()) / len(f1), 3),
        "has_metric": round(sum(p.has_metric == r["has_metric"] for p, r in pairs) / count, 3),
        "outcome": round(sum(p.outcome == r["outcome"] for p, r in pairs) / count, 3),
        "strength": round(sum(p.strength == r["strength"] for p, r in pairs) / count, 3),
    }


if __name__ == "__main__":
    main()
