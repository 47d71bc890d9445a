"""The table of promises and the tests that walk them cannot part ways."""

import ast
import re
from collections import defaultdict
from pathlib import Path

TESTS = Path(__file__).parents[1]
TABLE = TESTS.parent / "docs" / "requirements.md"


def rows():
    """Return the state of each row of the table."""
    source = TABLE.read_text(encoding="utf-8")
    found = re.findall(r"(?m)^\| ([A-K]\d|L) \| [^|]+ \| ([^|]+) \|$", source)
    return {row: state.strip() for row, state in found}


def walks():
    """Return, per row, the tests that are marked with it."""
    found = defaultdict(list)
    for path in TESTS.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef) or not node.name.startswith("test_"):
                continue
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.row":
                    for name in mark.args:
                        found[ast.literal_eval(name)].append(f"{path.name}::{node.name}")
    return found


def test_every_row_of_the_promise_is_in_the_table():
    letters = {
        "A": 5,
        "B": 4,
        "C": 4,
        "D": 7,
        "E": 5,
        "F": 4,
        "G": 3,
        "H": 2,
        "I": 3,
        "J": 3,
        "K": 3,
    }
    expected = {f"{letter}{n + 1}" for letter, count in letters.items() for n in range(count)}
    assert set(rows()) == expected | {"L"}


def test_every_row_is_kept_or_open():
    assert all(state == "kept" or state.startswith("open") for state in rows().values())


def test_every_kept_row_has_a_test_that_walks_it():
    walked = walks()
    assert [row for row, state in rows().items() if state == "kept" and not walked[row]] == []


def test_every_kept_row_is_walked_on_a_page_and_in_the_shell():
    walked = walks()
    pages = {row for row, tests in walked.items() if any("browser" in t for t in where(tests))}
    shell = {row for row, tests in walked.items() if any("cli" in t for t in where(tests))}
    kept = {row for row, state in rows().items() if state == "kept"}
    assert kept <= pages
    assert kept <= shell


def where(tests):
    """Return the folders the named tests stand in."""
    names = {test.partition("::")[0] for test in tests}
    return [path.parent.name for path in TESTS.rglob("test_*.py") if path.name in names]


def test_no_test_is_marked_with_a_row_that_does_not_exist():
    assert set(walks()) <= set(rows())
