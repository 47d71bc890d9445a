"""Simpler models that were tried, and a learning curve: `python -m training.tried W TOKENS`.

Each learns one logistic regression per move from sentences of the training part. A text makes a
move when its best sentence passes one common threshold, the best on the development part.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer

from debrief.handbook import handbook
from training import corpus
from training.fit import LONGEST, some_of
from training.network import Encoder

SHARES = (0.125, 0.25, 0.5, 0.75, 1.0)
"""Shares of the training prompts for the learning curve."""

LISTENED = {rubric.id: rubric.moves for rubric in handbook().rubrics}


def main() -> None:
    """Print a row per model: F1, precision, recall, order, milliseconds a text, megabytes."""
    weights = {k.removeprefix("bert."): v for k, v in load_file(Path(sys.argv[1])).items()}
    tokens = Tokenizer.from_file(sys.argv[2])
    tokens.no_padding()
    tokens.no_truncation()
    train = [corpus.example(record) for record in corpus.answers("train")]
    develop = [corpus.example(record) for record in corpus.answers("development")]
    encoder = Encoder(weights, [0, 1, 2, 3, 4, 5]).eval()

    @cache
    def encoded(sentence: str) -> np.ndarray:
        with torch.no_grad():
            row = torch.tensor([tokens.encode(sentence).ids[:LONGEST]])
            vector: np.ndarray = encoder(row, torch.ones_like(row))[0].numpy()
            return vector

    def frozen(sentences: list[str]) -> np.ndarray:
        return np.stack([encoded(sentence) for sentence in sentences])

    def static(sentences: list[str]) -> np.ndarray:
        table = weights["embeddings.word_embeddings.weight"].numpy()
        return np.stack([table[tokens.encode(s).ids[:LONGEST]].mean(0) for s in sentences])

    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True)
    every = [sentence for one in train for sentence in one.sentences]
    words.fit(every)
    letters.fit(every)

    def grams(sentences: list[str]) -> Any:
        return sparse.hstack([words.transform(sentences), letters.transform(sentences)]).tocsr()

    rows: list[tuple[str, Callable[[list[str]], Any], float]] = [
        ("word and character n-grams, logistic regression", grams, 6.0),
        ("static word vectors, logistic regression", static, 47.0),
        ("frozen six-layer encoder, logistic regression", frozen, 91.0),
    ]
    for name, vectors, size in rows:
        figures = fitted(train, develop, vectors)
        print(f"{name}: {figures} {size:.0f} MB", flush=True)
    prompts = [one.labelled.prompt for one in train]
    for share in SHARES:
        kept = some_of(prompts, share)
        some = [one for one in train if one.labelled.prompt in kept]
        print(f"frozen, {len(some)} answers: {fitted(some, develop, frozen)}", flush=True)


def fitted(train: list[corpus.Example], develop: list[corpus.Example], vectors: Any) -> str:
    """Return the figures of one model as text."""
    models = learn(train, vectors)
    start = time.process_time()
    found = [peaks(one, models, vectors) for one in develop]
    taken = (time.process_time() - start) / max(len(develop), 1) * 1000
    cut = max(np.arange(0.1, 0.9, 0.05), key=lambda c: score(develop, found, c)[0])
    f1, precision, recall, order = score(develop, found, cut)
    return f"F1 {f1:.3f}, P {precision:.3f}, R {recall:.3f}, order {order:.3f}, {taken:.0f} ms"


def learn(examples: list[corpus.Example], vectors: Any) -> dict[str, Any]:
    """Return one fitted regression per move."""
    x = stacked([vectors(one.sentences) for one in examples], examples)
    models = {}
    for move in sorted({move for moves in LISTENED.values() for move in moves}):
        rows, truth = [], []
        place = 0
        for one in examples:
            if move in LISTENED[one.labelled.family]:
                rows += range(place, place + len(one.sentences))
                truth += [move in labels for labels in one.labels]
            place += len(one.sentences)
        if sum(truth) > 1:
            model = LogisticRegression(C=4, max_iter=400, class_weight="balanced")
            models[move] = model.fit(x[rows], truth)
    return models


def stacked(parts: list[Any], examples: list[corpus.Example]) -> Any:
    """Return vectors of all sentences, each with its features and its place in the text."""
    extra = np.array(
        [
            [*features, i / len(one.sentences)]
            for one in examples
            for i, features in enumerate(one.features)
        ]
    )
    if sparse.issparse(parts[0]):
        return sparse.hstack([sparse.vstack(parts), sparse.csr_matrix(extra)]).tocsr()
    return np.hstack([np.vstack(parts), extra])


def peaks(one: corpus.Example, models: dict[str, Any], vectors: Any) -> dict[str, float]:
    """Return the highest probability of each listened move over the sentences of a text."""
    x = stacked([vectors(one.sentences)], [one])
    return {
        move: float(models[move].predict_proba(x)[:, 1].max())
        for move in LISTENED[one.labelled.family]
        if move in models
    }


def score(examples: list[corpus.Example], found: list[dict[str, float]], cut: float) -> Any:
    """Return F1, precision, recall and the share of tier pairs in order by number of moves."""
    hit = extra = missed = 0
    order: dict[str, dict[str, int]] = {}
    for one, highest in zip(examples, found, strict=True):
        said = {move for move, value in highest.items() if value > cut}
        real = one.labelled.labels
        hit, extra, missed = (
            hit + len(said & real),
            extra + len(said - real),
            missed + len(real - said),
        )
        order.setdefault(one.labelled.prompt, {})[one.labelled.head["tier"]] = len(said)
    pairs = [
        (tiers[a] < tiers[b]) + 0.5 * (tiers[a] == tiers[b])
        for tiers in order.values()
        for a, b in (("weak", "fair"), ("fair", "strong"), ("weak", "strong"))
        if a in tiers and b in tiers
    ]
    precision, recall = hit / max(hit + extra, 1), hit / max(hit + missed, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f1, precision, recall, float(np.mean(pairs)) if pairs else 0.0


if __name__ == "__main__":
    main()
