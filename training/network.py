"""The network: a six-layer sentence encoder with small heads that also see the neighbours.

The encoder is all-MiniLM-L6-v2 (Apache-2.0, Reimers and Gurevych 2019; Wang et al. 2020),
fine-tuned.
Each sentence is encoded alone, so that its vector can be kept while the person types; what stands
around it reaches the head as the vectors of its neighbours, of the whole text and of the prompt.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

WIDTH, HEADS, INNER, VOCABULARY, PLACES = 384, 12, 1536, 30522, 512
FAMILY_WIDTH, HIDDEN = 32, 384


class Layer(nn.Module):
    """One transformer layer, norm after."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """Return the states of shape (batch, tokens, WIDTH); `hidden` is added to attention."""
        batch, tokens, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, tokens, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(-1, -2)
        attention = (scores / math.sqrt(WIDTH // HEADS) + hidden).softmax(-1)
        mixed = (self.drop(attention) @ split(self.value(x))).transpose(1, 2)
        x = self.norm(x + self.drop(self.output(mixed.reshape(batch, tokens, WIDTH))))
        inner = nn.functional.gelu(self.inner(x))
        states: Tensor = self.last_norm(x + self.drop(self.outer(inner)))
        return states


class Encoder(nn.Module):
    """Token ids to one vector per sentence: the mean of the last layer's states."""

    def __init__(self, weights: dict[str, Tensor], layers: Sequence[int]) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in layers)
        _copy(self.words, weights, "embeddings.word_embeddings")
        _copy(self.places, weights, "embeddings.position_embeddings")
        _copy(self.kinds, weights, "embeddings.token_type_embeddings")
        _copy(self.norm, weights, "embeddings.LayerNorm")
        for number, layer in zip(layers, self.layers, strict=True):
            for own, theirs in _NAMES.items():
                _copy(getattr(layer, own), weights, f"encoder.layer.{number}.{theirs}")

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return vectors of shape (batch, WIDTH) for ids and mask of shape (batch, tokens)."""
        x = self.words(ids) + self.places(torch.arange(ids.shape[1])) + self.kinds.weight[0]
        x = self.drop(self.norm(x))
        hidden = (1 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, hidden)
        kept = mask[..., None].to(x.dtype)
        mean: Tensor = (x * kept).sum(1) / kept.sum(1).clamp(min=1)
        return mean


_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "last_norm": "output.LayerNorm",
}


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    for part in ("weight", "bias"):
        own = getattr(module, part, None)
        if own is not None and f"{name}.{part}" in weights:
            own.data.copy_(weights[f"{name}.{part}"])


class Head(nn.Module):
    """Sentence vectors with their surroundings to one logit per label."""

    def __init__(self, labels: int, families: int, features: int, *, context: bool) -> None:
        super().__init__()
        self.context = context
        width = WIDTH * 5 + FAMILY_WIDTH + 2 if context else WIDTH
        self.family = nn.Embedding(families, FAMILY_WIDTH)
        self.first = nn.Linear(width + features, HIDDEN)
        self.last = nn.Linear(HIDDEN, labels)
        self.drop_in, self.drop_out = nn.Dropout(0.1), nn.Dropout(0.2)

    def forward(
        self, vectors: Tensor, features: Tensor, prompt: Tensor | None = None, family: int = 0
    ) -> Tensor:
        """Return logits of shape (sentences, labels)."""
        x = vectors
        if self.context:
            x = surroundings(vectors, prompt, self.family.weight[family])
        x = self.drop_in(torch.cat([x, features], 1))
        hidden = nn.functional.gelu(self.first(x), approximate="tanh")
        logits: Tensor = self.last(self.drop_out(hidden))
        return logits


class Topic(nn.Module):
    """Whether a text speaks about its prompt: one logit from the two vectors.

    A side task that keeps the subject in the vectors. It does not ship: rare words shared with the
    prompt tell another question better (debrief.critique.topic).
    """

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = nn.Linear(WIDTH * 4, 64), nn.Linear(64, 1)
        self.drop = nn.Dropout(0.2)

    def forward(self, text: Tensor, prompt: Tensor) -> Tensor:
        """Return the logit for the mean vector of a text and the vector of a prompt."""
        x = torch.cat([text, prompt, text * prompt, (text - prompt).abs()])
        hidden = nn.functional.gelu(self.first(self.drop(x)), approximate="tanh")
        logit: Tensor = self.last(hidden)
        return logit


def surroundings(vectors: Tensor, prompt: Tensor | None, family: Tensor) -> Tensor:
    """Return each sentence beside its neighbours, the text, the prompt, its family and place."""
    count = len(vectors)
    nothing = torch.zeros(1, vectors.shape[1])
    before = torch.cat([nothing, vectors[:-1]])
    after = torch.cat([vectors[1:], nothing])
    asked = nothing[0] if prompt is None else prompt
    place = torch.arange(count) / max(count, 1)
    length = torch.full((count,), min(count, 30) / 30)
    return torch.cat(
        [
            vectors,
            before,
            after,
            vectors.mean(0).expand(count, -1),
            asked.expand(count, -1),
            family.expand(count, -1),
            torch.stack([place, length], 1),
        ],
        1,
    )
