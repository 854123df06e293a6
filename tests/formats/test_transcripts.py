"""Transcripts as the programs of others write them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Segment, Transcript, Word
from qa_studio.errors import FileTrouble
from qa_studio.formats.transcripts import TranscriptFileFormats
from qa_studio.services.transcript_files import TranscriptText

FILES = TranscriptFileFormats()
Read = Callable[[str | bytes | Any], TranscriptText]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text, or a document that is written as JSON; the name tells nothing."""

    def reader(content: str | bytes | Any) -> TranscriptText:
        path = tmp_path / "call.txt"
        if not isinstance(content, str | bytes):
            content = json.dumps(content, ensure_ascii=False)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return FILES.read(path)

    return reader


def spoken(found: TranscriptText) -> list[tuple[float, float, str, str]]:
    return [(round(each.start, 3), round(each.end, 3), each.label(False), each.text) for each in found.lines]


def words(found: TranscriptText, line: int = 0) -> list[tuple[float, float, str]]:
    return [(round(w.span.start, 3), round(w.span.end, 3), w.text) for w in found.lines[line].words]


def refusal(read: Read, content: str | bytes | Any) -> str:
    with pytest.raises(FileTrouble) as trouble:
        read(content)
    return str(trouble.value)


# Subtitles


def test_subrip_with_names_before_the_words(read: Read) -> None:
    found = read(
        "1\r\n00:00:01,200 --> 00:00:03,000\r\nAgent: Good morning,\r\nhow can I help?\r\n\r\n"
        "2\r\n00:00:03,500 --> 01:00:05,250 X1:40\r\nCustomer: <i>My bill</i> is wrong.\r\n"
    )
    assert found.kind == "SubRip"
    assert spoken(found) == [
        (1.2, 3.0, "Agent", "Good morning, how can I help?"),
        (3.5, 3605.25, "Customer", "My bill is wrong."),
    ]


def test_a_colon_in_a_sentence_is_no_speaker(read: Read) -> None:
    found = read(
        "1\n00:00:01,000 --> 00:00:02,000\nListen: this is wrong.\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\nI know.\n\n3\n00:00:03,000 --> 00:00:04,000\nSo do I.\n"
    )
    assert {each.speaker for each in found.lines} == {""}
    assert found.lines[0].text == "Listen: this is wrong."


def test_webvtt_with_voices_notes_settings_and_times_between_words(read: Read) -> None:
    found = read(
        "WEBVTT - made by hand\nLanguage: zh\n\nNOTE this is\nnot said --- ever\n\nSTYLE\n::cue { color: red }\n\n"
        "intro\n00:01.000 --> 00:03.000 line:0 position:20%\n<v.loud 坐席 王芳>您好 &amp; <00:02.000>欢迎</v>\n\n"
        "00:03.000 --> 00:04.000\n<v Customer>A</v> <v Agent>B</v>\n"
    )
    assert (found.kind, found.language) == ("WebVTT", "zh")
    assert spoken(found) == [
        (1.0, 3.0, "坐席 王芳", "您好 & 欢迎"),
        (3.0, 4.0, "Customer", "A"),
        (3.0, 4.0, "Agent", "B"),
    ]
    assert words(found) == [(1.0, 2.0, "您好 &"), (2.0, 3.0, "欢迎")]


def test_old_encodings_are_read(read: Read) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n我要投诉\n"
    assert read(text.encode("gb18030")).lines[0].text == "我要投诉"
    assert read(text.encode("utf-16")).lines[0].text == "我要投诉"
    assert read(b"\xef\xbb\xbf" + text.encode()).lines[0].text == "我要投诉"


def test_what_is_wrong_is_told_with_its_line(read: Read) -> None:
    assert "line 6" in refusal(read, "1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:00:0x --> 00:00:03,000\nB\n")
    assert "line 2, column" in refusal(read, '{"segments":\n [}')
    assert "segments[1].start" in refusal(
        read, {"segments": [{"start": 0, "end": 1, "text": "A"}, {"start": "soon", "end": 2, "text": "B"}]}
    )
    assert "empty" in refusal(read, " \n")
    assert "neither times nor JSON" in refusal(read, "Dear diary")
    assert "no known recogniser" in refusal(read, {"customers": []})
    assert "nothing is said" in refusal(read, {"segments": []})


# Recognisers


def test_whisper_with_words_and_speakers(read: Read) -> None:
    found = read(
        {
            "language": "en",
            "segments": [
                {
                    "start": 0.5,
                    "end": 1.5,
                    "text": " Hello there.",
                    "speaker": "SPEAKER_01",
                    "words": [
                        {"word": " Hello", "start": 0.5, "end": 0.9},
                        {"word": " there.", "start": 0.9, "end": 1.5},
                    ],
                },
                {
                    "start": 2.0,
                    "end": 3.0,
                    "text": "It costs 20",
                    "words": [{"word": "It"}, {"word": "20", "start": 2.5, "end": 3}],
                },
            ],
        }
    )
    assert (found.kind, found.language) == ("Whisper", "en")
    assert spoken(found) == [(0.5, 1.5, "SPEAKER_01", "Hello there."), (2.0, 3.0, "", "It costs 20")]
    assert words(found) == [(0.5, 0.9, "Hello"), (0.9, 1.5, "there.")]
    assert words(found, 1) == [(2.5, 3.0, "20")]


def test_whisper_with_speakers_at_words_or_words_only(read: Read) -> None:
    words = [
        {"word": "Hello", "start": 0.5, "end": 0.9, "speaker": "A"},
        {"word": "there.", "start": 0.9, "end": 1.5, "speaker": "A"},
    ]
    assert spoken(read({"segments": [{"start": 0.5, "end": 1.5, "text": "Hello there.", "words": words}]})) == [
        (0.5, 1.5, "A", "Hello there.")
    ]
    assert spoken(read({"text": "Hello there.", "words": words})) == [(0.5, 1.5, "A", "Hello there.")]


def test_whisper_cpp_counts_milliseconds(read: Read) -> None:
    found = read({"transcription": [{"offsets": {"from": 1500, "to": 2750}, "text": " 您好"}]})
    assert spoken(found) == [(1.5, 2.75, "", "您好")]


def amazon_word(start: float, end: float, word: str) -> dict[str, Any]:
    return {
        "type": "pronunciation",
        "start_time": str(start),
        "end_time": str(end),
        "alternatives": [{"content": word}],
    }


def test_amazon_with_speakers_and_with_channels(read: Read) -> None:
    stop = {"type": "punctuation", "alternatives": [{"content": "."}]}
    items = [amazon_word(0.1, 0.4, "Good"), amazon_word(0.4, 0.9, "morning"), stop, amazon_word(1.0, 1.3, "Hi"), stop]
    by_speaker = [
        {"speaker_label": "spk_0", "items": [{"start_time": "0.1"}, {"start_time": "0.4"}]},
        {"speaker_label": "spk_1", "items": [{"start_time": "1.0"}]},
    ]
    found = read({"results": {"language_code": "en-US", "items": items, "speaker_labels": {"segments": by_speaker}}})
    assert (found.kind, found.language) == ("Amazon Transcribe", "en-US")
    assert spoken(found) == [(0.1, 0.9, "spk_0", "Good morning."), (1.0, 1.3, "spk_1", "Hi.")]
    by_channel = [
        {"channel_label": "ch_1", "items": items[3:]},
        {"channel_label": "ch_0", "items": items[:3]},
    ]
    found = read({"results": {"items": items, "channel_labels": {"channels": by_channel}}})
    assert spoken(found) == [(0.1, 0.9, "agent", "Good morning."), (1.0, 1.3, "customer", "Hi.")]
    assert found.labels(swapped=True) == ("customer", "agent")


def test_azure_counts_ticks(read: Read) -> None:
    phrases = [
        {
            "channel": channel,
            "offsetInTicks": start,
            "durationInTicks": 10_000_000.0,
            "nBest": [{"display": text, "words": [{"word": "w", "offset": "PT1.5S", "duration": "PT0.25S"}]}],
        }
        for channel, start, text in ((0, 5_000_000, "Hello."), (1, 20_000_000, "我要投诉。"))
    ]
    found = read({"recognizedPhrases": phrases})
    assert spoken(found) == [(0.5, 1.5, "agent", "Hello."), (2.0, 3.0, "customer", "我要投诉。")]
    assert words(found) == [(1.5, 1.75, "w")]


def test_one_channel_alone_says_nothing_about_who_speaks(read: Read) -> None:
    phrase = {"channel": 0, "offset": "PT1M2.5S", "duration": "PT1S", "speaker": 2, "nBest": [{"display": "Hello."}]}
    assert spoken(read({"recognizedPhrases": [phrase]})) == [(62.5, 63.5, "2", "Hello.")]


def test_google_with_speakers_in_its_last_result(read: Read) -> None:
    def word(start: str, end: str, said: str, tag: int | None = None) -> dict[str, Any]:
        return {"startTime": start, "endTime": end, "word": said} | ({"speakerTag": tag} if tag else {})

    plain = {
        "alternatives": [
            {"transcript": "hello yes", "words": [word("0.100s", "0.5s", "hello"), word("1s", "1.4s", "yes")]}
        ]
    }
    tagged = {"alternatives": [{"words": [word("0.100s", "0.5s", "hello", 1), word("1s", "1.4s", "yes", 2)]}]}
    assert spoken(read({"results": [plain, tagged]})) == [(0.1, 0.5, "1", "hello"), (1.0, 1.4, "2", "yes")]
    assert spoken(read({"results": [plain]})) == [(0.1, 1.4, "", "hello yes")]
    left, right = plain | {"channelTag": 1}, plain | {"channelTag": 2}
    assert [each[2] for each in spoken(read({"results": [left, right]}))] == ["agent", "customer"]


def test_deepgram_with_utterances_and_without(read: Read) -> None:
    one = [{"word": "hello", "punctuated_word": "Hello.", "start": 0.2, "end": 0.6, "speaker": 0}]
    two = [{"word": "yes", "punctuated_word": "Yes.", "start": 1.2, "end": 1.6, "speaker": 1}]
    channels = [{"alternatives": [{"words": one}]}, {"alternatives": [{"words": two}]}]
    assert spoken(read({"results": {"channels": channels}})) == [
        (0.2, 0.6, "agent", "Hello."),
        (1.2, 1.6, "customer", "Yes."),
    ]
    alone = [{"alternatives": [{"words": one + two}]}]
    assert spoken(read({"results": {"channels": alone}})) == [(0.2, 0.6, "0", "Hello."), (1.2, 1.6, "1", "Yes.")]
    said = [{"start": 0.2, "end": 0.6, "channel": 0, "speaker": 0, "transcript": "Hello.", "words": one}]
    assert spoken(read({"results": {"channels": alone, "utterances": said}})) == [(0.2, 0.6, "0", "Hello.")]


def test_funasr_with_sentences_and_with_letters_only(read: Read) -> None:
    stamps = [[380, 620], [620, 860]]
    found = read(
        [
            {
                "key": "call",
                "text": "您好",
                "sentence_info": [{"text": "您好，", "start": 380, "end": 860, "spk": 1, "timestamp": stamps}],
            }
        ]
    )
    assert spoken(found) == [(0.38, 0.86, "1", "您好，")]
    assert words(found) == [(0.38, 0.62, "您"), (0.62, 0.86, "好")]
    assert spoken(read({"text": "您好", "timestamp": stamps})) == [(0.38, 0.86, "", "您好")]


def test_alibaba_in_both_of_its_forms(read: Read) -> None:
    said = {
        "begin_time": 100,
        "end_time": 900,
        "text": "您好。",
        "words": [{"begin_time": 100, "end_time": 400, "text": "您"}],
    }
    answer = {"begin_time": 1000, "end_time": 1900, "text": "投诉。", "words": []}
    found = read({"transcripts": [{"channel_id": 0, "sentences": [said]}, {"channel_id": 1, "sentences": [answer]}]})
    assert spoken(found) == [(0.1, 0.9, "agent", "您好。"), (1.0, 1.9, "customer", "投诉。")]
    assert words(found) == [(0.1, 0.4, "您")]
    old = {
        "Result": {
            "Sentences": [{"BeginTime": 100, "EndTime": 900, "ChannelId": 0, "Text": "您好。", "SpeakerId": "2"}]
        }
    }
    assert spoken(read(old)) == [(0.1, 0.9, "2", "您好。")]


def test_vosk_also_as_one_document_after_the_other(read: Read) -> None:
    one = {"result": [{"conf": 1.0, "word": "hello", "start": 0.2, "end": 0.6}], "text": "hello"}
    two = {"result": [{"conf": 1.0, "word": "bye", "start": 5.2, "end": 5.6}], "text": "bye"}
    assert spoken(read(one)) == [(0.2, 0.6, "", "hello")]
    assert spoken(read([one, two])) == spoken(read(f"{json.dumps(one)}\n{json.dumps(two)}\n"))
    assert len(read([one, two]).lines) == 2


def test_odd_numbers_and_letters_do_no_harm(read: Read) -> None:
    one = '{"segments": [{"start": 0, "end": %s, "text": "A\\ud800\\u0000B"}]}'
    assert read(one % 1).lines[0].text == "A?B"
    assert "not a number" in refusal(read, one % ("9" * 500))
    assert "JSON" in refusal(read, one % ("9" * 5000))
    assert read("1\n00:00:01,000 --> 00:00:00,500\nA\0B\n").lines[0].text == "AB"


def test_what_is_never_closed_is_read_at_once(read: Read) -> None:
    found = read("WEBVTT\n\n00:01.000 --> 00:02.000\nA " + "<v " * 100_000 + "\n")
    assert len(found.lines) == 1 and found.lines[0].text.startswith("A <v")
    deepgram = {"results": {"channels": [], "utterances": [{"start": 0, "end": 1, "channel": "x", "transcript": "A"}]}}
    assert "channel" in refusal(read, deepgram)


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "segments",
                        "results",
                        "items",
                        "channels",
                        "words",
                        "start",
                        "end",
                        "text",
                        "sentences",
                        "recognizedPhrases",
                        "alternatives",
                        "transcription",
                        "offsets",
                        "timestamp",
                        "result",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_the_json_is_it_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, document: Any) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(document), "utf-8")
    try:
        assert FILES.read(path).lines
    except FileTrouble as trouble:
        assert "any.json" in str(trouble)


# Out again


@pytest.mark.parametrize("ending", ["srt", "vtt", "json"])
def test_what_is_written_can_be_read_again(tmp_path: Path, ending: str) -> None:
    timed = (Word(Span(1.0, 1.25), "Well"), Word(Span(1.5, 2.0), "<now>"))
    segments = (
        Segment(Span(1.0, 2.0), "agent", "Well, <now> & here", timed),
        Segment(Span(3661.5, 3662.0), "customer", "我要投诉"),
    )
    path = tmp_path / f"call.{ending}"
    FILES.write(Transcript(RecordingId(1), "x", "en", segments, None, datetime(2026, 1, 1, tzinfo=UTC)), path)
    found = FILES.read(path)
    expected = [(1.0, 2.0, "agent", "Well, <now> & here"), (3661.5, 3662.0, "customer", "我要投诉")]
    if ending == "srt":  # which knows no way to write a bracket that is none of a tag
        expected[0] = (1.0, 2.0, "agent", "Well, & here")
    assert spoken(found) == expected
    if ending == "json":
        assert words(found) == [(1.0, 1.25, "Well"), (1.5, 2.0, "<now>")]
    if ending == "vtt":
        assert [word[0] for word in words(found)] == [1.0, 1.5]


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="srt"):
        FILES.write(Transcript(RecordingId(1), "", "", (), None, datetime(2026, 1, 1, tzinfo=UTC)), tmp_path / "a.doc")
