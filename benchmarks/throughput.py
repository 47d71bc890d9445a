"""The same answers through Debrief, proselint and (where it is on the PATH) Vale."""

import json
import shutil
import tempfile
from pathlib import Path

from benchmarks.processes import BIN, processor_seconds
from benchmarks.texts import answers

COUNT = 1060
SLOW_COUNT = 106


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        texts = answers(COUNT)
        files = []
        for number, text in enumerate(texts):
            file = root / f"{number:04}.md"
            file.write_text(text, encoding="utf-8")
            files.append(str(file))
        lines = root / "answers.jsonl"
        records = ({"id": n, "role": "pm", "text": text} for n, text in enumerate(texts))
        lines.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
        size = sum(len(text.encode()) for text in texts) / 1e6
        own = processor_seconds(
            [str(BIN / "debrief"), "critique", "--signs-only", "--jsonl", str(lines)], 3
        )
        print(f"debrief    {size / own:6.2f} MB/s ({own:.2f} s for {size:.1f} MB)")
        config = root / "proselint.json"
        config.write_text('{"max_errors": 1000000000}', encoding="utf-8")
        command = [str(BIN / "proselint"), "check", "--config", str(config)]
        other = processor_seconds([*command, "--output-format", "json", *files], 3)
        print(f"proselint  {size / other:6.2f} MB/s ({other:.2f} s): debrief is {other / own:.1f}x")
        _vale(root, files[:SLOW_COUNT], size * SLOW_COUNT / COUNT, size / own)


def _vale(root: Path, files: list[str], size: float, own_rate: float) -> None:
    vale = shutil.which("vale")
    if not vale:
        print("vale       is not on the PATH, so it was not measured")
        return
    config = root / ".vale.ini"
    config.write_text("MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n", "utf-8")
    taken = processor_seconds([vale, "--config", str(config), "--output", "JSON", *files], 3)
    print(f"vale       {size / taken:6.2f} MB/s: debrief is {own_rate * taken / size:.1f}x")
