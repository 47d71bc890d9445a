"""Words into the pieces that the encoder knows: WordPiece as in BERT, uncased.

Source: Devlin et al. 2019, and the rules of its reference tokenizer: lower case, accents taken off,
punctuation and ideographs stand alone, then each word is cut into its longest known pieces.
Written out here because the usual library brings a client for a model hub and its network code.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 100
_IDEOGRAPHS = (
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class WordPiece:
    """A vocabulary, one piece a line, and the cutting of texts into its pieces."""

    def __init__(self, vocabulary: Path) -> None:
        pieces = vocabulary.read_text(encoding="utf-8").split("\n")
        self._ids: Mapping[str, int] = {piece: number for number, piece in enumerate(pieces)}
        self._cut = lru_cache(maxsize=20_000)(self._cut_word)

    def ids(self, text: str, longest: int) -> list[int]:
        """Return the ids of a text's pieces between the two marks, at most `longest` in all."""
        found = [self._ids[FIRST]]
        for word in _words(text):
            found += self._cut(word)
            if len(found) >= longest:
                break
        return [*found, self._ids[LAST]][:longest]

    def _cut_word(self, word: str) -> tuple[int, ...]:
        """Return the longest known pieces of a word, from left to right."""
        unknown = (self._ids[UNKNOWN],)
        if len(word) > _LONGEST_WORD:
            return unknown
        found, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start:
                piece = ("##" if start else "") + word[start:end]
                if piece in self._ids:
                    break
                end -= 1
            else:
                return unknown
            found.append(self._ids[piece])
            start = end
        return tuple(found)


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text and its punctuation marks, lower case and without accents."""
    plain = text if text.isascii() else unicodedata.normalize("NFD", _cleaned(text).lower())
    word = ""
    for character in plain.lower():
        kind = unicodedata.category(character)
        if kind == "Mn":
            continue
        if character.isspace() or kind in ("Cc", "Cf"):
            if word and (character.isspace() or character in "\t\n\r"):
                yield word
                word = ""
        elif _stands_alone(character, kind):
            if word:
                yield word
                word = ""
            yield character
        else:
            word += character
    if word:
        yield word


def _cleaned(text: str) -> str:
    """Return a text without characters that no encoder was shown: controls and surrogates."""
    return "".join(c for c in text if c != "\ufffd" and unicodedata.category(c) != "Cs")


def _stands_alone(character: str, kind: str) -> bool:
    code = ord(character)
    if code < 128:
        return not character.isalnum()
    return kind.startswith("P") or any(low <= code <= high for low, high in _IDEOGRAPHS)
