"""The shell as a person meets it: real processes, real files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from debrief.handbook import handbook

DEBRIEF = [sys.executable, "-m", "debrief"]
ANSWER = handbook().exercises["checkout-delivery-surprise"].answer("strong").answer
PROMPT = handbook().exercises["checkout-delivery-surprise"].prompt


@pytest.fixture
def shell(tmp_path):
    def run(*arguments, stdin=b"", code=0):
        environment = {**os.environ, "DEBRIEF_DATA": str(tmp_path / "data")}
        done = subprocess.run(
            [*DEBRIEF, *arguments], input=stdin, capture_output=True, env=environment, check=False
        )
        assert done.returncode == code, done.stderr.decode()
        assert b"Traceback" not in done.stderr
        return done.stdout.decode(), done.stderr.decode()

    return run


@pytest.fixture
def answer(tmp_path):
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER, encoding="utf-8")
    return path


@pytest.mark.row("D4", "E1", "E3")
def test_a_file_becomes_a_report_with_quotes_levels_and_one_fix(shell, answer):
    out, _ = shell("critique", str(answer), "--role", "pm", "--round", "product-design")
    assert "SCORECARD" in out
    assert "MOVES YOU MADE" in out
    assert "“" in out
    assert "\x1b[" not in out


def test_json_quotes_are_exact(shell, answer):
    out, _ = shell("critique", str(answer), "--round", "product-design", "--format", "json")
    document = json.loads(out)
    assert document["schema"] == "debrief/1"
    quotes = [quote for made in document["moves"] for quote in made["quotes"]]
    quotes += [finding["span"] for finding in document["findings"]]
    assert quotes
    for quote in quotes:
        assert ANSWER[quote["start"] : quote["end"]] == quote["text"]


def test_standard_input_is_read_like_a_file(shell, answer):
    from_file, _ = shell("critique", str(answer), "--format", "json")
    from_pipe, _ = shell("critique", "-", "--format", "json", stdin=ANSWER.encode())
    assert from_file == from_pipe


@pytest.mark.row("E2")
def test_sarif_names_the_file_the_place_and_the_rule(shell, tmp_path):
    path = tmp_path / "weak.txt"
    path.write_text("We will delight everyone with a seamless experience.\n" * 3, encoding="utf-8")
    out, _ = shell("critique", str(path), "--format", "sarif")
    run = json.loads(out)["runs"][0]
    assert run["results"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] >= 1
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= known


def test_strict_exits_with_1_only_where_a_panel_would_stop(shell, answer, tmp_path):
    shell("critique", str(answer), "--round", "product-design", "--strict", "--prompt", PROMPT)
    other = tmp_path / "other.txt"
    other.write_text(handbook().exercises["battery-letter"].answer("strong").answer, "utf-8")
    shell(
        "critique", str(other), "--prompt", PROMPT, "--strict", "--round", "product-design", code=1
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\x00\x01\x02" * 50, "binary data"),
        (b"\xff\xfe\x00", "not text"),
        (b"caf\xe9 au lait", "not text in UTF-8"),
        (b"a word " * 8_000_000, "larger than 8 MB"),
    ],
    ids=["empty", "blank", "binary", "cut UTF-16", "Latin-1", "50 MB"],
)
def test_an_unusable_text_gets_one_clear_line(shell, tmp_path, content, says):
    path = tmp_path / "input"
    path.write_bytes(content)
    out, err = shell("critique", str(path), code=2)
    assert out == ""
    assert says in err
    assert err.count("\n") == 1


def test_a_folder_or_a_missing_file_gets_one_clear_line(shell, tmp_path):
    assert "is a folder" in shell("critique", str(tmp_path), code=2)[1]
    assert "does not exist" in shell("critique", str(tmp_path / "none"), code=2)[1]


def test_utf16_with_its_mark_is_read(shell, tmp_path):
    path = tmp_path / "answer.txt"
    path.write_bytes(ANSWER.encode("utf-16"))
    assert "SCORECARD" in shell("critique", str(path))[0]


def test_an_unknown_round_names_the_rounds_there_are(shell, answer):
    _, err = shell("critique", str(answer), "--role", "pm", "--round", "messaging", code=2)
    assert "product-design" in err


def test_json_lines_are_answered_in_order_and_a_bad_one_does_not_stop_the_rest(shell):
    lines = [
        {"id": 1, "role": "pm", "round": "strategy", "text": ANSWER},
        "not json",
        {"id": 3, "text": ""},
        {"id": 4, "text": "fine"},
        {"id": 5, "text": "x", "kind": "poem"},
        {"id": 6, "text": "x", "role": "pm", "round": "messaging"},
        {"id": 7, "kind": "letter", "company": "Sundry", "job_title": "PM", "text": ANSWER},
        {"id": 8, "text": 3},
        ["no", "object"],
        {"id": 10, "text": "lone \ud800 surrogate " * 10},
    ]
    stdin = "\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines).encode()
    out, _ = shell("critique", "--jsonl", stdin=stdin + b"\n\n\xff\xfe\n")
    answers = [json.loads(line) for line in out.splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, 3, 4, 5, 6, 7, 8, None, 10, None]
    failed = [answer["id"] for answer in answers if "error" in answer]
    assert failed == [None, 3, 5, 6, 8, None, None]
    assert answers[3]["judged"] is False


def test_jobs_change_neither_order_nor_bytes(shell):
    records = [{"id": n, "text": f"{ANSWER} {n}"} for n in range(70)]
    stdin = "\n".join(map(json.dumps, records)).encode()
    one, _ = shell("critique", "--jsonl", stdin=stdin)
    two, _ = shell("critique", "--jsonl", "--jobs", "2", stdin=stdin)
    assert one == two


def test_the_same_text_gives_the_same_bytes_under_any_hash_seed(shell, answer, monkeypatch):
    outs = set()
    for seed in ("0", "1", "4242"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        outs.add(shell("critique", str(answer), "--format", "json")[0])
    assert len(outs) == 1


def test_a_rule_can_be_switched_off_per_document_and_in_settings(shell, tmp_path, monkeypatch):
    path = tmp_path / "weak.txt"
    path.write_text("We will build this for everyone who has a phone. " * 4, encoding="utf-8")
    rules = lambda out: {finding["rule"] for finding in json.loads(out)["findings"]}  # noqa: E731
    assert "everyone" in rules(shell("critique", str(path), "--format", "json")[0])
    out, _ = shell("critique", str(path), "--format", "json", "--off", "everyone")
    assert "everyone" not in rules(out)
    monkeypatch.setenv("DEBRIEF_RULES_OFF", "everyone, buzzword")
    assert "everyone" not in rules(shell("critique", str(path), "--format", "json")[0])


@pytest.mark.row("E4")
def test_a_second_attempt_is_set_beside_the_first(shell, answer, tmp_path):
    first = tmp_path / "first.txt"
    weak = handbook().exercises["checkout-delivery-surprise"].answer("weak").answer
    first.write_text(weak, encoding="utf-8")
    out, _ = shell("compare", str(first), str(answer), "--round", "product-design")
    assert "Moves gained" in out
    assert "higher" in out


@pytest.mark.row("A1", "A3")
def test_roles_stand_side_by_side(shell):
    out, _ = shell("roles")
    assert "Product Manager (PM)" in out
    assert "Not a project manager." in out
    record = json.loads(shell("roles", "--format", "json")[0])
    assert set(record) == {"pm", "pmm", "launch"}


@pytest.mark.row("A2")
def test_a_metric_is_looked_up(shell):
    assert "How it is gamed" in shell("metrics", "retention")[0]
    assert {m["role"] for m in json.loads(shell("metrics", "--format", "json")[0])} == {
        "pm",
        "pmm",
        "shared",
    }


@pytest.mark.row("A4")
def test_a_day_and_a_week_of_each_role_are_there_for_scripts(shell):
    record = json.loads(shell("roles", "--format", "json")[0])
    assert record["pm"]["day"]
    assert record["pmm"]["week"]


def test_exercises_keep_what_they_test_hidden_until_asked(shell):
    hidden = shell("exercises", "battery-letter")[0]
    shown = shell("exercises", "battery-letter", "--reveal")[0]
    assert "What is tested" not in hidden
    assert "What is tested" in shown
    listed = json.loads(shell("exercises", "--role", "pmm", "--format", "json")[0])
    assert len(listed) >= 15
    assert "tests" not in listed[0]


def test_rules_are_listed_and_explained(shell):
    assert "everyone" in shell("rules")[0]
    assert "Why it matters" in shell("rules", "everyone")[0]
    assert "no rule" in shell("rules", "nonesuch", code=2)[1]


def test_handbook_check_names_the_file_and_line_of_a_mistake(shell, tmp_path):
    assert "Nothing to mend" in shell("handbook", "check")[0]
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "sources.toml").write_text("[[source]]\nid = 3\n", encoding="utf-8")
    out, _ = shell("handbook", "check", str(tmp_path / "broken"), code=1)
    assert "sources.toml:2: should be a text, is 3" in out


def test_every_command_has_help_with_an_example(shell):
    for command in ("critique", "compare", "exercises", "metrics", "roles", "rules", "serve"):
        assert f"debrief {command}" in shell(command, "--help")[0].partition("Example")[2]


def test_a_bad_setting_gets_one_clear_line(shell, monkeypatch):
    monkeypatch.setenv("DEBRIEF_PORT", "eighty")
    _, err = shell("serve", "--no-open", code=2)
    assert err == "debrief: DEBRIEF_PORT is 'eighty': a port is a whole number from 0 to 65535.\n"


def test_the_critique_path_never_imports_a_web_framework(tmp_path):
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER, encoding="utf-8")
    code = (
        "import sys\nfrom debrief.cli import main\n"
        f"try:\n    main(['critique', {str(path)!r}])\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('django', 'ninja', 'mcp', 'waitress') if name in sys.modules])"
    )
    environment = {**os.environ, "DEBRIEF_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_shell_completion_offers_the_commands(tmp_path):
    script = Path(sys.executable).parent / "debrief"
    environment = {
        **os.environ,
        "_DEBRIEF_COMPLETE": "bash_complete",
        "COMP_WORDS": "debrief cr",
        "COMP_CWORD": "1",
        "DEBRIEF_DATA": str(tmp_path),
    }
    done = subprocess.run([script], capture_output=True, text=True, env=environment, check=False)
    assert "critique" in done.stdout


@pytest.mark.row("D3")
def test_each_track_has_a_plan_of_its_own_and_an_answer_that_plays_the_other_is_told(shell):
    of_pm, of_pmm = (shell("exercises", "--role", role, "--plan")[0] for role in ("pm", "pmm"))
    assert of_pm.count(" pm/") == of_pmm.count(" pmm/") == 5
    answer = (
        "I would plan an email campaign with a discount code, a campaign on Instagram with two "
        "influencers, a landing page with testimonials and a tagline, a press release and a "
        "newsletter, and ads for four weeks to lift brand awareness. Sales gets a battlecard."
    )
    said, _ = shell("critique", "--role", "pm", "--round", "product-design", stdin=answer.encode())
    assert "in a product manager's round" in " ".join(said.split())
    assert "--role pm" in shell("exercises", "--plan", code=2)[1]
