"""A transcript being brought, and how an answer was spoken."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.experience.delivery import Delivery
from debrief.handbook import Handbook
from debrief.journal import actions
from debrief.journal.models import Sitting, Transcript
from debrief.web.contexts.speech import DeliveryView, RecordingView, TranscriptPage, VoiceView
from debrief.web.presenters.practise import present_card
from debrief.web.presenters.wording import duration


def present_transcript(
    sitting: Sitting, row: Transcript | None, book: Handbook, problem: str = ""
) -> TranscriptPage:
    """Return the page on which a transcript is brought; `problem` says why it was not taken."""
    here = [sitting.pk]
    waiting = row is not None and row.used_at is None
    return TranscriptPage(
        card=present_card(book.exercises[sitting.exercise], book),
        url=reverse("sitting-transcript", args=here),
        sitting_url=reverse("sitting", args=here),
        use_url=reverse("transcript-use", args=here),
        delete_url=reverse("transcript-delete", args=here),
        name=row.name if row else "",
        voices=_voices(row) if row and waiting else (),
        drafted=len(sitting.draft.split()),
        delivery=present_delivery(sitting, row),
        most_megabytes=actions.MOST_TRANSCRIPT_BYTES // 1_000_000,
        problem=problem,
    )


def present_delivery(sitting: Sitting, row: Transcript | None) -> DeliveryView | None:
    """Return how an answer was spoken, None where no transcript was used."""
    said = actions.delivery_of(row)
    if said is None:
        return None
    return DeliveryView(
        id=f"pace-{sitting.pk.hex[:8]}",
        title=_("Pace and pauses"),
        says=tuple(_sentences(said)),
        delivery=said,
        replaced=row.replaced if row else "",
        delete_url=reverse("transcript-delete", args=[sitting.pk]),
    )


def present_recordings(sitting: Sitting) -> tuple[RecordingView, ...]:
    """Return what was recorded in a sitting."""
    return tuple(
        RecordingView(
            id=row.pk,
            url=reverse("recording-sound", args=[row.pk]),
            delete_url=reverse("recording-delete", args=[row.pk]),
            back_url=reverse("sitting", args=[sitting.pk]),
            begun_at=row.begun_at,
            length=duration(row.seconds) if row.ended_at else "",
        )
        for row in actions.recordings_in(sitting)
    )


def _sentences(said: Delivery) -> list[str]:
    found = []
    if said.rate is None:
        found.append(_("The transcript has too few times to tell how fast you spoke."))
    elif said.exact:
        found.append(
            _("%(words)d words in %(time)s of speech: %(rate).0f a minute, pauses left out.")
            % {"words": said.words, "time": duration(round(said.seconds or 0)), "rate": said.rate}
        )
    else:
        found.append(
            _(
                "About %.0f words a minute or more: this kind of transcript writes when a turn "
                "begins and not when it ends, so silences count as speech."
            )
            % said.rate
        )
    if not said.exact:
        found.append(_("For the same reason nothing can be said about pauses."))
    elif said.longest is None:
        found.append(_("No pause within your turns was longer than a breath (1.5 seconds)."))
    else:
        found.append(
            ngettext(
                "%(count)d pause longer than a breath: %(long).1f seconds, after “%(words)s”.",
                "%(count)d pauses longer than a breath; the longest, %(long).1f seconds, came "
                "after “%(words)s”.",
                said.paused,
            )
            % {"count": said.paused, "long": said.longest.seconds, "words": said.longest.before}
        )
    if said.share < 1:
        found.append(_("%.0f %% of all words in the transcript are yours.") % (100 * said.share))
    return found


def _voices(row: Transcript) -> tuple[VoiceView, ...]:
    return tuple(
        VoiceView(
            value=voice.speaker,
            name=voice.speaker or _("Somebody who is not named"),
            words=voice.words,
            begins=voice.begins,
            chosen=place == 0,
        )
        for place, voice in enumerate(actions.spoken_in(row).voices)
    )
