"""Time of one full critique, and whether it grows in proportion to the text."""

import statistics
import time

from benchmarks.texts import answers
from debrief.critique import Document, critique


def run() -> None:
    texts = answers(200)
    documents = [Document(text, role="pm", round="product-design") for text in texts]
    for document in documents[:20]:
        critique(document)
    taken = []
    for _ in range(5):
        for document in documents:
            start = time.process_time_ns()
            critique(document)
            taken.append((time.process_time_ns() - start) / 1e6)
    taken.sort()
    size = statistics.mean(len(text.encode()) for text in texts)
    p50, p99 = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
    print(f"answer of {size / 1000:.1f} KB: p50 {p50:.2f} ms, p99 {p99:.2f} ms of processor time")
    print(f"{1000 / statistics.mean(taken):,.0f} answers a second on one core")
    small, large = _proportion(answers(1060))
    print(f"2 MB in one document takes {large / small:.2f}x of the same text in small ones")


def _proportion(texts: list[str]) -> tuple[float, float]:
    start = time.process_time()
    for text in texts:
        critique(Document(text, role="pm", round="product-design"))
    small = time.process_time() - start
    start = time.process_time()
    critique(Document("\n\n".join(texts), role="pm", round="product-design"))
    return small, time.process_time() - start
