"""What the services hand out of a recording with masks: to whom, and what not."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
import pytest
import soundfile
from call_maker import Keys, Voice, speech_samples

from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.mask import HIDDEN, HIDDEN_KEY, CustomerVoice, MaskOrigin, MaskSound
from qa_studio.domain.people import PersonId, Role
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import Refused
from qa_studio.services.clips import ClipWish
from qa_studio.services.events import ClipsExported, Event, MasksChanged
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.studio import Studio

CARD = "41112222"
RATE = 8000
HIDES = [Role.INSPECTOR, Role.TRAINER, Role.AGENT]
HEARS = [Role.ADMINISTRATOR, Role.LEAD]


@pytest.fixture
def call(studio: Studio, tmp_path: Path) -> RecordingId:
    """Twenty seconds; a card number is typed from second 11 on, and said from 8 to 9."""
    sounds = (Voice(1, 6), Voice(7, 9, channel=1), Keys(11, CARD), Voice(15, 18))
    soundfile.write(tmp_path / "card.wav", speech_samples(20, sounds), RATE)
    (tmp_path / "card.srt").write_text(
        "1\n00:00:01,000 --> 00:00:06,000\nYour card number please\n\n"
        "2\n00:00:07,000 --> 00:00:09,000\nIt is forty one eleven\n",
        "utf-8",
    )
    outcome = studio.importing.run(ImportOrder((tmp_path / "card.wav",)), Quiet())
    return outcome.added[0].id


def somebody(studio: Studio, role: Role) -> PersonId:
    return studio.people.add_person(f"the {role}", role)


@contextmanager
def heard(studio: Studio) -> Iterator[list[Event]]:
    events: list[Event] = []
    stop = studio.events.listen(Event, events.append)
    yield events
    stop()


@pytest.mark.parametrize("role", HIDES)
def test_those_who_may_not_hear_it_get_it_nowhere(
    role: Role, studio: Studio, call: RecordingId, tmp_path: Path
) -> None:
    studio.masks.add(call, [Span(10.5, 14)], MaskSound.TONE, None)
    person = somebody(studio, role)
    assert [cover.span for cover in studio.library.sound(call).covers] == [Span(10.5, 14)]
    with pytest.raises(Refused, match="team leads only"):
        studio.library.sound(call, open_for=person)
    with pytest.raises(Refused):
        studio.library.waveform(call, Quiet(), open_for=person)
    with pytest.raises(Refused):
        studio.masks.covers(call, open_for=person)
    with pytest.raises(Refused):
        studio.clips.cut(call, Span(0, 20), tmp_path / "clip.wav", ClipWish(by=person, unmasked=True))
    assert not (tmp_path / "clip.wav").exists()


@pytest.mark.parametrize("role", HEARS)
def test_those_who_may_hear_it_have_to_ask_for_it(
    role: Role, studio: Studio, call: RecordingId, tmp_path: Path
) -> None:
    studio.masks.add(call, [Span(10.5, 14)], MaskSound.SILENCE, None)
    person = somebody(studio, role)
    assert studio.library.sound(call).covers != () == studio.library.sound(call, open_for=person).covers
    drawn, bare = studio.library.waveform(call, Quiet()), studio.library.waveform(call, Quiet(), open_for=person)
    assert drawn.columns(1, 11, 12, 50).high.max() == 0 < 0.05 < bare.columns(1, 11, 12, 50).high.max()
    for unmasked in (False, True):
        with heard(studio) as events:
            studio.clips.cut(call, Span(0, 20), tmp_path / "clip.wav", ClipWish(by=person, unmasked=unmasked))
        assert events == [ClipsExported((call,), person, unmasked)]
        clip, _ = soundfile.read(tmp_path / "clip.wav")
        assert bool(np.abs(clip[11 * RATE : 12 * RATE]).max() > 0.05) is unmasked


def test_while_it_is_drawn_for_the_first_time_it_is_hidden_too(studio: Studio, call: RecordingId) -> None:
    studio.masks.add(call, [Span(10.5, 14)], MaskSound.SILENCE, None)
    seen: list[float] = []
    studio.library.waveform(
        call, Quiet(), lambda waveform: seen.append(float(waveform.columns(1, 11, 12, 50).high.max()))
    )
    assert set(seen) <= {0.0}


def test_keys_under_a_mask_are_not_told(studio: Studio, call: RecordingId) -> None:
    assert "".join(key.key for key in studio.analysing.measure(call, Quiet()).keypad) == CARD
    studio.masks.add(call, studio.masks.typed(call), MaskSound.TONE, None, MaskOrigin.KEYPAD)
    found = studio.library.measurements(call)
    assert found is not None and {key.key for key in found.keypad} == {HIDDEN_KEY}
    assert {key.key for key in studio.analysing.measure(call, Quiet(), anew=True).keypad} == {HIDDEN_KEY}


def test_new_recordings_are_masked_by_themselves_where_the_workspace_wishes_it(
    studio: Studio, call: RecordingId
) -> None:
    studio.settings.save(replace(studio.settings.read(), mask_keypad=True))
    with heard(studio) as events:
        studio.analysing.run_here(Quiet())
    assert MasksChanged((call,)) in events
    (mask,) = studio.masks.of(call)
    assert (mask.origin, mask.made_by) == (MaskOrigin.KEYPAD, None)
    assert mask.span.start < 11 and mask.span.end > 12.5


def test_words_under_a_mask_are_neither_read_nor_found(studio: Studio, call: RecordingId, tmp_path: Path) -> None:
    studio.transcripts.take_in(call, tmp_path / "card.srt")
    assert studio.searching.find("eleven", None).hits == 1
    studio.masks.add(call, [Span(8, 9)], MaskSound.TONE, None)
    assert studio.searching.find("eleven", None).hits == 0
    assert studio.searching.find("card number", None).hits == 1
    for role in Role:
        shown = studio.transcripts.shown_to(call, somebody(studio, role))
        assert shown is not None
        assert (shown.segments[1].text == HIDDEN) is (role in HIDES)
    studio.transcripts.export(call, tmp_path / "out.srt")
    assert "eleven" not in (tmp_path / "out.srt").read_text("utf-8")


def test_examples_are_handed_out_with_their_masks_and_another_voice(
    studio: Studio, call: RecordingId, tmp_path: Path
) -> None:
    lead = somebody(studio, Role.LEAD)
    studio.masks.add(call, [Span(10.5, 14)], MaskSound.SILENCE, lead)
    studio.coaching.mark(call, Span(6.5, 15), SampleKind.GOOD, "Card", "", lead)
    rows, imprint = studio.coaching.rows(), studio.reports.imprint("en")
    clips = {}
    for name, wish in {
        "plain": ClipWish(),
        "altered": ClipWish(CustomerVoice.ALTER),
        "dropped": ClipWish(CustomerVoice.DROP),
        "open": ClipWish(by=lead, unmasked=True),
    }.items():
        count, troubles = studio.coaching.export(rows, tmp_path / name, imprint, Quiet(), wish)
        assert (count, troubles) == (1, ())
        clips[name] = soundfile.read(tmp_path / name / "01 Card.wav")[0]
        assert openpyxl.load_workbook(tmp_path / name / "Coaching samples.xlsx")
    typed, said = slice(5 * RATE, 6 * RATE), slice(RATE, 2 * RATE)
    for name, clip in clips.items():
        assert bool(clip[typed].any()) is (name == "open")
    assert np.abs(clips["altered"][said, 1] - clips["plain"][said, 1]).max() > 0.05
    assert not clips["dropped"][:, 1].any()
