"""Time of one full critique, and whether it grows in proportion to the text."""

import statistics
import time

from benchmarks.texts import answers
from debrief.critique import Document, critique
from debrief.critique.learned import LearnedModel, model


def run() -> None:
    texts = answers(200)
    documents = [Document(text, role="pm", round="product-design") for text in texts]
    size = statistics.mean(len(text.encode()) for text in texts)
    print(f"answers of {size / 1000:.1f} KB, processor time:")
    alone = _taken(documents, signs_only=True)
    _print("rules and signs alone", alone)
    learned = model()
    if learned is None:
        print("the learned model is not installed, so it was not measured")
    else:
        _print("with the learned model, cold", _cold(documents, learned))
        _print("with it, one sentence changed", _changed(documents))
    small, large = _proportion(answers(1060))
    print(f"2 MB in one document takes {large / small:.2f}x of the same text in small ones")


def _print(title: str, taken: list[float]) -> None:
    p50, p99 = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
    rate = 1000 / statistics.mean(taken)
    print(f"{title:30} p50 {p50:6.2f} ms, p99 {p99:6.2f} ms, {rate:6,.0f} a second on one core")


def _milliseconds(document: Document, *, signs_only: bool) -> float:
    start = time.process_time_ns()
    critique(document, signs_only=signs_only)
    return (time.process_time_ns() - start) / 1e6


def _taken(documents: list[Document], *, signs_only: bool) -> list[float]:
    for document in documents[:20]:
        critique(document, signs_only=signs_only)
    return sorted(_milliseconds(d, signs_only=signs_only) for _ in range(3) for d in documents)


def _cold(documents: list[Document], learned: LearnedModel) -> list[float]:
    taken = []
    for document in documents[:60]:
        learned.forget()
        taken.append(_milliseconds(document, signs_only=False))
    return sorted(taken)


def _changed(documents: list[Document]) -> list[float]:
    taken = []
    for number, document in enumerate(documents[:60]):
        critique(document)
        text = f"{document.text} And {number} more people asked for it on a Tuesday."
        changed = Document(text, role=document.role, round=document.round)
        taken.append(_milliseconds(changed, signs_only=False))
    return sorted(taken)


def _proportion(texts: list[str]) -> tuple[float, float]:
    start = time.process_time()
    for text in texts:
        critique(Document(text, role="pm", round="product-design"), signs_only=True)
    small = time.process_time() - start
    start = time.process_time()
    whole = Document("\n\n".join(texts), role="pm", round="product-design")
    critique(whole, signs_only=True)
    return small, time.process_time() - start
