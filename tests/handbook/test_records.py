"""Content files are read strictly, and every mistake is named by file and line."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from debrief.handbook.records import ContentError, decode, line_of
from debrief.handbook.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Fruit:
    name: str
    weight: int
    kind: Literal["apple", "pear"] = "apple"
    tags: tuple[str, ...] = ()
    price: float = 0.0
    picked: date | None = None


@dataclass(frozen=True, slots=True)
class Basket:
    owner: str
    fruit: tuple[Fruit, ...]
    notes: dict[str, str]


SOURCE = """owner = "Ida"

[notes]
monday = "ripe"

[[fruit]]
name = "a"
weight = 3
[[fruit]]
name = "b"
weight = "heavy"
kind = "plum"
colour = "red"
"""


def read(tmp_path: Path, source: str):
    (tmp_path / "basket.toml").write_text(source, encoding="utf-8")
    page = Shelf(tmp_path).page("basket.toml")
    return decode(Basket, page.tables, page), page


def test_a_sound_file_becomes_a_value(tmp_path):
    basket, page = read(tmp_path, SOURCE.replace('"heavy"\nkind = "plum"\ncolour = "red"', "4"))
    assert not page.mistakes
    assert basket == Basket("Ida", (Fruit("a", 3), Fruit("b", 4)), {"monday": "ripe"})


def test_a_day_is_written_as_a_text_and_anything_else_is_named(tmp_path):
    one = SOURCE.partition('[[fruit]]\nname = "b"')[0]
    [fruit] = read(tmp_path, one + 'picked = "2026-09-30"\n')[0].fruit
    assert fruit.picked == date(2026, 9, 30)
    _, page = read(tmp_path, one + 'picked = "autumn"\n')
    assert "a day like 2026-09-30" in page.mistakes[0].reason


def test_every_mistake_of_a_file_is_named_with_its_line(tmp_path):
    basket, page = read(tmp_path, SOURCE)
    assert basket is None or basket.fruit == (Fruit("a", 3), None)
    found = {(mistake.line, mistake.reason.split(";")[0]) for mistake in page.mistakes}
    assert found == {
        (11, "should be a whole number, is 'heavy'"),
        (12, "should be one of apple, pear"),
        (13, "unknown key 'colour'"),
    }


def test_a_missing_key_is_named_at_its_table(tmp_path):
    _, page = read(tmp_path, SOURCE.replace("weight = 3\n", "").split('[[fruit]]\nname = "b"')[0])
    assert [str(mistake) for mistake in page.mistakes] == ["basket.toml:6: 'weight' is missing"]


def test_an_empty_text_is_a_mistake(tmp_path):
    _, page = read(tmp_path, 'owner = "  "\nfruit = []\n[notes]\n')
    assert page.mistakes[0].reason == "is empty"


def test_a_whole_number_serves_as_a_number_but_true_does_not(tmp_path):
    source = 'owner = "I"\n[notes]\n[[fruit]]\nname = "a"\nweight = true\nprice = 2\n'
    _, page = read(tmp_path, source)
    assert [mistake.line for mistake in page.mistakes] == [5]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"owner = [", "not TOML"), (b"owner = '\xff'", "not UTF-8"), (b"a = 1\na = 2\n", "not TOML")],
)
def test_a_file_that_cannot_be_read_names_the_file_and_the_reason(tmp_path, content, reason):
    (tmp_path / "basket.toml").write_bytes(content)
    with pytest.raises(ContentError) as problem:
        Shelf(tmp_path).page("basket.toml")
    assert str(problem.value).startswith("basket.toml:")
    assert reason in str(problem.value)


def test_lines_are_found_past_texts_that_look_like_tables():
    source = 'a = """\n[[fruit]]\nname = 1\n"""\n[[fruit]]\nname = "x"\n'
    assert line_of(source, ("fruit", 0, "name")) == 6


def test_a_remembered_file_is_read_again_when_it_changes(tmp_path):
    cache, file = tmp_path / "cache", tmp_path / "basket.toml"
    file.write_text("owner = 'Ida'", encoding="utf-8")
    assert Shelf(tmp_path, cache).page("basket.toml").tables == {"owner": "Ida"}
    assert list(cache.iterdir())
    file.write_text("owner = 'Someone else'", encoding="utf-8")
    assert Shelf(tmp_path, cache).page("basket.toml").tables == {"owner": "Someone else"}


@pytest.mark.parametrize("damage", [b"", b"[]", b"\xff\xfe", b'{"basket.toml": 3}', b"{"])
def test_a_damaged_cache_changes_nothing(tmp_path, damage):
    cache, file = tmp_path / "cache", tmp_path / "basket.toml"
    file.write_text("owner = 'Ida'", encoding="utf-8")
    Shelf(tmp_path, cache).page("basket.toml")
    for remembered in cache.iterdir():
        remembered.write_bytes(damage)
    assert Shelf(tmp_path, cache).page("basket.toml").tables == {"owner": "Ida"}


def test_a_cache_folder_that_cannot_be_made_changes_nothing(tmp_path):
    (tmp_path / "cache").write_text("a file, not a folder", encoding="utf-8")
    (tmp_path / "basket.toml").write_text("owner = 'Ida'", encoding="utf-8")
    assert Shelf(tmp_path, tmp_path / "cache").page("basket.toml").tables == {"owner": "Ida"}
