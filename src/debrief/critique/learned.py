"""The learned model: which moves each sentence makes, by meaning and not by phrase.

A four-layer sentence encoder (int8, 19 MB) reads every sentence alone, and small heads look at its
vector beside those of its neighbours, of the whole text and of the prompt. It runs offline on one
core, is loaded when it is first needed, and gives the same answer every time: a sentence is never
batched with others, because shared int8 scales would let one sentence move another.

docs/model-card.md says what it was trained on, how well it agrees with people, and where it fails.
"""

from __future__ import annotations

import json
import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from debrief.critique.reading import FEATURES
from debrief.critique.terms import Terms
from debrief.critique.wordpiece import WordPiece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

HERE = Path(__file__).parent / "model"
MOST_SENTENCES = 400
"""A longer text is read by signs alone, so that reading it stays a matter of seconds."""

_BY_WORDS = 0.7
"""How far the words of a line weigh beside its meaning; settled on the development part."""

_KEPT = 4_096
_HEARD = 0.03
"""The probability below which no move is heard in a sentence."""

_ASKED = 0.1
"""The probability that is enough for a move where its own question is answered, as in a form."""


class LearnedModel:
    """The encoder and its heads. Thread-safe; sentence vectors are kept, the oldest go first."""

    def __init__(self, folder: Path = HERE) -> None:
        # The heads are small: a second thread would only spin beside the encoder. numpy reads this
        # when it is first imported.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        import numpy as np  # noqa: PLC0415
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415

        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.moves: tuple[str, ...] = tuple(about["moves"])
        self.letters: tuple[str, ...] = tuple(about["letters"])
        self.line_labels: tuple[str, ...] = tuple(about["lines"])
        self.responsibilities: dict[str, list[str]] = about["responsibilities"]
        first = next(iter(self.responsibilities.values()))[0]
        self._named = self.line_labels.index(first)
        self.thresholds: dict[str, list[float]] = about["thresholds"]
        self.version: str = about.get("version", "1")
        self.families: list[str] = about["families"]
        self._features = [FEATURES[name] for name in about["features"]]
        self._longest: int = about["longest"]
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._pieces = WordPiece(folder / "vocabulary.txt")
        with np.load(folder / "heads.npz") as stored:
            self._arrays: dict[str, Floats] = {k: stored[k].astype(np.float32) for k in stored}
        self._terms = Terms(
            folder / "terms.txt",
            *(self._arrays.pop(f"terms.{part}") for part in ("idf", "weight", "bias")),
        )
        self._vectors: OrderedDict[str, Floats] = OrderedDict()
        self._shares: OrderedDict[str, Floats] = OrderedDict()

    def vector(self, sentence: str) -> Floats:
        """Return the vector of one sentence, 384 numbers."""
        return _kept(self._vectors, sentence, self._encode)

    def forget(self) -> None:
        """Let go of what is kept of sentences, as after a start."""
        self._vectors.clear()
        self._shares.clear()

    def _encode(self, sentence: str) -> Floats:
        import numpy as np  # noqa: PLC0415

        pieces = self._pieces.ids(sentence[: self._longest * 40], self._longest)
        ids = np.array([pieces], dtype=np.int64)
        given = {"ids": ids, "mask": np.ones_like(ids)}
        vectors: Any = self._session.run(["vectors"], given)[0]
        vector: Floats = vectors[0]
        return vector

    def moves_made(
        self,
        sentences: Sequence[str],
        features: Sequence[int],
        prompt: str | None,
        family: str,
        asked: Iterable[tuple[int, str]] = (),
    ) -> dict[str, list[int]]:
        """Return, per move that is made, the sentences that make it.

        `asked` are sentences that answer a question for a move: less is enough for that move there,
        and idle words are not. Raises ValueError for a family of rounds that the model was not
        trained on.
        """
        found = self.move_probabilities(sentences, features, prompt, family)
        for index, move in asked:
            if move in self.moves and found[index, self.moves.index(move)] > _ASKED:
                found[index, self.moves.index(move)] = 1.0
        return self._above("moves", self.moves, found)

    def move_probabilities(
        self, sentences: Sequence[str], features: Sequence[int], prompt: str | None, family: str
    ) -> Floats:
        """Return the probability of each move (columns as in `moves`) in each sentence.

        The text is read twice: sentences in which nothing is heard at first are left out of the
        second reading, so that padding does not change what stands around the others.
        """
        place = self.families.index(family)
        found = self.in_context("moves", sentences, features, prompt, place)
        heard = (found.max(axis=1) > _HEARD).nonzero()[0]
        if 0 < len(heard) < len(sentences):
            some = [sentences[i] for i in heard], [features[i] for i in heard]
            again = self.in_context("moves", *some, prompt, place)
            found[:] = 0
            found[heard] = again
        return found

    def letter_labels(
        self, sentences: Sequence[str], features: Sequence[int], job: str | None
    ) -> dict[str, list[int]]:
        """Return, per finding and credit of a letter, the sentences that earn it."""
        found = self.in_context("letters", sentences, features, job, 0)
        seen = self._above("letters", self.letters, found)
        return {label: seen.get(label, []) for label in self.letters}

    def _above(self, head: str, labels: Sequence[str], found: Floats) -> dict[str, list[int]]:
        said = found > self.thresholds[head]
        return {
            label: [int(index) for index in said[:, column].nonzero()[0]]
            for column, label in enumerate(labels)
            if said[:, column].any()
        }

    def read_line(self, line: str, features: int) -> Floats:
        """Return one logit per label of `line_labels` for a résumé bullet or a duty.

        Of responsibilities, the logarithms of two probabilities are weighed together: one by the
        meaning of the line and one by its words.
        """
        import numpy as np  # noqa: PLC0415

        x = np.concatenate([self.vector(line), self._bits(features)])[None]
        logits: Floats = self._head("lines", x)[0]
        named = slice(self._named, self._named + sum(map(len, self.responsibilities.values())))
        meaning, words = (
            one - np.log(np.exp(one).sum()) for one in (logits[named], self._terms.logits(line))
        )
        logits[named] = (1 - _BY_WORDS) * meaning + _BY_WORDS * words
        return logits

    def sides(self, sentence: str) -> Floats:
        """Return how far a sentence reads as the work of each side of `responsibilities`, to 1."""
        return _kept(self._shares, sentence, self._share_sides)

    def _share_sides(self, sentence: str) -> Floats:
        import numpy as np  # noqa: PLC0415

        logits = self.read_line(sentence, 0)[self._named :]
        lengths = [len(names) for names in self.responsibilities.values()]
        begins = np.cumsum([0, *lengths])
        odds = np.add.reduceat(np.exp(logits[: begins[-1]]), begins[:-1])
        found: Floats = odds / odds.sum()
        return found

    def in_context(
        self,
        head: str,
        sentences: Sequence[str],
        features: Sequence[int],
        prompt: str | None,
        family: int,
    ) -> Floats:
        """Return the probability of each label (columns) in each sentence (rows), by one head."""
        import numpy as np  # noqa: PLC0415

        vectors = np.stack([self.vector(sentence) for sentence in sentences])
        count, width = vectors.shape
        nothing = np.zeros((1, width), dtype=np.float32)
        asked = self.vector(prompt) if prompt else nothing[0]
        wide = np.ones((count, 1), dtype=np.float32)
        place = np.arange(count, dtype=np.float32)[:, None] / count
        x = np.concatenate(
            [
                vectors,
                np.concatenate([nothing, vectors[:-1]]),
                np.concatenate([vectors[1:], nothing]),
                wide * vectors.mean(0),
                wide * asked,
                wide * self._arrays[f"{head}.family"][family],
                place,
                wide * (min(count, 30) / 30),
                np.stack([self._bits(mask) for mask in features]),
            ],
            axis=1,
            dtype=np.float32,
        )
        logits = self._head(head, x)
        probabilities: Floats = (1 / (1 + np.exp(-logits))).astype(np.float32)
        return probabilities

    def _head(self, name: str, x: Floats) -> Floats:
        import numpy as np  # noqa: PLC0415

        a = self._arrays
        h = x @ a[f"{name}.first.weight"].T + a[f"{name}.first.bias"]
        h = 0.5 * h * (1 + np.tanh(0.7978845608 * (h + 0.044715 * h**3)))
        out: Floats = h @ a[f"{name}.last.weight"].T + a[f"{name}.last.bias"]
        return out

    def _bits(self, mask: int) -> Floats:
        import numpy as np  # noqa: PLC0415

        return np.array([float(bool(mask & bit)) for bit in self._features], dtype=np.float32)


def _kept(store: OrderedDict[str, Floats], sentence: str, read: Callable[[str], Floats]) -> Floats:
    found = store.get(sentence)
    if found is None:
        found = store[sentence] = read(sentence)
        while len(store) > _KEPT:
            store.popitem(last=False)
    return found


@cache
def model() -> LearnedModel | None:
    """Return the model that ships with the package, or None where it cannot be loaded."""
    if not (HERE / "encoder.onnx").exists():
        return None
    try:
        return LearnedModel()
    except ImportError:
        return None
