"""What transcripts and the search over them promise, on each engine."""

from dataclasses import replace
from datetime import UTC, datetime

from qa_studio.domain.answers import Answers
from qa_studio.domain.inspection import Inspection, InspectionId
from qa_studio.domain.keywords import KeywordList, KeywordListId
from qa_studio.domain.note import Note, NoteId
from qa_studio.domain.people import Person, PersonId
from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound
from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Segment, Transcript, Word
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.ports import Work, WorkFactory
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.shipped import shipped

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CONSULTATION = shipped("checklists/inbound-consultation.checklist.yaml").read_text("utf-8")
SAID = (
    Segment(Span(1.0, 2.0), "agent", "Good morning, what can I do for you?"),
    Segment(Span(2.5, 4.0), "customer", "我要投诉", (Word(Span(2.5, 3.0), "我要"), Word(Span(3.25, 4.0), "投诉"))),
    Segment(Span(5.0, 6.0), "customer", "This is 100% wrong, get me a Supervisor"),
)


def a_recording(name: str) -> Recording:
    sound = Sound(120.5, 8000, 2, "pcm_s16le")
    return Recording(RecordingId(0), f"/calls/{name}", f"hash of {name}", 1000, sound, CallDetails(), NOON)


def a_transcript(work: Work, name: str = "call-1.wav", segments: tuple[Segment, ...] = SAID) -> Transcript:
    recording = work.recordings.add(a_recording(name))
    transcript = Transcript(recording, "call.srt", "zh-CN", segments, None, NOON)
    work.transcripts.keep(transcript)
    return transcript


def spoken(work: Work, *words: str) -> list[tuple[float | None, str]]:
    return [(hit.at_s, hit.by) for hit in work.texts.spoken(words, 10)]


def test_a_transcript_is_kept_in_place_of_the_one_before(begin: WorkFactory) -> None:
    with begin() as work:
        first = a_transcript(work)
        assert work.transcripts.get(first.recording) == first
        second = replace(first, source="better.json", segments=SAID[:1])
        work.transcripts.keep(second)
        assert work.transcripts.get(first.recording) == second
        assert spoken(work, "supervisor") == []
        work.transcripts.remove(first.recording)
        assert work.transcripts.get(first.recording) is None
        assert spoken(work, "morning") == []


def test_a_transcript_goes_with_its_recording(begin: WorkFactory) -> None:
    with begin() as work:
        transcript = a_transcript(work)
        work.recordings.remove((transcript.recording,))
    with begin.read() as work:
        assert work.transcripts.get(transcript.recording) is None
        assert spoken(work, "投诉") == [] and spoken(work, "supervisor") == []


def test_which_recordings_have_none(begin: WorkFactory) -> None:
    with begin() as work:
        a_transcript(work)
        other = work.recordings.add(a_recording("call-2.wav"))
        assert work.transcripts.missing() == (other,)
        assert work.transcripts.recordings_at("/calls/call-2") == (other,)
        assert work.transcripts.recordings_at("/calls/call") == ()


def test_words_are_found_whatever_their_case_length_and_script(begin: WorkFactory) -> None:
    with begin() as work:
        a_transcript(work)
        assert spoken(work, "supervisor") == [(5.0, "customer")]
        assert spoken(work, "supervisor", "wrong") == [(5.0, "customer")]
        assert spoken(work, "supervisor", "morning") == []
        assert spoken(work, "投诉") == [(3.25, "customer")]  # two letters, at the end of the text
        assert spoken(work, "我要投诉") == [(2.5, "customer")]
        assert spoken(work, "诉") == [(3.25, "customer")]
        assert spoken(work, "ME") == [(5.0, "customer")]
        assert spoken(work, "100%") == [(5.0, "customer")]
        assert spoken(work, "0%0") == [] and spoken(work, "m_rning") == [] and spoken(work, "%") == [(5.0, "customer")]
        assert spoken(work, '"wrong') == []


def test_the_newest_come_first_and_no_more_than_asked(begin: WorkFactory) -> None:
    with begin() as work:
        one, two = a_transcript(work, "call-1.wav"), a_transcript(work, "call-2.wav")
        assert [hit.recording for hit in work.texts.spoken(["wrong"], 10)] == [two.recording, one.recording]
        assert [hit.recording for hit in work.texts.spoken(["wrong"], 1)] == [two.recording]


def test_own_notes_are_found_by_their_author_only(begin: WorkFactory) -> None:
    with begin() as work:
        recording = work.recordings.add(a_recording("call-1.wav"))
        ma, li = (work.people.add_person(Person(PersonId(0), name)) for name in ("Ma", "Li"))
        for author, public in ((ma, True), (ma, False)):
            text = f"Promises a refund, public: {public}"
            work.notes.add(Note(NoteId(0), recording, Span(3.0, 3.0), text, public, author, NOON, NOON))
        assert len(work.texts.noted(["refund"], ma, 10)) == 2
        assert [(hit.at_s, hit.by, hit.text) for hit in work.texts.noted(["refund"], li, 10)] == [
            (3.0, "Ma", "Promises a refund, public: True")
        ]
        assert len(work.texts.noted(["refund"], None, 10)) == 1


def test_comments_and_summaries_are_found_and_forgotten(begin: WorkFactory) -> None:
    with begin() as work:
        recording = work.recordings.add(a_recording("call-1.wav"))
        inspector = work.people.add_person(Person(PersonId(0), "Chen Jing"))
        checklist = work.checklists.add(read_text_of(CONSULTATION), CONSULTATION, NOON)
        answers = Answers("inbound-consultation", {}, {"IC-1.1": "没有报工号"}, {"IC-1.1": (Span(4.0, 5.0),)})
        begun = Inspection(InspectionId(0), recording, checklist, inspector, NOON, NOON, answers)
        begun = replace(begun, id=work.inspections.add(begun))
        assert [(hit.at_s, hit.by) for hit in work.texts.commented(["工号"], 10)] == [(4.0, "Chen Jing")]
        work.inspections.save(replace(begun, summary="Friendly to the end"))
        assert [hit.at_s for hit in work.texts.commented(["friendly"], 10)] == [None]
        better = Answers("inbound-consultation", {}, {"IC-1.1": "says the number"}, {})
        work.inspections.save(replace(begun, answers=better, summary="Friendly to the end"), "IC-1.1")
        assert work.texts.commented(["工号"], 10) == []
        assert len(work.texts.commented(["number"], 10)) == 1
        work.inspections.remove(begun.id)
        assert work.texts.commented(["number"], 10) == [] and work.texts.commented(["friendly"], 10) == []


def test_the_list_counts_what_was_said_where_it_is_asked_to(begin: WorkFactory) -> None:
    with begin() as work:
        said = a_transcript(work, "call-1.wav").recording
        named = work.recordings.add(a_recording("supervisor.wav"))
        work.recordings.add(a_recording("call-3.wav"))
        count = work.recordings.count
        assert count(RecordingFilter(text="supervisor")) == 1
        assert count(RecordingFilter(text="supervisor", said=True)) == 2
        assert count(RecordingFilter(text="call supervisor", said=True)) == 1
        assert list(work.recordings.ids(RecordingFilter(text="投诉", said=True), RecordingSort())) == [said]
        both, none, part, whole = (
            work.keywords.add(KeywordList(KeywordListId(0), name, words, name != "part"))
            for name, words in (
                ("both", ("律师", "投诉")),
                ("none", ("律师",)),
                ("part", ("visor",)),
                ("whole", ("visor", "wrong,")),
            )
        )
        assert count(RecordingFilter(keyword_lists=(both,))) == 1
        assert count(RecordingFilter(keyword_lists=(none,))) == 0
        assert count(RecordingFilter(keyword_lists=(none, part))) == 1
        assert count(RecordingFilter(keyword_lists=(whole,))) == 1, "wrong, stands by itself"
        work.keywords.save(KeywordList(whole, "whole", ("visor",)))
        assert count(RecordingFilter(keyword_lists=(whole,))) == 0
        work.keywords.remove(both)
        assert count(RecordingFilter(keyword_lists=(both,))) == 0
        assert named != said
