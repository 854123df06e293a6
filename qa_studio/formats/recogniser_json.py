"""Transcripts in the JSON of the usual recognisers; which one it is shows in what it holds.

Documented by their makers: Whisper (openai/whisper, faster-whisper, WhisperX, whisper.cpp), Amazon Transcribe, Azure
Speech batch transcription, Google Speech-to-Text v1 and v2, Deepgram, Vosk, FunASR, Alibaba Cloud (Paraformer,
NLS file transcription).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Word
from qa_studio.errors import Refused
from qa_studio.formats.json_places import Node
from qa_studio.formats.recognised_words import Spoken, joined, line_of, lines_from
from qa_studio.services.transcript_files import Line, TranscriptText
from qa_studio.texts import message

_TICK_S = 1e-7
_MS = 1e-3

Reader = Callable[[Node], list[Line]]


def read_recognised(document: Any) -> TranscriptText:
    """The lines of a document, by time; raises Refused where no known recogniser wrote it, or with the wrong place."""
    node = Node(document)
    for kind, fits, read in _KINDS:
        if fits(node):
            lines = sorted((line for line in read(node) if line.text.strip()), key=lambda line: (line.start, line.end))
            return TranscriptText(kind, _language(node), _told_apart(lines))
    shown = ", ".join(str(key) for key in list(document)[:6]) if isinstance(document, dict) else type(document).__name__
    raise Refused(message("no known recogniser writes it so ({found})", found=shown or "{}"))


def _told_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    # One channel alone tells nobody apart: it is numbered although both speak on it.
    alone = len({line.channel for line in lines}) < 2
    return tuple(replace(line, channel=None) for line in lines) if alone else tuple(lines)


def _language(node: Node) -> str:
    results = node.get("results")
    inner = results.first() if isinstance(results.value, list) else results
    for place in (node, inner, node.get("metadata")):
        found = place.get("language", "language_code", "languageCode", "locale").value
        if isinstance(found, str):
            return found[:35]
    return ""


def _ordered(start: float | None, end: float | None) -> tuple[float, float]:
    first = max(0.0, start or 0.0)
    return first, max(first, end if end is not None else first)


def _line(node: Node, text: str, times: tuple[float | None, float | None], words: Sequence[Word] = ()) -> Line:
    start, end = _ordered(*times)
    channel = node.get("channel", "channel_id", "ChannelId", "channelTag").whole()
    speaker = node.get("speaker", "speaker_id", "spk", "SpeakerId", "speakerLabel", "role").text()
    return Line(start, end, " ".join(text.split()), speaker, channel, tuple(words))


# Whisper and its kin, and the plain {"segments": [{start, end, speaker, text, words}]}


def _is_segments(node: Node) -> bool:
    found = node if isinstance(node.value, list) else node.get("segments")
    one = Node(found.value[0]) if isinstance(found.value, list) and found.value else Node(None)
    return (one.has("start") and one.has("text")) or (node.has("segments") and found.value == [])


def _segments(node: Node) -> list[Line]:
    found = node if isinstance(node.value, list) else node.get("segments")
    lines = []
    for each in found.items():
        words = list(_whisper_words(each))
        line = _line(each, each.get("text").text(), (_needed(each, "start"), each.get("end").number()), words)
        lines.append(line)
    return lines


def _needed(node: Node, name: str) -> float:
    found = node.get(name).number()
    if found is None:
        raise Refused(message("{place} has no {name}", place=node.place, name=name))
    return found


def _whisper_words(segment: Node) -> Iterator[Word]:
    for each in segment.get("words").items():
        start, end = each.get("start").number(), each.get("end").number()
        if start is not None and end is not None:  # WhisperX gives figures no times
            yield Word(Span(*_ordered(start, end)), each.get("word", "text").text().strip())


def _whisper_cpp(node: Node) -> list[Line]:
    lines = []
    for each in node.get("transcription").items():
        times = each.get("offsets")
        lines.append(_line(each, each.get("text").text(), (times.get("from").number(_MS), times.get("to").number(_MS))))
    return lines


# Amazon Transcribe


def _amazon(node: Node) -> list[Line]:
    results = node.get("results")
    channels = list(results.get("channel_labels").get("channels").items())
    if channels:
        lines = []
        for each in channels:
            label = each.get("channel_label").text()
            number = int(label.removeprefix("ch_")) if label.removeprefix("ch_").isdigit() else None
            lines += lines_from(_amazon_words(each.get("items"), {}, number))
        return lines
    speakers = {
        item.get("start_time").text(): (item if item.has("speaker_label") else segment).get("speaker_label").text()
        for segment in results.get("speaker_labels").get("segments").items()
        for item in segment.get("items").items()
    }
    return lines_from(_amazon_words(results.get("items"), speakers, None))


def _amazon_words(items: Node, speakers: dict[str, str], channel: int | None) -> Iterator[Spoken]:
    word: Spoken | None = None
    for item in items.items():
        said = item.get("alternatives").first().get("content").text()
        if item.get("type").text() == "punctuation":
            if word is not None:
                word.tail += said
            continue
        if word is not None:
            yield word
        start, end = _ordered(_needed(item, "start_time"), item.get("end_time").number())
        speaker = item.get("speaker_label").text() or speakers.get(item.get("start_time").text(), "")
        word = Spoken(start, end, said, speaker, channel)
    if word is not None:
        yield word


# Azure Speech, batch


def _azure(node: Node) -> list[Line]:
    lines = []
    for phrase in node.get("recognizedPhrases").items():
        best = phrase.get("nBest").first()
        start, length = _azure_time(phrase, "offset"), _azure_time(phrase, "duration")
        if start is None:
            raise Refused(message("{place} has no {name}", place=phrase.place, name="offset"))
        words = []
        for each in best.get("displayWords", "words").items():
            first = _azure_time(each, "offset") or 0.0
            span = Span(*_ordered(first, first + (_azure_time(each, "duration") or 0.0)))
            words.append(Word(span, each.get("displayText", "word").text()))
        lines.append(_line(phrase, best.get("display", "lexical").text(), (start, start + (length or 0.0)), words))
    return lines


def _azure_time(node: Node, name: str) -> float | None:
    ticks = node.get(f"{name}InTicks").number(_TICK_S)
    return ticks if ticks is not None else node.get(name).seconds()


# Google Speech-to-Text


def _is_google(node: Node) -> bool:
    found = node.get("results").value
    return isinstance(found, list) and bool(found) and Node(found[0]).has("alternatives")


def _google(node: Node) -> list[Line]:
    results = list(node.get("results").items())
    last = list(_google_words(results[-1], "speakerTag", "speakerLabel"))
    if any(word.speaker for word in last):  # the last one repeats all words, now with their speakers
        return lines_from(last)
    lines, before = [], 0.0
    for result in results:
        words = list(_google_words(result, "speakerLabel"))
        text = result.get("alternatives").first().get("transcript").text()
        end = result.get("resultEndTime", "resultEndOffset").seconds() or before
        if words:
            lines.append(line_of(words, text))
        else:
            lines.append(_line(result, text, (before, end)))
        before = max(before, end)
    return lines


def _google_words(result: Node, *speaker: str) -> Iterator[Spoken]:
    # Channels are counted from 1 here; a tag alone says nothing where there is one channel only.
    tag = result.get("channelTag").whole()
    for word in result.get("alternatives").first().get("words").items():
        start = word.get("startTime", "startOffset").seconds()
        end = word.get("endTime", "endOffset").seconds()
        called = word.get(*speaker).text()
        yield Spoken(*_ordered(start, end), word.get("word").text(), called, tag - 1 if tag else None)


# Deepgram


def _deepgram(node: Node) -> list[Line]:
    results = node.get("results")
    channels = list(results.get("channels").items())
    utterances = list(results.get("utterances").items())
    if not utterances:
        lines = []
        for number, each in enumerate(channels):
            words = each.get("alternatives").first().get("words")
            lines += lines_from(_deepgram_words(words, number if len(channels) > 1 else None))
        return lines
    lines = []
    for each in utterances:
        several = len(channels) > 1 or (each.get("channel").value or 0) > 0
        spoken = list(_deepgram_words(each.get("words"), each.get("channel").whole() if several else None))
        text = each.get("transcript").text()
        lines.append(line_of(spoken, text) if spoken else _line(each, text, _start_and_end(each)))
    return lines


def _deepgram_words(words: Node, channel: int | None) -> Iterator[Spoken]:
    for word in words.items():
        called = word.get("speaker").text()
        said = word.get("punctuated_word", "word").text()
        yield Spoken(*_ordered(*_start_and_end(word)), said, called if channel is None else "", channel)


def _start_and_end(node: Node) -> tuple[float | None, float | None]:
    return node.get("start").number(), node.get("end").number()


# Vosk


def _is_vosk(node: Node) -> bool:
    one = (
        node
        if isinstance(node.value, dict)
        else Node(node.value[0] if isinstance(node.value, list) and node.value else None)
    )
    found = one.get("result").value
    return one.has("text") and isinstance(found, list) and bool(found) and Node(found[0]).has("conf", "word")


def _vosk(node: Node) -> list[Line]:
    lines = []
    for each in [node] if isinstance(node.value, dict) else node.items():
        words = [
            Spoken(*_ordered(*_start_and_end(word)), word.get("word").text()) for word in each.get("result").items()
        ]
        lines += lines_from(words)
    return lines


# FunASR, Alibaba Cloud


def _is_funasr(node: Node) -> bool:
    one = (
        node
        if isinstance(node.value, dict)
        else Node(node.value[0] if isinstance(node.value, list) and node.value else None)
    )
    return one.has("sentence_info") or (one.has("text") and one.has("timestamp"))


def _funasr(node: Node) -> list[Line]:
    lines: list[Line] = []
    for each in [node] if isinstance(node.value, dict) else node.items():
        sentences = list(each.get("sentence_info").items())
        if not sentences:
            lines += _funasr_whole(each)
        for sentence in sentences:
            times = sentence.get("start").number(_MS), sentence.get("end").number(_MS)
            text = sentence.get("text", "sentence").text()
            lines.append(_line(sentence, text, times, _funasr_words(text, sentence.get("timestamp"))))
    return lines


def _funasr_whole(node: Node) -> list[Line]:
    text = node.get("text").text()
    words = _funasr_words(text, node.get("timestamp"))
    if not words:
        return []
    return lines_from(Spoken(word.span.start, word.span.end, word.text) for word in words)


def _funasr_words(text: str, stamps: Node) -> list[Word]:
    """One pair of milliseconds for each Chinese letter and each word of others."""
    units = _units(text)
    pairs = [[moment.number(_MS) for moment in pair.items()] for pair in stamps.items()]
    if len(pairs) != len(units):
        return []
    return [Word(Span(*_ordered(pair[0], pair[-1])), unit) for pair, unit in zip(pairs, units, strict=True) if pair]


def _units(text: str) -> list[str]:
    units: list[str] = []
    fresh = True
    for letter in text:
        if "\u3400" <= letter <= "\u9fff":
            units.append(letter)
            fresh = True
        elif letter.isalnum() or letter in "'’":
            if fresh:
                units.append(letter)
            else:
                units[-1] += letter
            fresh = False
        else:
            fresh = True
    return units


def _alibaba_parts(node: Node) -> list[Node]:
    """Where sentences stand: in the document itself, in its result, or in one transcript for each channel."""
    inner = node.get("payload", "Result", "result", "output")
    whole = inner if isinstance(inner.value, dict) else node
    if isinstance(whole.get("transcripts").value, list):
        return list(whole.get("transcripts").items())
    return [whole] if whole.has("sentences", "Sentences") else []


def _alibaba(node: Node) -> list[Line]:
    lines = []
    parts = _alibaba_parts(node)
    sentences = [(part, each) for part in parts for each in part.get("sentences", "Sentences").items()]
    channels = {_channel_of(part, each) for part, each in sentences}
    for part, each in sentences:
        words = [
            Word(Span(*_ordered(*_begin_and_end(word))), word.get("text", "Word", "word").text())
            for word in each.get("words", "Words").items()
        ]
        text = each.get("text", "Text").text() or joined(word.text for word in words)
        line = _line(each, text, _begin_and_end(each), words)
        channel = _channel_of(part, each) if len(channels) > 1 else None
        lines.append(Line(line.start, line.end, line.text, line.speaker, channel, line.words))
    return lines


def _channel_of(part: Node, sentence: Node) -> int | None:
    found = sentence.get("channel_id", "ChannelId").whole()
    return part.get("channel_id").whole() if found is None else found


def _begin_and_end(node: Node) -> tuple[float | None, float | None]:
    begin = node.get("begin_time", "BeginTime", "start_time", "start").number(_MS)
    return begin, node.get("end_time", "EndTime", "end").number(_MS)


_KINDS: tuple[tuple[str, Callable[[Node], bool], Reader], ...] = (
    ("Amazon Transcribe", lambda node: isinstance(node.get("results").get("items").value, list), _amazon),
    ("Azure Speech", lambda node: node.has("recognizedPhrases"), _azure),
    ("Deepgram", lambda node: node.get("results").has("channels", "utterances"), _deepgram),
    ("Google Speech-to-Text", _is_google, _google),
    ("FunASR", _is_funasr, _funasr),
    ("Alibaba Cloud", lambda node: bool(_alibaba_parts(node)), _alibaba),
    ("Vosk", _is_vosk, _vosk),
    ("whisper.cpp", lambda node: node.has("transcription"), _whisper_cpp),
    ("Whisper", _is_segments, _segments),
)
