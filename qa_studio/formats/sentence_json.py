"""Recognisers that write sentences with times in milliseconds: FunASR and Alibaba Cloud."""

from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Word
from qa_studio.formats.json_places import Node
from qa_studio.formats.recognised_words import Spoken, joined, line_at, lines_from, ordered
from qa_studio.services.transcript_files import Line

_MS = 1e-3


def is_funasr(node: Node) -> bool:
    """Whether FunASR writes so."""
    one = node.sample()
    return one.has("sentence_info") or (one.has("text") and one.has("timestamp"))


def read_funasr(node: Node) -> list[Line]:
    """FunASR: sentences, or a text with a time for each letter."""
    lines: list[Line] = []
    for each in node.each():
        sentences = list(each.get("sentence_info").items())
        if not sentences:
            lines += _funasr_whole(each)
        for sentence in sentences:
            times = sentence.get("start").number(_MS), sentence.get("end").number(_MS)
            text = sentence.get("text", "sentence").text()
            lines.append(line_at(sentence, text, times, _funasr_words(text, sentence.get("timestamp"))))
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
    return [Word(Span(*ordered(pair[0], pair[-1])), unit) for pair, unit in zip(pairs, units, strict=True) if pair]


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


def alibaba_parts(node: Node) -> list[Node]:
    """Where sentences stand: in the document itself, in its result, or in one transcript for each channel."""
    inner = node.get("payload", "Result", "result", "output")
    whole = inner if isinstance(inner.value, dict) else node
    if isinstance(whole.get("transcripts").value, list):
        return list(whole.get("transcripts").items())
    return [whole] if whole.has("sentences", "Sentences") else []


def read_alibaba(node: Node) -> list[Line]:
    """Alibaba Cloud: Paraformer, or file transcription of NLS."""
    lines = []
    parts = alibaba_parts(node)
    sentences = [(part, each) for part in parts for each in part.get("sentences", "Sentences").items()]
    channels = {_channel_of(part, each) for part, each in sentences}
    for part, each in sentences:
        words = [
            Word(Span(*ordered(*_begin_and_end(word))), word.get("text", "Word", "word").text())
            for word in each.get("words", "Words").items()
        ]
        text = each.get("text", "Text").text() or joined(word.text for word in words)
        line = line_at(each, text, _begin_and_end(each), words)
        channel = _channel_of(part, each) if len(channels) > 1 else None
        lines.append(Line(line.start, line.end, line.text, line.speaker, channel, line.words))
    return lines


def _channel_of(part: Node, sentence: Node) -> int | None:
    found = sentence.get("channel_id", "ChannelId").whole()
    return part.get("channel_id").whole() if found is None else found


def _begin_and_end(node: Node) -> tuple[float | None, float | None]:
    begin = node.get("begin_time", "BeginTime", "start_time", "start").number(_MS)
    return begin, node.get("end_time", "EndTime", "end").number(_MS)
