"""`debrief transcript`: what a meeting tool wrote down, as text, or as pace and pauses."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator

import click

from debrief.cli.options import leave, read_bytes
from debrief.experience.delivery import Delivery, measure
from debrief.experience.transcripts import Transcript, read_transcript
from debrief.experience.unreadable import Unreadable


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--speaker", metavar="NAME", help="Who you are. Default: whoever says most.")
@click.option("--text", "only_text", is_flag=True, help="Write only what this person said.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def transcript(file: str, speaker: str | None, only_text: bool, shape: str) -> None:
    r"""Read a transcript (WebVTT, SRT, or text of a meeting tool): what you said, and how.

    Pace and pauses come from its time stamps and are never scored. Text without ends has no
    pauses; text without times has no pace.

    \b
    Examples:
      debrief transcript talk.vtt
      debrief transcript talk.vtt --speaker "Ines Carvalho" --format json
      debrief transcript talk.vtt --text | debrief critique - --role pmm --round messaging
    """
    try:
        read = read_transcript(read_bytes(file))
    except Unreadable as problem:
        leave(f"{'standard input' if file == '-' else file}: {problem}")
    who = _chosen(read, speaker)
    if only_text:
        click.echo(read.of(who).text)
        return
    said = measure(read, who)
    if shape == "json":
        click.echo(json.dumps(_record(read, who, said), ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_lines(read, who, said)))


def _chosen(read: Transcript, speaker: str | None) -> str:
    names = [voice.speaker for voice in read.voices]
    if speaker is None:
        if len(names) > 1:
            click.echo(f"Read as {names[0] or 'nobody named'}, who says most.", err=True)
        return names[0]
    found = next((name for name in names if name.casefold() == speaker.strip().casefold()), None)
    if found is None:
        leave(f"Nobody called {speaker!r} speaks. It has: {', '.join(filter(None, names))}.")
    return found


def _record(read: Transcript, who: str, said: Delivery) -> dict[str, object]:
    spoken = read.of(who)
    return {
        "schema": "debrief-transcript/1",
        "form": read.form,
        "speakers": [{"name": one.speaker, "words": one.words} for one in read.voices],
        "speaker": who,
        "text": spoken.text,
        "cues": [
            {
                "start": read.cues[place.cue].start,
                "end": read.cues[place.cue].end,
                "text_start": place.start,
                "text_end": place.end,
            }
            for place in spoken.places
        ],
        "delivery": dataclasses.asdict(said),
    }


def _lines(read: Transcript, who: str, said: Delivery) -> Iterator[str]:
    yield click.style(who or "One voice, without a name", bold=True)
    share = f", {said.share:.0%} of all that is said" if len(read.voices) > 1 else ""
    yield f"  {said.words:,} words{share}"
    if said.rate is None:
        yield "  Nothing can be said about pace: too few times are written."
    else:
        within = "" if said.exact else " at least, since a turn is counted up to the next time"
        yield f"  {said.rate:.0f} words a minute{within}"
        for point in said.points:
            yield f"    {_clock(point.start)}  {point.rate:5.0f}  {'#' * round(point.rate / 10)}"
    if not said.exact:
        yield "  Pauses are not known: only beginnings are written, or no times at all."
        return
    counted = "1 pause" if said.paused == 1 else f"{said.paused} pauses"
    yield f"  {counted} longer than a breath (1.5 s)"
    for pause in said.pauses:
        yield f"    {_clock(pause.at)}  {pause.seconds:4.1f} s  after “{pause.before}”"


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
