"""A transcript becomes the draft: chosen, asked about, nothing lost, pace and pauses kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from debrief.journal.actions import LONGEST
from debrief.journal.models import Sitting, Transcript
from people import start

TALK = """WEBVTT

00:00:00.000 --> 00:00:10.000
Ruth Amsel: Who is this page for, and what do they run today?

00:00:12.000 --> 00:00:22.000
Ines Carvalho: I am writing for the engineer who owns the nightly script, and

00:00:26.000 --> 00:00:36.000
Ines Carvalho: somebody renamed a column, so they reload it at two in the morning.
"""
SAID = "I am writing for the engineer who owns the nightly script, and"
ALONE = "WEBVTT\n\n00:01.000 --> 00:09.000\nI would start with the engineer on call.\n"


@pytest.fixture
def sitting(owner, exercise):
    return start(owner.person, exercise)


def at(sitting, name="sitting-transcript"):
    return reverse(name, args=[sitting.pk])


def bring(client, sitting, written=TALK, name="talk.vtt"):
    data = written if isinstance(written, bytes) else written.encode()
    return client.post(at(sitting), {"file": SimpleUploadedFile(name, data)})


@pytest.mark.row("D5")
def test_who_speaks_is_asked_and_the_words_become_the_draft(owner, sitting):
    assert bring(owner.client, sitting)["Location"] == at(sitting)
    page = owner.client.get(at(sitting)).context["page"]
    assert [voice.name for voice in page.voices] == ["Ines Carvalho", "Ruth Amsel"]
    assert page.drafted == 0
    used = owner.client.post(at(sitting, "transcript-use"), {"speaker": "Ines Carvalho"})
    assert used["Location"] == at(sitting, "sitting")
    page = owner.client.get(at(sitting, "sitting")).context["page"]
    assert page.text.startswith(SAID)
    assert "Who is this page for" not in page.text


def test_what_the_others_said_is_let_go_of(owner, sitting):
    bring(owner.client, sitting)
    owner.client.post(at(sitting, "transcript-use"), {"speaker": "Ines Carvalho"})
    assert "Ruth" not in str(Transcript.objects.get().cues)


@pytest.mark.row("D5")
def test_pace_and_pauses_stand_in_the_debrief_and_can_be_deleted(owner, sitting):
    bring(owner.client, sitting)
    owner.client.post(at(sitting, "transcript-use"), {"speaker": "Ines Carvalho"})
    text = owner.client.get(at(sitting, "sitting")).context["page"].text
    attempt = owner.client.post(at(sitting, "sitting"), {"text": text})["Location"]
    response = owner.client.get(attempt)
    spoken = response.context["page"].spoken
    assert spoken.delivery.longest.seconds == 4.0
    assert any("after “engineer who owns the nightly script, and”" in line for line in spoken.says)
    assert any(
        "74 %" in line or "words in the transcript are yours" in line for line in spoken.says
    )
    assert 'class="pace-bar"' in response.text
    assert owner.client.post(spoken.delete_url)["Location"] == at(sitting, "sitting")
    assert owner.client.get(attempt).context["page"].spoken is None
    assert owner.client.get(attempt).context["page"].debrief.text == text


def test_one_voice_and_an_empty_draft_need_no_questions(owner, sitting):
    assert bring(owner.client, sitting, ALONE)["Location"] == at(sitting, "sitting")
    assert Sitting.objects.get().draft == "I would start with the engineer on call."


def test_a_draft_is_never_replaced_unasked(owner, sitting):
    Sitting.objects.update(draft="What I wrote by hand.")
    assert bring(owner.client, sitting, ALONE)["Location"] == at(sitting)
    assert owner.client.get(at(sitting)).context["page"].drafted == 5
    assert Sitting.objects.get().draft == "What I wrote by hand."
    owner.client.post(at(sitting, "transcript-use"), {"speaker": ""})
    assert Sitting.objects.get().draft == (
        "What I wrote by hand.\n\nI would start with the engineer on call."
    )


def test_a_draft_that_is_replaced_is_kept_beside_the_transcript(owner, sitting):
    Sitting.objects.update(draft="What I wrote by hand.")
    bring(owner.client, sitting, ALONE)
    owner.client.post(at(sitting, "transcript-use"), {"speaker": "", "where": "instead"})
    assert Sitting.objects.get().draft == "I would start with the engineer on call."
    bring(owner.client, sitting, ALONE)
    owner.client.post(at(sitting, "transcript-use"), {"speaker": "", "where": "instead"})
    before = "What I wrote by hand.\n\nI would start"
    assert owner.client.get(at(sitting)).context["page"].delivery.replaced.startswith(before)
    form = {"text": Sitting.objects.get().draft}
    attempt = owner.client.post(at(sitting, "sitting"), form)["Location"]
    assert owner.client.get(attempt).context["page"].spoken.replaced.startswith(before)


def test_leaving_for_a_transcript_keeps_what_was_typed(owner, sitting):
    form = {"text": "Half an answer", "then": "transcript"}
    assert owner.client.post(at(sitting, "sitting-draft"), form)["Location"] == at(sitting)
    assert Sitting.objects.get().draft == "Half an answer"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (b"", "no file yet"),
        (b"PK\x03\x04", "a document, not a transcript"),
        (b"\x00\x01\x02", "sound or pictures"),
        (b"x" * 2_000_001, "larger than 2 MB"),
        (b"x" * 11_000_001, "larger than 2 MB"),
    ],
)
def test_a_file_that_is_no_transcript_is_refused_in_a_line(owner, sitting, written, says):
    Sitting.objects.update(draft="Mine.")
    response = bring(owner.client, sitting, written)
    assert response.status_code == 422
    assert says in response.context["page"].problem
    assert Sitting.objects.get().draft == "Mine."


def test_a_speaker_who_is_not_there_and_a_text_too_long_are_refused(owner, sitting):
    bring(owner.client, sitting)
    response = owner.client.post(at(sitting, "transcript-use"), {"speaker": "Bob"})
    assert response.status_code == 422
    assert len(response.context["page"].voices) == 2
    long = f"WEBVTT\n\n00:01.000 --> 00:09.000\n{'word ' * (LONGEST // 5 + 9)}\n"
    response = bring(owner.client, sitting, long)
    assert response.status_code == 422
    assert "30,000 can be read" in response.context["page"].problem


def test_a_transcript_whose_speaker_was_never_chosen_goes_with_the_answer(owner, sitting):
    bring(owner.client, sitting)
    owner.client.post(at(sitting, "sitting"), {"text": "Done without it."})
    assert not Transcript.objects.exists()


def test_a_transcript_can_be_let_go_of_before_anybody_is_chosen(owner, sitting):
    bring(owner.client, sitting)
    assert "Let go of this transcript" in owner.client.get(at(sitting)).text
    owner.client.post(at(sitting, "transcript-delete"))
    assert not Transcript.objects.exists()


def test_without_a_transcript_there_is_nothing_to_use(owner, sitting):
    used = owner.client.post(at(sitting, "transcript-use"), {"speaker": ""})
    assert used.status_code == 404


def test_after_handing_in_no_transcript_is_taken(owner, sitting):
    attempt = owner.client.post(at(sitting, "sitting"), {"text": "Done."})["Location"]
    assert bring(owner.client, sitting)["Location"] == attempt
    assert not Transcript.objects.exists()


def test_plain_text_tells_no_pauses_and_says_why(owner, sitting):
    bring(owner.client, sitting, "Ann Lee  0:00\nFor whom?\n\nBo Li  0:10\nEngineers.\n", "o.txt")
    owner.client.post(at(sitting, "transcript-use"), {"speaker": "Bo Li"})
    says = owner.client.get(at(sitting)).context["page"].delivery.says
    assert any("nothing can be said about pauses" in line for line in says)
