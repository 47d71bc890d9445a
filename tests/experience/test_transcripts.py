"""What meeting tools write, in the layouts they write it in."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debrief.experience.delivery import Delivery, measure
from debrief.experience.transcripts import read_transcript
from debrief.experience.unreadable import Unreadable

ZOOM_VTT = """WEBVTT

1
00:00:01.000 --> 00:00:04.000
Ruth Amsel: Who is this page for?

2
00:00:05.200 --> 00:00:09.000
Ines Carvalho: For the engineer on call. They run

3
00:00:09.300 --> 00:00:12.000
Ines Carvalho: a nightly script.

4
00:00:15.000 --> 00:00:17.000
Ines Carvalho: And it breaks.
"""
TEAMS_VTT = """\ufeffWEBVTT

NOTE duration:"00:00:20"

2f1c/12-0
00:00:01.000 --> 00:00:04.000 align:start
<v Ruth Amsel>Who is this page for?</v>

2f1c/13-0
00:00:05.200 --> 00:00:09.000
<v Ines Carvalho>For the engineer on call.
They run</v>

00:00:09.300 --> 00:00:12.000
<v Ines Carvalho>a nightly script.</v>

00:00:15.000 --> 00:00:17.000
<v Ines Carvalho>And it breaks.</v>
"""
SRT = """1
00:00:01,000 --> 00:00:04,000
Ruth Amsel: Who is this page for?
2
00:00:05,200 --> 00:00:09,000
Ines Carvalho: For the engineer on call. They run
3
00:00:09,300 --> 00:00:12,000
a nightly script.

4
00:00:15,000 --> 00:00:17,000
Ines Carvalho: And it breaks.
"""
TEAMS_DOCUMENT = """0:0:1.0 --> 0:0:4.0
Ruth Amsel
Who is this page for?

0:0:5.2 --> 0:0:9.0
Ines Carvalho
For the engineer on call. They run

0:0:9.3 --> 0:0:12.0
Ines Carvalho
a nightly script.

0:0:15.0 --> 0:0:17.0
Ines Carvalho
And it breaks.

0:0:18.0 --> 0:0:19.0
Ruth Amsel
Thank you.
"""
BRACKETS_VTT = """WEBVTT

00:00:01.000 --> 00:00:04.000
(Ruth Amsel)
Who is this page for?

00:00:05.200 --> 00:00:09.000
(Ines Carvalho)
For the engineer on call. They run

00:00:09.300 --> 00:00:12.000
a nightly script.
-

00:00:15.000 --> 00:00:17.000
And it breaks.
"""
OTTER = """Ruth Amsel  0:01
Who is this page for?

Ines Carvalho  0:05
For the engineer on call. They run
a nightly script. And it breaks.

Transcribed by https://otter.ai
"""
ZOOM_TEXT = """[Ruth Amsel] 00:00:01
Who is this page for?

[Ines Carvalho] 00:00:05
For the engineer on call. They run a nightly script. And it breaks.
"""
ZOOM_TABS = (
    "00:00:01\tRuth Amsel:\tWho is this page for?\n"
    "00:00:05\tInes Carvalho:\tFor the engineer on call. They run a nightly script.\n"
    "00:00:15\tInes Carvalho:\tAnd it breaks.\n"
)
MEET = """Mock interview (2026-03-02 12:00 GMT) - Transcript
Attendees

00:00:00

Ruth Amsel: Who is this page for?
Ines Carvalho: For the engineer on call. They run a nightly script.
00:05:00

Ines Carvalho: And it breaks.
"""
BRACKETED = """[00:00:01] Ruth Amsel: Who is this page for?
[00:00:05] Ines Carvalho: For the engineer on call. They run a nightly script.
(00:00:15) Ines Carvalho: And it breaks.
"""
SAID = "For the engineer on call. They run a nightly script. And it breaks."


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize(
    "written",
    [ZOOM_VTT, TEAMS_VTT, SRT, TEAMS_DOCUMENT, BRACKETS_VTT],
    ids=["zoom", "teams", "srt", "teams document", "names in brackets"],
)
def test_cues_give_who_spoke_and_when(written):
    read = read_transcript(written.encode())
    assert read.form == "cues"
    assert {one.speaker for one in read.voices} == {"Ruth Amsel", "Ines Carvalho"}
    assert read.voices[0].speaker == "Ines Carvalho"
    assert flat(read.of("Ines Carvalho").text) == SAID
    own = [cue for cue in read.cues if cue.speaker == "Ines Carvalho"]
    assert [(cue.start, cue.end) for cue in own] == [(5.2, 9.0), (9.3, 12.0), (15.0, 17.0)]


@pytest.mark.parametrize(
    "written",
    [OTTER, ZOOM_TEXT, ZOOM_TABS, MEET, BRACKETED],
    ids=["otter", "zoom", "zoom with tabs", "meet", "times in brackets"],
)
def test_plain_text_gives_who_spoke(written):
    read = read_transcript(written.encode())
    assert read.form == "text"
    said = flat(read.of("Ines Carvalho").text).replace(" Transcribed by https://otter.ai", "")
    assert said == SAID
    assert flat(read.of("Ruth Amsel").text) == "Who is this page for?"
    assert all(cue.end is None for cue in read.cues)
    assert read.cues[0].start in (0.0, 1.0)


def test_offsets_lead_back_to_the_cue():
    read = read_transcript(ZOOM_VTT.encode())
    spoken = read.of("Ines Carvalho")
    for place in spoken.places:
        assert spoken.text[place.start : place.end] == read.cues[place.cue].text
    assert spoken.text.count("\n\n") == 1, "a new paragraph after three seconds of silence"


def test_marks_in_cues_are_not_words():
    written = (
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\n"
        "<v.loud Ann Lee><i>Fish &amp; chips</i> <00:01.500>at 3 < 4 o'clock\n"
    )
    (cue,) = read_transcript(written.encode()).cues
    assert (cue.speaker, cue.text) == ("Ann Lee", "Fish & chips at 3 < 4 o'clock")


def test_a_sentence_with_a_colon_is_not_a_name():
    written = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHere is the line: only that table stops.\n\n"
        "00:03.000 --> 00:04.000\nProof: rerun the benchmark.\n"
    )
    read = read_transcript(written.encode())
    assert {cue.speaker for cue in read.cues} == {""}
    assert "Proof: rerun" in read.of("").text


def test_rolling_captions_are_not_said_twice():
    written = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nfor the engineer\n\n"
        "00:02.000 --> 00:03.000\nfor the engineer\non call\n"
    )
    assert read_transcript(written.encode()).of("").text == "for the engineer on call"


def test_text_without_names_and_times_is_one_voice():
    read = read_transcript(b"I would start with the engineer.\nThen the script.\n")
    assert [one.speaker for one in read.voices] == [""]
    assert read.of("").text == "I would start with the engineer. Then the script."


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"PK\x03\x04rest", "a document"),
        (b"%PDF-1.7", "a document"),
        (b"RIFF\x00\x00WAVE", "sound or pictures"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>\n", "Nobody says anything"),
        (b"x" * 2_000_001, "larger than 2 MB"),
        (b"00:01 --> 00:02\na\n\n" * 20_001, "20,001 pieces"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data, says):
    with pytest.raises(Unreadable, match=says) as refused:
        read_transcript(data)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_arrive_whole_in_common_encodings(encoding):
    written = "WEBVTT\n\n00:01.000 --> 00:02.000\nInês Carvalho: Já está, naïve café.\n"
    (cue,) = read_transcript(written.encode(encoding)).cues
    assert (cue.speaker, cue.text) == ("Inês Carvalho", "Já está, naïve café.")


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        pytest.param("00:01.000 --> 00:02.000\n" + "<" * 1_900_000, id="a cue of brackets"),
        pytest.param("00:01.000 --> 00:02.000\n&#" + "1" * 1_900_000 + ";", id="a character"),
        "<v ",
        ":",
        "a:" * 30 + "\n",
        "[",
        "0:00 ",
        "1:1:1:1\n",
        "00:01 --> ",
        "A B C D\n",
        "&",
        "\t",
    ],
)
def test_two_megabytes_of_anything_are_read_in_bounded_time(piece):
    data = (piece * (1_999_000 // len(piece))).encode()
    began = time.perf_counter()
    try:
        read = read_transcript(data)
        measure(read, read.voices[0].speaker)
        read.of(read.voices[0].speaker)
    except Unreadable:
        pass
    # Half a second on an idle machine.
    assert time.perf_counter() - began < 8


PIECES = st.sampled_from(
    "00:00:01.000 --> 00:00:02.000|00:02 --> 00:01|9:99:99|0:03|[0:03]|Ann Lee|Ann Lee:|<v Ann>"
    "|</v>|words, said|NOTE|WEBVTT|1|-| |\n|\n\n|\t|:|<|>|&lt;|🙂|\u202e|(Ann)|x".split("|")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300))
def test_nothing_that_is_written_breaks_the_reading(written):
    try:
        read = read_transcript(written.encode("utf-8", "replace"))
    except Unreadable:
        return
    for voice in read.voices:
        spoken = read.of(voice.speaker)
        for place in spoken.places:
            assert spoken.text[place.start : place.end] == read.cues[place.cue].text
        found = measure(read, voice.speaker)
        assert Delivery.from_dict(found.as_dict()) == found
        assert 0 <= found.share <= 1
        assert all(pause.seconds > 1.5 for pause in found.pauses)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(data):
    try:
        read_transcript(data)
    except Unreadable as refused:
        assert str(refused)
