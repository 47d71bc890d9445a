"""Settle what places lines: `python -m training.lines`, the last step of `make model`.

The encoder is settled by then, so the head can take many more turns over the lines than the whole
network could, and learns from the very int8 vectors it will see. Beside it stands a regression on
words and pairs of words, as a second opinion on the responsibility.
"""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from debrief.critique.learned import HERE, LearnedModel
from debrief.critique.lines import place
from debrief.critique.reading import FEATURES
from training import corpus
from training.fit import (
    CUTS,
    EVERY_RESPONSIBILITY,
    LINE_LABELS,
    SEED,
    SIDES,
    STRENGTHS,
    line_features,
)
from training.network import Head

GROUPS = (
    (SIDES, "side", 1.0),
    (EVERY_RESPONSIBILITY, "responsibility", 1.0),
    (STRENGTHS, "strength", 0.4),
)


def main() -> None:
    """Fit on the training part, report on the development part, write the arrays back."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--turns", type=int, default=80)
    given = ask.parse_args()
    torch.set_num_threads(1)
    learned = LearnedModel()
    vectors, features, records = seen("train", learned)
    head = fitted(vectors, features, records, given.turns)
    with np.load(HERE / "heads.npz") as stored:
        arrays = {name: stored[name] for name in stored}
    for part in ("first", "last"):
        for kind in ("weight", "bias"):
            value = getattr(getattr(head, part), kind).detach().numpy()
            arrays[f"lines.{part}.{kind}"] = value.astype(np.float16)
    np.savez_compressed(HERE / "heads.npz", **arrays)
    report(LearnedModel(), corpus.lines("development"))


def seen(part: str, learned: LearnedModel) -> tuple[Tensor, Tensor, list[dict[str, Any]]]:
    """Return the lines of a part: vectors, features, and the records themselves."""
    records = corpus.lines(part)
    vectors = np.stack([learned.vector(record["text"].strip()) for record in records])
    features = torch.tensor([line_features(record["text"]) for record in records])
    return torch.tensor(vectors), features, records


def fitted(vectors: Tensor, features: Tensor, records: list[dict[str, Any]], turns: int) -> Head:
    """Return a head fitted on some lines."""
    torch.manual_seed(SEED)
    head = Head(len(LINE_LABELS), 1, len(FEATURES), context=False)
    head.drop_in.p, head.drop_out.p = 0.3, 0.4
    best = torch.optim.AdamW(head.parameters(), lr=1e-3, weight_decay=0.05)
    plan = torch.optim.lr_scheduler.CosineAnnealingLR(best, turns)
    truths = [torch.tensor([names.index(r[key]) for r in records]) for names, key, _ in GROUPS]
    flags = torch.tensor([[float(r["has_metric"]), float(r["outcome"])] for r in records])
    head.train()
    for _ in range(turns):
        order = torch.randperm(len(records))
        for chosen in order.split(32):
            logits = head(vectors[chosen], features[chosen])
            loss = nn.functional.binary_cross_entropy_with_logits(logits[:, -2:], flags[chosen])
            for (names, _, weight), truth, start in zip(GROUPS, truths, CUTS, strict=False):
                part = logits[:, start : start + len(names)]
                loss = loss + weight * nn.functional.cross_entropy(
                    part, truth[chosen], label_smoothing=0.05
                )
            best.zero_grad()
            loss.backward()
            best.step()
        plan.step()
    return head.eval()


def report(learned: LearnedModel, records: list[dict[str, Any]]) -> None:
    """Print how well lines are placed by what has been written."""
    placed = [place(record["text"], learned) for record in records]
    said = np.array([SIDES.index(one.side) for one in placed])
    real = np.array([SIDES.index(record["side"]) for record in records])
    scores = [
        2 * ((said == k) & (real == k)).sum() / max((said == k).sum() + (real == k).sum(), 1)
        for k in range(len(SIDES))
    ]
    metric, outcome, responsibility = (
        np.mean([getattr(o, key) == r[key] for o, r in zip(placed, records, strict=True)])
        for key in ("has_metric", "outcome", "responsibility")
    )
    shown = ", ".join(f"{name} {value:.2f}" for name, value in zip(SIDES, scores, strict=True))
    print(f"development lines: side macro-F1 {np.mean(scores):.3f} ({shown})")
    print(f"development lines: has_metric {metric:.3f}, outcome {outcome:.3f}")
    print(f"development lines: responsibility {responsibility:.3f}")


if __name__ == "__main__":
    main()
