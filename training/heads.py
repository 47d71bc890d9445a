"""Settle the heads that hear moves and read letters: `python -m training.heads`.

A second step of `make model`, on the shipped encoder's vectors. The encoder is settled by then, so
a turn over the corpus costs seconds, and the head of moves can be shown what the whole network was
not: texts with padding between their sentences, which must move nothing. Thresholds are chosen
afterwards, on the development part.
"""

from __future__ import annotations

import argparse
import json
import random

import numpy as np
import torch
from torch import Tensor, nn

from debrief.critique.debrief import Document
from debrief.critique.learned import HERE, LearnedModel
from debrief.critique.reading import FEATURES, Reading
from debrief.handbook import handbook
from debrief.text import Text
from training import corpus
from training.fit import FALSE_ALARM, FAMILIES, MOVES, SEED, thresholds
from training.network import Head

LISTENED = {rubric.id: set(rubric.moves) for rubric in handbook().rubrics}
LISTENED["letter"] = set(corpus.LETTER_LABELS)


class Case:
    """A text as vectors of the shipped encoder, with its features and labels."""

    def __init__(self, record: corpus.Labelled, learned: LearnedModel) -> None:
        one = corpus.example(record)
        letter = record.family == "letter"
        names = corpus.LETTER_LABELS if letter else MOVES
        self.record = record
        self.family = 0 if letter else FAMILIES.index(record.family)
        self.vectors = torch.tensor(np.stack([learned.vector(s) for s in one.sentences]))
        self.prompt = torch.tensor(learned.vector(record.prompt))
        self.features = torch.tensor(one.features)
        self.truth = torch.tensor([[float(n in labels) for n in names] for labels in one.labels])
        self.listened = torch.tensor([float(n in LISTENED[record.family]) for n in names])

    def padded(self, pool: tuple[Tensor, Tensor], chance: random.Random) -> tuple[Tensor, ...]:
        """Return vectors, features and labels with up to as many empty sentences between."""
        count = len(self.vectors)
        extra = chance.randrange(1, count + 1)
        rows: list[tuple[int, int]] = [(0, i) for i in range(count)]
        places = [chance.randrange(count + 1) for _ in range(chance.randrange(1, 6))]
        scattered = chance.random() < 0.3
        for _ in range(extra):
            place = chance.randrange(len(rows) + 1) if scattered else chance.choice(places)
            rows.insert(place, (1, chance.randrange(len(pool[0]))))
        vectors = torch.stack([(self.vectors, pool[0])[kind][i] for kind, i in rows])
        features = torch.stack([(self.features, pool[1])[kind][i] for kind, i in rows])
        nothing = torch.zeros(self.truth.shape[1])
        truth = torch.stack([nothing if kind else self.truth[i] for kind, i in rows])
        return vectors, features, truth


def main() -> None:
    """Fit both heads, choose thresholds, write all of it."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--turns", type=int, default=12)
    ask.add_argument("--rate", type=float, default=3e-4)
    given = ask.parse_args()
    torch.set_num_threads(1)
    learned = LearnedModel()
    about = json.loads((HERE / "model.json").read_text(encoding="utf-8"))
    for name, names, part, pool in (
        ("moves", MOVES, corpus.answers, padding(learned)),
        ("letters", corpus.LETTER_LABELS, corpus.letters, None),
    ):
        inner = [Case(record, learned) for record in part("train")]
        outer = [Case(record, learned) for record in part("development")]
        head = loaded(name, len(names))
        fit(head, inner, pool, given.turns, given.rate)
        about["thresholds"][name] = settle(head, outer, pool, FALSE_ALARM[name])
        write(name, head)
    (HERE / "model.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def padding(learned: LearnedModel) -> tuple[Tensor, Tensor]:
    """Return vectors and features of the sentences that say nothing."""
    source = (corpus.ROOT / "padding.txt").read_text(encoding="utf-8").splitlines()
    sentences = [line for line in source if line and not line.startswith("#")]
    features = [
        corpus.bits(Reading(Document(line), Text(line), {}).document_features) for line in sentences
    ]
    vectors = np.stack([learned.vector(line) for line in sentences])
    return torch.tensor(vectors), torch.tensor(features)


def loaded(name: str, labels: int) -> Head:
    """Return a head as the fit of the whole network left it."""
    head = Head(labels, len(FAMILIES) if name == "moves" else 1, len(FEATURES), context=True)
    with np.load(HERE / "heads.npz") as stored:
        head.family.weight.data = torch.tensor(stored[f"{name}.family"].astype(np.float32))
        for part in ("first", "last"):
            for kind in ("weight", "bias"):
                value = torch.tensor(stored[f"{name}.{part}.{kind}"].astype(np.float32))
                getattr(getattr(head, part), kind).data = value
    return head


def fit(
    head: Head, cases: list[Case], pool: tuple[Tensor, Tensor] | None, turns: int, rate: float
) -> None:
    """Train the head in place, three texts in four padded where there is padding."""
    chance = random.Random(SEED)
    torch.manual_seed(SEED)
    best = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.02)
    plan = torch.optim.lr_scheduler.CosineAnnealingLR(best, turns)
    entropy = nn.functional.binary_cross_entropy_with_logits
    head.train()
    for turn in range(turns):
        order = list(range(len(cases)))
        chance.shuffle(order)
        total = 0.0
        for place, i in enumerate(order):
            case = cases[i]
            parts = case.vectors, case.features, case.truth
            if pool and chance.random() < 3 / 4:
                parts = case.padded(pool, chance)
            prompt = case.prompt if chance.random() < 0.85 else None
            logits = head(parts[0], parts[1], prompt, case.family)
            count = case.listened.sum()
            each = entropy(logits, parts[2], reduction="none") * case.listened * (1 + parts[2])
            highest = torch.logsumexp(logits * 3, 0) / 3 - np.log(len(logits)) / 6
            whole = entropy(highest, case.truth.max(0).values, reduction="none") * case.listened
            loss = 3 * each.sum() / count / len(case.vectors) + 0.5 * whole.sum() / count
            (loss / 4).backward()
            total += loss.item()
            if place % 4 == 3:
                best.step()
                best.zero_grad()
        plan.step()
        print(f"turn {turn + 1}: loss {total / len(cases):.3f}", flush=True)
    head.eval()


def settle(
    head: Head, cases: list[Case], pool: tuple[Tensor, Tensor] | None, false_alarm: float
) -> list[float]:
    """Return a threshold per label, and print how well texts are then read."""
    chance = random.Random(SEED)
    peaks, truth, heard = [], [], []
    with torch.no_grad():
        for case in cases:
            readings = [(case.vectors, case.features)]
            if pool:
                readings.append(case.padded(pool, chance)[:2])
            for vectors, features in readings:
                logits = head(vectors, features, case.prompt, case.family)
                peaks.append(torch.sigmoid(logits).max(0).values.numpy())
                truth.append(case.truth.max(0).values.numpy() > 0)
                heard.append(case.listened.numpy() > 0)
    cuts = thresholds(np.array(peaks), np.array(truth), np.array(heard), false_alarm)
    said = (np.array(peaks) > cuts) & np.array(heard)
    hit, given = (said & np.array(truth)).sum(), np.array(truth).sum()
    print(f"development: precision {hit / said.sum():.3f}, recall {hit / given:.3f}")
    return cuts


def write(name: str, head: Head) -> None:
    """Put a head's arrays back beside the others."""
    with np.load(HERE / "heads.npz") as stored:
        arrays = {key: stored[key] for key in stored}
    arrays[f"{name}.family"] = head.family.weight.detach().numpy().astype(np.float16)
    for part in ("first", "last"):
        for kind in ("weight", "bias"):
            value = getattr(getattr(head, part), kind).detach().numpy()
            arrays[f"{name}.{part}.{kind}"] = value.astype(np.float16)
    np.savez_compressed(HERE / "heads.npz", **arrays)


if __name__ == "__main__":
    main()
