"""The sound of an answer: taken in part by part, kept in private, played with seeking, deleted."""

import stat

import pytest
from django.urls import reverse

from debrief.journal import actions
from debrief.journal.actions.recordings import MOST_SOUND_BYTES
from debrief.journal.models import Recording
from debrief.web.views.recordings import store
from people import start

WEBM = b"\x1aE\xdf\xa3" + bytes(range(96))
KIND = "audio/webm;codecs=opus"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.RECORDINGS = tmp_path / "recordings"
    return settings.RECORDINGS


@pytest.fixture
def sitting(owner, exercise):
    return start(owner.person, exercise)


def post(client, address, data=b"", kind=KIND):
    return client.post(address, data, content_type=kind)


def begin(client, sitting, data=WEBM, kind=KIND):
    return post(client, reverse("recordings", args=[sitting.pk]), data, kind)


def at(name, row):
    return reverse(f"recording-{name}", args=[row.pk])


@pytest.mark.row("D5")
def test_parts_become_one_recording_that_is_played_beside_the_answer(owner, sitting):
    where = begin(owner.client, sitting).json()
    assert post(owner.client, f"{where['part']}?at=100", b"more").json() == {"size": 104}
    listed = post(owner.client, f"{where['end']}?seconds=65")
    assert "1 min 5 s" in listed.text
    row = Recording.objects.get()
    sound = owner.client.get(at("sound", row))
    assert sound.content == WEBM + b"more"
    assert sound["Content-Type"] == "audio/webm"
    assert sound["X-Content-Type-Options"] == "nosniff"
    assert sound["Accept-Ranges"] == "bytes"
    assert "private" in sound["Cache-Control"]
    page = owner.client.get(reverse("sitting", args=[sitting.pk]))
    assert at("sound", row) in page.text
    attempt = owner.client.post(reverse("sitting", args=[sitting.pk]), {"text": "Done."})
    assert at("sound", row) in owner.client.get(attempt["Location"]).text


def test_nobody_else_on_this_machine_can_read_the_file(owner, sitting, folder):
    begin(owner.client, sitting)
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_part_sent_twice_stands_there_once_and_one_that_is_missing_is_noticed(owner, sitting):
    where = begin(owner.client, sitting).json()
    for _ in range(2):
        assert post(owner.client, f"{where['part']}?at=100", b"more").json() == {"size": 104}
    gap = post(owner.client, f"{where['part']}?at=200", b"later")
    assert gap.status_code == 422
    assert "does not follow" in gap.json()["problem"]
    post(owner.client, f"{where['end']}?seconds=9")
    assert post(owner.client, f"{where['part']}?at=104", b"late").status_code == 422


@pytest.mark.parametrize(
    ("asked", "status", "got"),
    [
        ("bytes=0-9", 206, WEBM[:10]),
        ("bytes=90-", 206, WEBM[90:]),
        ("bytes=-10", 206, WEBM[-10:]),
        ("bytes=50-5000", 206, WEBM[50:]),
        ("bytes=-5000", 206, WEBM),
        ("bytes=100-", 416, b""),
        ("bytes=9-3", 416, b""),
        ("bytes=-0", 416, b""),
        ("bytes=a-b", 206, WEBM),
        ("items=0-9", 206, WEBM),
        ("bytes=0-1,5-6", 206, WEBM),
    ],
)
def test_a_player_may_ask_for_a_stretch(owner, sitting, asked, status, got):
    begin(owner.client, sitting)
    sound = owner.client.get(at("sound", Recording.objects.get()), headers={"Range": asked})
    assert (sound.status_code, sound.content) == (status, got)
    if status == 206:
        first = WEBM.index(got)
        assert sound["Content-Range"] == f"bytes {first}-{first + len(got) - 1}/100"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<html>", "text/html"),
        (b"<svg onload=x>", KIND),
        (WEBM, "image/svg+xml"),
        (WEBM, "audio/mp4"),
        (b"", KIND),
    ],
)
def test_what_is_no_sound_is_refused_in_a_line_and_not_kept(owner, sitting, folder, data, kind):
    response = begin(owner.client, sitting, data, kind)
    assert response.status_code == 422
    assert "no recording" in response.json()["problem"]
    assert not Recording.objects.exists()
    assert not folder.exists()


def test_a_sitting_keeps_so_much_sound_and_so_many_recordings(owner, sitting):
    where = begin(owner.client, sitting).json()
    Recording.objects.update(size=MOST_SOUND_BYTES - 2)
    full = post(owner.client, f"{where['part']}?at={MOST_SOUND_BYTES - 2}", b"more")
    assert full.status_code == 422
    assert "64 MB" in full.json()["problem"]
    Recording.objects.update(size=100)
    for _ in range(4):
        begin(owner.client, sitting)
    assert "Delete one" in begin(owner.client, sitting).json()["problem"]


def test_a_part_larger_than_a_page_takes_is_refused(owner, sitting):
    assert begin(owner.client, sitting, WEBM * 6_000).status_code == 400


def test_after_handing_in_nothing_is_recorded_any_more(owner, sitting):
    owner.client.post(reverse("sitting", args=[sitting.pk]), {"text": "Done."})
    assert "handed in already" in begin(owner.client, sitting).json()["problem"]


def test_deleting_asks_first_and_takes_the_sound_with_it(owner, sitting, folder):
    begin(owner.client, sitting)
    row = Recording.objects.get()
    assert "cannot be taken back" in owner.client.get(at("delete", row)).text
    assert list(folder.iterdir())
    gone = owner.client.post(at("delete", row))
    assert gone["Location"] == reverse("sitting", args=[sitting.pk])
    assert not list(folder.iterdir())
    assert owner.client.get(at("sound", row)).status_code == 404


def test_sound_whose_file_is_gone_is_not_there(owner, sitting, folder):
    begin(owner.client, sitting)
    next(folder.iterdir()).unlink()
    assert owner.client.get(at("sound", Recording.objects.get())).status_code == 404


def test_sound_that_belongs_to_nobody_is_swept_up_at_the_start(owner, sitting, folder):
    begin(owner.client, sitting)
    (folder / ("0" * 32)).write_bytes(b"left by a crash")
    actions.tidy_recordings(store())
    assert [path.name for path in folder.iterdir()] == [Recording.objects.get().file]


def test_the_microphone_is_allowed_where_an_answer_is_written_and_nowhere_else(owner, sitting):
    here = owner.client.get(reverse("sitting", args=[sitting.pk]))["Permissions-Policy"]
    assert "microphone=(self)" in here
    assert "camera=()" in here
    long = {"text": "x" * (actions.LONGEST + 1), "question": "Who?"}
    for name in ("sitting-draft", "sitting-ask"):
        refused = owner.client.post(reverse(name, args=[sitting.pk]), long)
        assert "data-recorder" in refused.text
        assert "microphone=(self)" in refused["Permissions-Policy"]
    for name in ("home", "exercises", "attempts"):
        assert "microphone=()" in owner.client.get(reverse(name))["Permissions-Policy"]


def test_a_part_whose_sound_is_gone_is_refused_in_words(owner, sitting, folder):
    where = begin(owner.client, sitting).json()
    (file,) = folder.iterdir()
    file.unlink()
    refused = post(owner.client, f"{where['part']}?at=100", b"more")
    assert refused.status_code == 422
    assert "Record again" in refused.json()["problem"]
    assert Recording.objects.get().size == 100
