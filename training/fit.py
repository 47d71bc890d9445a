"""Fit the reader on the training part of the corpus and write it into the package: `make model`.

    python -m training.fit WEIGHTS TOKENIZER [--epochs N] [--share F]

WEIGHTS and TOKENIZER are `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2. Thresholds
are chosen on the development part, whose writers wrote nothing to learn from: on held-out prompts
of known writers the model is surer than it has a right to be. The test part is not looked at.
Fixed seeds.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from debrief.critique.debrief import Document
from debrief.critique.lines import SIDES, STRENGTHS
from debrief.critique.reading import FEATURES, Reading
from debrief.handbook import handbook
from debrief.text import Text
from training import corpus
from training.export import export
from training.network import Encoder, Head, Topic

SEED = 20261123
LONGEST = 64
BATCH = 4
LINE_PASSES = 3
"""How often a line is seen while a text is seen once: lines are short, and many to tell apart."""

FALSE_ALARM = {"moves": 2.0, "letters": 1.0}
"""A move that is heard where there is none does more harm than one that is missed. Of a letter both
the credits and the findings are counted, so that either mistake weighs alike."""

MOVES = tuple(handbook().moves)
FAMILIES = tuple(rubric.id for rubric in handbook().rubrics)
RESPONSIBILITIES = {
    "pm": (
        "vision", "discovery", "prioritisation", "roadmap", "specification", "delivery",
        "experimentation", "product-analytics", "pricing-input", "stakeholder-leadership",
    ),
    "pmm": (
        "market-research", "segmentation", "positioning", "messaging", "launch",
        "sales-enablement", "competitive-intelligence", "campaigns", "pricing-packaging",
        "analyst-press", "adoption-marketing",
    ),
    "shared": (
        "launch-planning", "beta-programme", "customer-advisory", "win-loss", "pricing-decision",
    ),
    "neither": (
        "project-management", "copywriting", "marketing", "sales", "customer-success",
        "engineering", "design", "research", "analysis", "operations", "other",
    ),
}  # fmt: skip
EVERY_RESPONSIBILITY = tuple(name for names in RESPONSIBILITIES.values() for name in names)
LINE_LABELS = (*SIDES, *EVERY_RESPONSIBILITY, *STRENGTHS, "has_metric", "outcome")
CUTS = (0, len(SIDES), len(SIDES) + len(EVERY_RESPONSIBILITY), len(LINE_LABELS) - 2)


class Reader(nn.Module):
    """One encoder with four heads: moves, letters, lines, and whether the prompt is answered."""

    def __init__(self, weights: dict[str, Tensor], layers: list[int]) -> None:
        super().__init__()
        self.encoder = Encoder(weights, layers)
        count = len(FEATURES)
        self.moves = Head(len(MOVES), len(FAMILIES), count, context=True)
        self.letters = Head(len(corpus.LETTER_LABELS), 1, count, context=True)
        self.lines = Head(len(LINE_LABELS), 1, count, context=False)
        self.topic = Topic()

    def vectors(self, rows: list[list[int]]) -> Tensor:
        """Return one vector per row of token ids, encoded in batches of like length."""
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        found: list[Tensor | None] = [None] * len(rows)
        for start in range(0, len(order), 16):
            chosen = order[start : start + 16]
            width = max(len(rows[i]) for i in chosen)
            ids = torch.zeros(len(chosen), width, dtype=torch.long)
            mask = torch.zeros_like(ids)
            for place, i in enumerate(chosen):
                ids[place, : len(rows[i])] = torch.tensor(rows[i])
                mask[place, : len(rows[i])] = 1
            for i, vector in zip(chosen, self.encoder(ids, mask), strict=True):
                found[i] = vector
        return torch.stack([vector for vector in found if vector is not None])


class Task:
    """Everything that one step of training needs of a text."""

    def __init__(self, example: corpus.Example, tokens: Tokenizer) -> None:
        labelled = example.labelled
        self.example = example
        self.letter = labelled.family == "letter"
        names = corpus.LETTER_LABELS if self.letter else MOVES
        self.names = names
        self.family = 0 if self.letter else FAMILIES.index(labelled.family)
        self.rows = [tokens.encode(text).ids[:LONGEST] for text in example.sentences]
        self.prompt = tokens.encode(labelled.prompt).ids[:LONGEST]
        self.features = torch.tensor(example.features)
        self.truth = torch.zeros(len(self.rows), len(names))
        for row, labels in enumerate(example.labels):
            for label in labels:
                self.truth[row, names.index(label)] = 1
        listened = names
        if not self.letter:
            listened = next(r.moves for r in handbook().rubrics if r.id == labelled.family)
        self.listened = torch.tensor([float(name in listened) for name in names])

    @property
    def asks_about_something(self) -> bool:
        """Tell whether the prompt names a subject; a story brings its own."""
        return FAMILIES[self.family] not in ("behavioral", "pmm-stakeholders") and not self.letter

    def logits(self, reader: Reader) -> Tensor:
        """Return the logits of every sentence."""
        vectors = reader.vectors([*self.rows, self.prompt])
        return self._read(reader, vectors[:-1], vectors[-1])

    def _read(self, reader: Reader, vectors: Tensor, prompt: Tensor | None) -> Tensor:
        head = reader.letters if self.letter else reader.moves
        out: Tensor = head(vectors, self.features, prompt, self.family)
        return out

    def topic(self, reader: Reader, other: list[int]) -> Tensor:
        """Return the logits that the text answers its own prompt, and another one."""
        return self._topic(reader, reader.vectors([*self.rows, self.prompt, other]))

    def _topic(self, reader: Reader, vectors: Tensor) -> Tensor:
        mean = vectors[:-2].mean(0)
        return torch.cat([reader.topic(mean, vectors[-2]), reader.topic(mean, vectors[-1])])

    def loss(self, reader: Reader, other: list[int], chance: random.Random) -> Tensor:
        """Return the loss: per sentence, for the text as a whole, and for the subject."""
        vectors = reader.vectors([*self.rows, self.prompt, other])
        prompt = vectors[-2] if chance.random() < 0.8 else None
        logits = self._read(reader, vectors[:-2], prompt)
        count = self.listened.sum()
        entropy = nn.functional.binary_cross_entropy_with_logits
        each = entropy(logits, self.truth, reduction="none") * self.listened * (1 + self.truth)
        highest = torch.logsumexp(logits * 3, 0) / 3 - np.log(len(logits)) / 6
        whole = entropy(highest, self.truth.max(0).values, reduction="none") * self.listened
        total: Tensor = 3 * each.sum() / count / len(logits) + 0.5 * whole.sum() / count
        if self.asks_about_something:
            total = total + 0.2 * entropy(self._topic(reader, vectors), torch.tensor([1.0, 0.0]))
        return total


class Lines:
    """Résumé bullets and duties, taken in batches."""

    def __init__(self, records: list[dict[str, Any]], tokens: Tokenizer) -> None:
        self.records = records
        self.rows = [tokens.encode(record["text"]).ids[:LONGEST] for record in records]
        self.features = torch.tensor([line_features(record["text"]) for record in records])

    def logits(self, reader: Reader, chosen: list[int]) -> Tensor:
        """Return the logits of the chosen lines."""
        vectors = reader.vectors([self.rows[i] for i in chosen])
        out: Tensor = reader.lines(vectors, self.features[chosen])
        return out

    def loss(self, reader: Reader, chosen: list[int]) -> Tensor:
        """Return the loss of the chosen lines."""
        logits = self.logits(reader, chosen)
        records = [self.records[i] for i in chosen]
        total = torch.zeros(())
        groups = (
            (SIDES, "side", 1.0),
            (EVERY_RESPONSIBILITY, "responsibility", 0.7),
            (STRENGTHS, "strength", 0.3),
        )
        for (names, key, weight), start in zip(groups, CUTS, strict=False):
            truth = torch.tensor([names.index(record[key]) for record in records])
            part = logits[:, start : start + len(names)]
            total = total + weight * nn.functional.cross_entropy(part, truth)
        flags = torch.tensor([[float(r["has_metric"]), float(r["outcome"])] for r in records])
        return total + nn.functional.binary_cross_entropy_with_logits(logits[:, -2:], flags)


def line_features(text: str) -> list[float]:
    """Return the features of a line, those of all its sentences together."""
    read = Text(text)
    mask = Reading(Document(text, kind="resume"), read, {}).document_features
    return corpus.bits(mask)


def fit(reader: Reader, tasks: list[Task], lines: Lines, epochs: int, rate: float) -> None:
    """Train in place."""
    chance = random.Random(SEED)
    torch.manual_seed(SEED)
    frozen = (reader.encoder.words, reader.encoder.places, reader.encoder.kinds)
    for module in frozen:
        module.requires_grad_(False)
    body = [p for p in reader.encoder.parameters() if p.requires_grad]
    heads = [
        p
        for head in (reader.moves, reader.letters, reader.lines, reader.topic)
        for p in head.parameters()
    ]
    best = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": heads, "lr": 1e-3}], weight_decay=0.01
    )
    steps = max(epochs * len(tasks) // BATCH, 1)
    plan = torch.optim.lr_scheduler.LambdaLR(
        best, lambda k: min(1.0, (k + 1) / (0.1 * steps)) * max(0.02, (steps - k) / steps)
    )
    started = time.monotonic()
    per_step = max(LINE_PASSES * len(lines.rows) * BATCH // max(len(tasks), 1), 1)
    for epoch in range(epochs):
        reader.train()
        order = list(range(len(tasks)))
        chance.shuffle(order)
        spare = [
            i
            for _ in range(LINE_PASSES)
            for i in chance.sample(range(len(lines.rows)), len(lines.rows))
        ]
        total = 0.0
        for place, i in enumerate(order):
            other = tasks[chance.randrange(len(tasks))]
            while other.prompt == tasks[i].prompt:
                other = tasks[chance.randrange(len(tasks))]
            loss = tasks[i].loss(reader, other.prompt, chance) / BATCH
            loss.backward()  # type: ignore[no-untyped-call]
            total += loss.item() * BATCH
            if place % BATCH == BATCH - 1:
                chosen, spare = spare[:per_step], spare[per_step:]
                if chosen:
                    (lines.loss(reader, chosen) * 0.7).backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
                best.step()
                best.zero_grad()
                plan.step()
        taken = time.monotonic() - started
        print(f"epoch {epoch + 1}: loss {total / len(tasks):.3f}, {taken:.0f} s", flush=True)


def probabilities(reader: Reader, tasks: list[Task]) -> list[np.ndarray]:
    """Return, per text, the probability of every label in every sentence."""
    reader.eval()
    with torch.no_grad():
        return [torch.sigmoid(task.logits(reader)).numpy() for task in tasks]


def thresholds(
    peaks: np.ndarray, truth: np.ndarray, heard: np.ndarray, false_alarm: float
) -> list[float]:
    """Return per label the threshold that serves best over texts, drawn towards the common best.

    The arrays have a row per text and a column per label: the highest probability of any sentence,
    whether the text earns the label, and whether anybody listens for it. `false_alarm` says how
    many missed labels weigh as much as one that is heard where there is none; with 1 the thresholds
    have the best F1. Labels are few per name, so each name's own best is averaged with the best of
    all together.
    """
    grid = np.arange(0.1, 0.86, 0.05)

    def worth(columns: Any, cut: float) -> float:
        said, real = (peaks[:, columns] > cut) & heard[:, columns], truth[:, columns]
        hit = float((said & real).sum())
        return (1 + false_alarm) * hit / max(false_alarm * said.sum() + real.sum(), 1)

    common = max(grid, key=lambda cut: worth(slice(None), cut))
    own = (
        max(grid, key=lambda cut, c=column: worth([c], cut) - 0.2 * abs(cut - common))
        for column in range(peaks.shape[1])
    )
    return [round(float(2 * common + one) / 3, 3) for one in own]


def measured(tasks: list[Task], found: list[np.ndarray]) -> tuple[np.ndarray, ...]:
    """Return what thresholds are chosen on: peaks, truth, and what is listened for, by text."""
    return (
        np.stack([p.max(0) for p in found]),
        np.stack([task.truth.max(0).values.numpy() for task in tasks]) > 0,
        np.stack([task.listened.numpy() for task in tasks]) > 0,
    )


def report(tasks: list[Task], found: list[np.ndarray], cuts: list[float], title: str) -> None:
    """Print how well the labels of whole texts agree with the corpus."""
    hit = extra = missed = 0
    order: dict[str, dict[str, int]] = {}
    for task, p in zip(tasks, found, strict=True):
        said = {
            n
            for n, v, c, h in zip(task.names, p.max(0), cuts, task.listened, strict=True)
            if v > c and h
        }
        real = task.example.labelled.labels
        hit, extra, missed = (
            hit + len(said & real),
            extra + len(said - real),
            missed + len(real - said),
        )
        head = task.example.labelled.head
        order.setdefault(task.example.labelled.prompt, {})[head["tier"]] = len(said)
    pairs = [
        (t[a] < t[b]) + 0.5 * (t[a] == t[b])
        for t in order.values()
        for a, b in (("weak", "fair"), ("fair", "strong"), ("weak", "strong"))
        if a in t and b in t
    ]
    precision, recall = hit / max(hit + extra, 1), hit / max(hit + missed, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{title}: F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f}", flush=True)
    if not tasks[0].letter:
        print(f"{title}: order by count {np.mean(pairs):.3f}, {len(tasks)} texts", flush=True)


def report_lines(reader: Reader, lines: Lines, title: str) -> None:
    """Print how well lines are placed."""
    reader.eval()
    with torch.no_grad():
        logits = lines.logits(reader, list(range(len(lines.rows)))).numpy()
    said = logits[:, : len(SIDES)].argmax(1)
    real = np.array([SIDES.index(record["side"]) for record in lines.records])
    scores = [
        2 * ((said == k) & (real == k)).sum() / max((said == k).sum() + (real == k).sum(), 1)
        for k in range(4)
    ]
    flags = logits[:, -2:] > 0
    metric = np.mean(flags[:, 0] == [record["has_metric"] for record in lines.records])
    outcome = np.mean(flags[:, 1] == [record["outcome"] for record in lines.records])
    print(f"{title}: side macro-F1 {np.mean(scores):.3f}", flush=True)
    print(f"{title}: has_metric {metric:.3f}, outcome {outcome:.3f}", flush=True)


def report_topic(reader: Reader, tasks: list[Task]) -> None:
    """Print how often a text is said to answer its own prompt and not that of the next one."""
    asked = [task for task in tasks if task.asks_about_something]
    reader.eval()
    own = other = 0
    with torch.no_grad():
        for task in asked:
            stranger = next(one for one in reversed(asked) if one.prompt != task.prompt)
            logits = task.topic(reader, stranger.prompt)
            own, other = own + int(logits[0] > 0), other + int(logits[1] > 0)
    print(f"development topic: own prompt {own / len(asked):.3f}, another {other / len(asked):.3f}")


def main() -> None:
    """Fit on the training part, choose thresholds on the development part, export."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("weights", type=Path)
    ask.add_argument("tokenizer", type=Path)
    ask.add_argument("--epochs", type=int, default=6)
    ask.add_argument("--rate", type=float, default=5e-5)
    ask.add_argument("--layers", type=int, nargs="+", default=[0, 1, 2, 3])
    ask.add_argument("--share", type=float, default=1.0, help="share of the prompts, for a curve")
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--no-export", action="store_true")
    given = ask.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(SEED)
    tokens = Tokenizer.from_file(str(given.tokenizer))
    tokens.no_padding()
    tokens.no_truncation()
    weights = {name.removeprefix("bert."): v for name, v in load_file(given.weights).items()}
    records = [*corpus.answers("train"), *corpus.letters("train")]
    chosen = some_of([record.prompt for record in records], given.share)
    tasks = [Task(corpus.example(one), tokens) for one in records if one.prompt in chosen]
    bullets = corpus.lines("train")
    bullets = random.Random(SEED).sample(bullets, round(len(bullets) * given.share))
    outer = [
        Task(corpus.example(record), tokens)
        for record in (*corpus.answers("development"), *corpus.letters("development"))
    ]
    print(f"{len(tasks)} texts and {len(bullets)} lines to learn from", flush=True)
    reader = Reader(weights, given.layers)
    fit(reader, tasks, Lines(bullets, tokens), given.epochs, given.rate)
    cuts: dict[str, list[float]] = {}
    for name, names, letter in (("moves", MOVES, False), ("letters", corpus.LETTER_LABELS, True)):
        part = [task for task in outer if task.letter == letter]
        if not part:
            cuts[name] = [0.5] * len(names)
            continue
        found = probabilities(reader, part)
        cuts[name] = thresholds(*measured(part, found), FALSE_ALARM[name])
        report(part, found, cuts[name], f"development {name}")
    if corpus.lines("development"):
        report_lines(reader, Lines(corpus.lines("development"), tokens), "development lines")
    report_topic(reader, outer)
    if given.no_export:
        return
    about = {
        "version": "1",
        "moves": MOVES,
        "families": FAMILIES,
        "letters": corpus.LETTER_LABELS,
        "lines": LINE_LABELS,
        "responsibilities": RESPONSIBILITIES,
        "features": list(FEATURES),
        "longest": LONGEST,
        "thresholds": cuts,
    }
    export(reader, about, given.tokenizer)


def some_of(prompts: list[str], share: float) -> set[str]:
    """Return a share of the prompts, drawn by the seed."""
    known = sorted(set(prompts))
    random.Random(SEED).shuffle(known)
    return set(known[: round(len(known) * share)])


if __name__ == "__main__":
    main()
