"""Transcripts, keyword lists and the search over everything, as services."""

from pathlib import Path

import pytest
import soundfile
from call_maker import Voice, speech_samples
from centre import Centre

from qa_studio.domain.keywords import KeywordList
from qa_studio.domain.mask import MaskSound
from qa_studio.domain.people import Role
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Word
from qa_studio.errors import NotFound, Refused
from qa_studio.services.events import Event, KeywordListsChanged, TranscriptsChanged
from qa_studio.services.found_texts import TextKind
from qa_studio.services.importing import ImportOrder
from qa_studio.services.keywords import words_in
from qa_studio.services.progress import Quiet
from qa_studio.services.searching import words_of
from qa_studio.services.transcript_files import Line, TranscriptText


def keep(centre: Centre, *lines: Line, recording: RecordingId | None = None) -> RecordingId:
    recording = recording or centre.recording()
    centre.studio.transcripts.keep(recording, TranscriptText("plain", "en", lines), "call.json", centre.inspector)
    return recording


def found(centre: Centre, words: str, *kinds: TextKind) -> list[str]:
    chosen = kinds or tuple(TextKind)
    answer = centre.studio.searching.find(words, centre.inspector, 50, chosen)
    return [hit.text for call in answer.calls for hit in call.hits]


def test_what_goes_beyond_the_recording_is_cut_and_said(centre: Centre) -> None:
    recording = centre.recording()  # of a minute
    lines = (
        Line(50, 70, "long", "A", None, (Word(Span(58, 59), "lo"), Word(Span(65, 66), "ng"))),
        Line(60, 61, "behind", "A"),
        Line(10, 11, "early", "B"),
    )
    taken = centre.studio.transcripts.keep(recording, TranscriptText("plain", "", lines), "call.json")
    assert (taken.segments, taken.clipped, taken.dropped, taken.unknown) == (2, 1, 1, ("B", "A"))
    transcript = centre.studio.transcripts.get(recording)
    assert transcript is not None
    assert [each.text for each in transcript.segments] == ["early", "long"], "by time"
    assert transcript.segments[1].span == Span(50, 60)
    assert [word.span for word in transcript.segments[1].words] == [Span(58, 59), Span(60, 60)]


def test_channels_follow_how_the_recording_was_taken_in(centre: Centre) -> None:
    recording = centre.recording()
    centre.studio.library.swap_channels(recording)
    keep(centre, Line(1, 2, "Hello", "", 0), Line(2, 3, "Yes", "", 1), recording=recording)
    transcript = centre.studio.transcripts.get(recording)
    assert transcript is not None and [each.speaker for each in transcript.segments] == ["customer", "agent"]
    centre.studio.transcripts.swap_speakers(recording)
    transcript = centre.studio.transcripts.get(recording)
    assert transcript is not None and [each.speaker for each in transcript.segments] == ["agent", "customer"]


def test_the_sound_tells_who_speaks_where_the_file_does_not(centre: Centre, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "call.wav", speech_samples(40, (Voice(0.5, 5, 0), Voice(6, 9, 1))), 8000)
    outcome = centre.studio.importing.run(ImportOrder((tmp_path / "call.wav",)), Quiet())
    recording = outcome.added[0].id
    centre.studio.analysing.measure(recording, Quiet())
    diarised = (Line(0, 5, "Good morning", "SPEAKER_01"), Line(6, 9, "Hello", "SPEAKER_00"))
    found = TranscriptText("Whisper", "", diarised)
    assert centre.studio.transcripts.who_speaks(recording, found) == {"SPEAKER_01": "agent", "SPEAKER_00": "customer"}
    taken = centre.studio.transcripts.keep(recording, found, "call.json")
    assert taken.unknown == ()
    nameless = (Line(0.5, 4, "Good morning"), Line(6, 9, "Hello"), Line(30, 31, "Music"))
    centre.studio.transcripts.keep(recording, TranscriptText("SubRip", "", nameless), "call.srt")
    transcript = centre.studio.transcripts.get(recording)
    assert transcript is not None and [each.speaker for each in transcript.segments] == ["agent", "customer", ""]
    chosen = centre.studio.transcripts.keep(recording, found, "call.json", None, {"SPEAKER_00": "agent"})
    assert chosen.unknown == ()


def test_changes_are_told_and_what_is_not_there_is_said(centre: Centre) -> None:
    told: list[Event] = []
    centre.studio.events.listen(TranscriptsChanged, told.append)
    centre.studio.events.listen(KeywordListsChanged, told.append)
    recording = keep(centre, Line(1, 2, "Hello", "agent"))
    centre.studio.transcripts.remove(recording)
    assert told == [TranscriptsChanged((recording,))] * 2
    with pytest.raises(NotFound, match="no transcript"):
        centre.studio.transcripts.remove(recording)
    with pytest.raises(NotFound):
        keep(centre, Line(1, 2, "Hello"), recording=RecordingId(99))


def test_lists_of_keywords_are_kept_and_count(centre: Centre) -> None:
    keywords, transcripts = centre.studio.keywords, centre.studio.transcripts
    assert len(keywords.lists()) == 5, "the usual ones to begin with"
    fruit = keywords.add(" Fruit ", words_in("apple, pear\n苹果、梨；apple"))
    (known,) = (each for each in keywords.lists() if each.id == fruit)
    assert (known.name, known.words) == ("Fruit", ("apple", "pear", "苹果", "梨"))
    recording = keep(centre, Line(1, 2, "An Apple a day, 苹果"))
    assert [each.word for each in keywords.said_in(transcripts.get(recording))] == ["Apple", "苹果"]
    keywords.save(KeywordList(fruit, "Fruit", ("day",)))
    assert [each.word for each in keywords.said_in(transcripts.get(recording))] == ["day"]
    with pytest.raises(Refused, match="already"):
        keywords.add("Fruit", ("x",))
    with pytest.raises(Refused, match="name"):
        keywords.add("  ", ("x",))
    with pytest.raises(Refused, match="word"):
        keywords.add("Empty", ("", " "))
    keywords.remove(fruit)
    assert keywords.said_in(transcripts.get(recording)) == ()
    assert keywords.add_starters() == 0


def test_notes_comments_and_spoken_words_are_found_together(centre: Centre) -> None:
    first = keep(centre, Line(1, 2, "I want a refund"), Line(3, 4, "a full refund please"))
    centre.studio.notes.write(first, Span(2, 2), "refund promised", False, centre.inspector)
    inspection = centre.begin()
    centre.studio.inspections.comment(inspection, "greeting", "forgot the refund")
    assert found(centre, "refund") == [
        "forgot the refund",
        "I want a refund",
        "refund promised",
        "a full refund please",
    ]
    assert found(centre, "refund", TextKind.NOTE) == ["refund promised"]
    assert found(centre, "REFUND full") == ["a full refund please"]
    assert found(centre, '"full refund"') == ["a full refund please"]
    assert found(centre, '"refund full"') == []
    assert found(centre, "  ") == []
    other = centre.studio.searching.find("refund", centre.lead)
    assert [hit.kind for call in other.calls for hit in call.hits].count(TextKind.NOTE) == 0
    assert centre.studio.searching.find("refund", None, 2).more


def test_long_texts_are_cut_around_the_words(centre: Centre) -> None:
    keep(centre, Line(1, 50, "word " * 60 + "needle " + "word " * 60))
    answer = centre.studio.searching.find("needle", None)
    (hit,) = answer.calls[0].hits
    assert hit.text.startswith("…") and hit.text.endswith("…") and len(hit.text) < 170
    assert [hit.text[a:b] for a, b in hit.marks] == ["needle"]


def test_words_in_masked_stretches_are_for_those_who_may_hear_them(centre: Centre) -> None:
    words = tuple(Word(Span(n, n + 1), text) for n, text in enumerate(("card", "4111", "thanks")))
    recording = keep(centre, Line(0, 3, "card 4111 thanks", "customer", None, words))
    centre.studio.masks.add(recording, (Span(1, 2),), MaskSound.TONE, None)
    shown = centre.studio.transcripts.shown_to(recording, centre.inspector)
    assert shown is not None and shown.segments[0].text == "card ●●● thanks"
    assert centre.studio.people.person(centre.lead).role is Role.LEAD
    full = centre.studio.transcripts.shown_to(recording, centre.lead)
    assert full is not None and full.segments[0].text == "card 4111 thanks"
    assert found(centre, "4111") == []
    assert found(centre, "thanks") == ["card ●●● thanks"]


def test_quotation_marks_keep_words_together() -> None:
    assert words_of('投诉 “third time” x "a b" x') == ("third time", "a b", "投诉", "x")
    assert words_of("Ｓupervisor") == ("supervisor",)
