"""`debrief serve`: the pages, on this machine only."""

from __future__ import annotations

import click

from debrief.cli.options import leave, read_settings


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--port", type=click.IntRange(0, 65535), help="Default 8765; 0 picks a free one.")
@click.option("--data", type=click.Path(), help="Folder for your database and drafts.")
@click.option("--open/--no-open", "open_page", default=True, help="Open the page in the browser.")
def serve(port: int | None, data: str | None, open_page: bool) -> None:
    r"""Start the pages on this machine and open them. Stop with Ctrl-C.

    \b
    Examples:
      debrief serve
      debrief serve --port 9000 --no-open
    """
    from pathlib import Path

    options = read_settings(port=port, data=Path(data) if data else None)
    from debrief.web.server import CannotStart
    from debrief.web.server import serve as start

    try:
        start(options, open_page=open_page)
    except CannotStart as problem:
        leave(str(problem), 1)
