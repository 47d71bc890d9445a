"""The shell in this process, on a data folder of its own."""

import pytest
from click.testing import CliRunner

from debrief.cli import group


@pytest.fixture
def shell(tmp_path, monkeypatch):
    monkeypatch.setenv("DEBRIEF_DATA", str(tmp_path / "data"))

    def run(*arguments, stdin=None, code=0):
        done = CliRunner().invoke(group, [str(one) for one in arguments], input=stdin)
        assert done.exit_code == code, done.output
        return done.stdout if code == 0 else done.stderr

    return run
