"""SHELL: one command per thing a person wants, text for people and JSON for programs.

    debrief critique    read an answer, a story, a letter or a résumé
    debrief import      a résumé's facts, from PDF, DOCX and other files
    debrief compare     a second attempt beside the first
    debrief exercises   what there is to practise; debrief form: artefacts to fill in and check
    debrief loop        whole mock loops, and the panel's debrief
    debrief roles       the two careers side by side; debrief metrics: how each is judged
    debrief goal        what a reader would object to in a goal for the quarter
    debrief handbook    chapters to read, search and export
    debrief rules       what a reader stumbles over, and why
    debrief matrix      what your own lines prove; debrief advert: whose work a posting describes
    debrief ladder      the levels; debrief promotion, debrief switch: the case and the plan
    debrief launch      a launch taken apart; launch points: what to say and to ask about it
    debrief serve       the pages, on this machine only

Each command is a module of its own, imported when it is run: `debrief --version` loads none.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from debrief import __version__

COMMANDS = {
    "advert": "Say whose work a job advertisement describes.",
    "agreement": "Show how well the program agrees with labels that others gave.",
    "compare": "Set a second attempt beside the first.",
    "critique": "Read an answer, a story, a letter or a résumé the way a panel would.",
    "decide": "Choose between tasks of both roles, and read one verdict as a letter.",
    "energy": "Sort a working week into both sides, from a calendar file.",
    "evaluate": "Compare what the program reads with labels you made yourself.",
    "exercises": "List what there is to practise, or show one exercise.",
    "goal": "Check a goal for the quarter: number, date, levers that add up.",
    "form": "Fill in an artefact, and see what does not fit together in it.",
    "handbook": "Read and search the handbook, or take it away as a file.",
    "import": "Read a résumé's facts, each with the line it comes from.",
    "launch": "Take launches apart, and turn them into what to say and to ask.",
    "ladder": "Show the levels of both roles, and what counts at each.",
    "loop": "List mock loops, and let a panel meet over the answers to one.",
    "map": "Say whose work each résumé line or duty describes.",
    "matrix": "Set your lines on the responsibilities of both roles, and name the gaps.",
    "metrics": "List success metrics, or show one and how it is gamed.",
    "press": "Ask the interviewer of an exercise, and hear what is asked after an answer.",
    "promotion": "Build the case for the next level from your own lines.",
    "roles": "Set the two roles side by side.",
    "rules": "List the rules, or show one with its reason and its examples.",
    "serve": "Start the pages on this machine and open them.",
    "switch": "Plan a change of sides, with dates.",
    "transcript": "Read what a meeting tool wrote down: what you said, its pace and its pauses.",
}

# Commands whose name is a word of Python: where each is defined.
_ELSEWHERE = {"import": ("experience", "import_resume"), "map": ("map", "map_lines")}


def _keep_lines(command: click.Command) -> click.Command:
    """Give click the mark that keeps examples on lines of their own.

    The docstrings are raw, so that the mark arrives as two characters instead of one.
    """
    command.help = (command.help or "").replace("\\b\n", "\b\n")
    for inner in getattr(command, "commands", {}).values():
        _keep_lines(inner)
    return command


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for, so that start-up stays short."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = _ELSEWHERE.get(cmd_name, (cmd_name, cmd_name))
        command = getattr(importlib.import_module(f"debrief.cli.{module}"), name)
        assert isinstance(command, click.Command)
        return _keep_lines(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Shell completion: eval "$(_DEBRIEF_COMPLETE=bash_source debrief)" (or zsh, fish).',
)
@click.version_option(__version__, prog_name="debrief")
def group() -> None:
    r"""Read your interview answer the way the panel will, with quotes.

    \b
    Examples:
      debrief critique answer.txt --role pm --round product-design
      debrief exercises --role pmm
      debrief serve
    """


_keep_lines(group)


def main(arguments: list[str] | None = None) -> Any:
    """Run the shell; the entry point of the `debrief` command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    return group(arguments, prog_name="debrief")
