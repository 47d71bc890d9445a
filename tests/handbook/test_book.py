"""The packaged content is whole, and a broken copy of it is refused with file, line and reason."""

import shutil
from collections import Counter

import pytest

from debrief.handbook import DATA, ContentError, Handbook, handbook


@pytest.fixture
def copy(tmp_path):
    root = tmp_path / "data"
    shutil.copytree(DATA, root)
    return root


def mend(path, before, after):
    source = path.read_text(encoding="utf-8")
    assert before in source
    path.write_text(source.replace(before, after, 1), encoding="utf-8")


def test_the_packaged_content_has_no_mistake():
    assert Handbook().check() == []


@pytest.mark.row("A1")
def test_the_roles_part_in_accountability_metrics_and_interviews_and_meet_at_launch():
    book = handbook()
    assert set(book.roles) == {"pm", "pmm"}
    for role in book.roles.values():
        assert role.owns
        assert role.accountable
        assert role.partners
        assert role.interview
    owners = {step.owner for step in book.launch.step}
    assert owners == {"pm", "pmm", "shared"}


@pytest.mark.row("A2")
def test_the_metric_catalogue_covers_what_each_role_is_judged_by():
    book = handbook()
    counts = Counter(metric.role for metric in book.metrics.values())
    assert counts["pm"] >= 9
    assert counts["pmm"] >= 8
    for metric in book.metrics.values():
        assert all((metric.definition, metric.formula, metric.from_, metric.gamed, metric.guard))


@pytest.mark.row("A3")
def test_each_role_names_the_two_things_it_is_mistaken_for():
    roles = handbook().roles
    assert {drift.id for drift in roles["pm"].mistaken} == {"project-manager", "feature-analyst"}
    assert {drift.id for drift in roles["pmm"].mistaken} == {"copywriter", "brand-creative"}


@pytest.mark.row("A4")
def test_each_role_has_a_day_a_week_and_what_changes_them():
    for role in handbook().roles.values():
        assert len(role.day) >= 8
        assert len(role.week) == 5
        assert all(differs.ask.endswith("?") for differs in role.differs)


@pytest.mark.row("D1", "D2", "D3")
def test_every_round_of_both_loops_has_at_least_two_exercises():
    book = handbook()
    counts = Counter((exercise.track, exercise.round) for exercise in book.exercises.values())
    assert set(counts) == set(book.rounds)
    assert min(counts.values()) >= 2
    tracks = Counter(exercise.track for exercise in book.exercises.values())
    assert tracks["pm"] >= 15
    assert tracks["pmm"] >= 15


def test_every_rubric_listens_only_for_known_moves_and_every_round_has_one():
    book = handbook()
    for track, round_id in book.rounds:
        assert round_id in book.rubric(track, round_id).rounds


@pytest.mark.parametrize("kind", ["answer", "story", "letter", "resume", "teardown"])
@pytest.mark.parametrize("role", ["pm", "pmm"])
def test_every_kind_of_document_has_a_rubric_without_a_round(kind, role):
    assert kind in handbook().rubric(role, None, kind).kinds


def test_an_unknown_round_is_a_key_error():
    with pytest.raises(KeyError):
        handbook().rubric("pm", "messaging")


def test_a_probe_for_no_expected_move_is_refused_with_its_line(copy):
    path = copy / "exercises" / "pm" / "bikes-roll-downhill.toml"
    mend(path, "[probes]\n", '[probes]\ncost = "What does it cost?"\n')
    line = path.read_text(encoding="utf-8").splitlines().index('cost = "What does it cost?"') + 1
    mistakes = Handbook(copy).check()
    expected = f"exercises/pm/bikes-roll-downhill.toml:{line}: probes the move 'cost'"
    assert str(mistakes[0]).startswith(expected)


def test_commentary_that_misquotes_the_answer_is_refused(copy):
    path = copy / "exercises" / "pmm" / "battery-letter.toml"
    mend(path, '"they had not bought anything"', '"they had bought everything"')
    assert "which is not in the answer" in str(Handbook(copy).check()[0])


def test_an_exercise_without_a_strong_answer_is_refused(copy):
    path = copy / "exercises" / "pmm" / "battery-letter.toml"
    mend(path, 'tier = "strong"', 'tier = "fair"')
    assert "one weak, one fair and one strong" in str(Handbook(copy).check()[0])


def test_a_statement_without_a_known_source_is_refused(copy):
    mend(copy / "metrics.toml", 'source = "ours"', 'source = "hearsay"')
    assert "no source 'hearsay'" in str(Handbook(copy).check()[0])


def test_two_entries_with_one_id_are_refused(copy):
    mend(copy / "moves.toml", 'id = "user"', 'id = "goal"')
    with pytest.raises(ContentError, match="stands twice"):
        _ = Handbook(copy).moves


def test_a_rubric_that_listens_for_an_unknown_move_is_refused(copy):
    mend(copy / "rubrics" / "pm-case.toml", 'made = ["cost"]', 'made = ["price"]')
    assert "no move 'price'" in str(Handbook(copy).check()[0])


def test_no_visible_sentence_shouts():
    book = handbook()
    for exercise in book.exercises.values():
        shown = (exercise.prompt, exercise.context, exercise.tests, exercise.constraint)
        assert not any("!" in text for text in (*shown, *exercise.probes.values()))


def test_loops_and_packs_of_both_tracks_are_dated_sourced_and_of_their_own_rounds():
    book = handbook()
    assert {loop.track for loop in book.loops.values()} == {"pm", "pmm"}
    assert {pack.track for pack in book.packs.values()} == {"pm", "pmm"}
    for pack in book.packs.values():
        assert pack.day.isoformat() == pack.as_of
        assert pack.caution
        assert {stage.source for stage in pack.stage} <= set(pack.sources) <= set(book.sources)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('round = "product-design"', 'round = "positioning"', "no round 'positioning'"),
        ("minutes = 45", "minutes = 4", "should be 5 to 120 minutes; is 4"),
        ('as_of = "2018-10-19"', 'as_of = "autumn 2018"', "should be a date like 2026-03-02"),
        ('sources = ["google-pm-loop", ', "sources = [", "lists other sources"),
        ('source = "google-pm-loop"', 'source = "hearsay"', "no source 'hearsay'"),
        ('id = "google-pm"', 'id = "google"', "the file should be called google.toml"),
    ],
)
def test_a_pack_that_does_not_hold_is_refused_with_its_line(copy, before, after, reason):
    mend(copy / "packs" / "google-pm.toml", before, after)
    found = [str(one) for one in Handbook(copy).check()]
    assert any(one.startswith("packs/google-pm.toml:") and reason in one for one in found), found


def test_a_loop_of_one_round_is_refused(copy):
    path = copy / "loops.toml"
    source = path.read_text(encoding="utf-8")
    end = source.index("[[loop.round]]", source.index("[[loop.round]]") + 1)
    path.write_text(source[:end], encoding="utf-8")
    assert any("has 1 rounds to sit" in str(one) for one in Handbook(copy).check())


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('move = "proof"', 'move = "cost"', "listens for the move 'cost'"),
        ("“{quote}.” Measured on what", "Measured on what", "should hold {quote} once"),
        ('at = ["everyone"]', 'at = ["everyone"]\nof = ["value"]', "not for both"),
        ('rounds = ["positioning",', 'rounds = ["poetry",', "no round 'poetry'"),
        ('source = "ours"', 'source = "hearsay"', "no source 'hearsay'"),
    ],
)
def test_a_listener_that_does_not_hold_is_refused_with_its_line(copy, before, after, reason):
    mend(copy / "listeners.toml", before, after)
    found = [str(one) for one in Handbook(copy).check()]
    assert any(one.startswith("listeners.toml:") and reason in one for one in found), found


def test_a_listener_needs_two_questions_that_can_always_be_asked(copy):
    path = copy / "listeners.toml"
    rows = path.read_text(encoding="utf-8").replace(
        'says = "You wrote “{quote}”. I was',
        'at = ["no-number"]\nsays = "You wrote “{quote}”. I was',
    )
    path.write_text(rows, encoding="utf-8")
    assert "needs two questions with neither" in str(Handbook(copy).check()[0])
