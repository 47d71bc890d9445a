"""A debrief's findings as SARIF 2.1.0, for editors and review tools."""

from __future__ import annotations

from typing import Any

from debrief import __version__
from debrief.critique import Debrief
from debrief.text import Text

_LEVELS = {"error": "error", "warning": "warning", "note": "note"}


def sarif(debrief: Debrief, source: str, file: str) -> dict[str, Any]:
    """Return the findings of a debrief as a SARIF log with one run."""
    text = Text(source)
    described = {finding.rule: finding for finding in debrief.findings}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "debrief",
                        "version": __version__,
                        "rules": [
                            {
                                "id": rule,
                                "shortDescription": {"text": finding.why},
                                "help": {"text": finding.fix},
                            }
                            for rule, finding in sorted(described.items())
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    {
                        "ruleId": finding.rule,
                        "level": _LEVELS[finding.severity],
                        "message": {"text": f"{finding.message} {finding.fix}"},
                        "locations": [_location(text, finding.span.start, finding.span.end, file)],
                    }
                    for finding in debrief.findings
                ],
            }
        ],
    }


def _location(text: Text, start: int, end: int, file: str) -> dict[str, Any]:
    first, last = text.locate(start), text.locate(end)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": "stdin" if file == "-" else file},
            "region": {
                "startLine": first[0],
                "startColumn": first[1],
                "endLine": last[0],
                "endColumn": last[1],
                "charOffset": start,
                "charLength": end - start,
            },
        }
    }
