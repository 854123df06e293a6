"""Transcripts in the JSON of the usual recognisers; which one it is shows in what it holds.

Documented by their makers: Whisper (openai/whisper, faster-whisper, WhisperX, whisper.cpp), Amazon Transcribe, Azure
Speech batch transcription, Google Speech-to-Text v1 and v2, Deepgram, Vosk, FunASR, Alibaba Cloud (Paraformer,
NLS file transcription).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Word
from qa_studio.errors import Refused
from qa_studio.formats.json_places import Node
from qa_studio.formats.recognised_words import Spoken, line_at, lines_from, needed, ordered
from qa_studio.formats.sentence_json import alibaba_parts, is_funasr, read_alibaba, read_funasr
from qa_studio.formats.word_json import is_google, is_vosk, read_amazon, read_deepgram, read_google, read_vosk
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
        line = line_at(each, each.get("text").text(), (needed(each, "start"), each.get("end").number()), words)
        lines.append(line if line.speaker else replace(line, speaker=_speaker_of_words(each)))
    return lines


def _speaker_of_words(segment: Node) -> str:
    """Who says most of the words, where the segment itself does not tell."""
    named = Counter(name for each in segment.get("words").items() if (name := each.get("speaker").text()))
    return named.most_common(1)[0][0] if named else ""


def _is_words(node: Node) -> bool:
    found = node.get("words").value
    return (
        isinstance(found, list) and bool(found) and Node(found[0]).has("start") and Node(found[0]).has("word", "text")
    )


def _words(node: Node) -> list[Line]:
    """Only words with their times, as OpenAI's interface gives them."""
    spoken = []
    for each in node.get("words").items():
        start, end = ordered(each.get("start").number(), each.get("end").number())
        said = each.get("word", "text").text().strip()
        if said:
            spoken.append(Spoken(start, end, said, each.get("speaker", "speaker_id").text()))
    return lines_from(spoken)


def _whisper_words(segment: Node) -> Iterator[Word]:
    for each in segment.get("words").items():
        start, end = each.get("start").number(), each.get("end").number()
        if start is not None and end is not None:  # WhisperX gives figures no times
            yield Word(Span(*ordered(start, end)), each.get("word", "text").text().strip())


def _whisper_cpp(node: Node) -> list[Line]:
    lines = []
    for each in node.get("transcription").items():
        times = each.get("offsets")
        lines.append(
            line_at(each, each.get("text").text(), (times.get("from").number(_MS), times.get("to").number(_MS)))
        )
    return lines


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
            span = Span(*ordered(first, first + (_azure_time(each, "duration") or 0.0)))
            words.append(Word(span, each.get("displayText", "word").text()))
        lines.append(line_at(phrase, best.get("display", "lexical").text(), (start, start + (length or 0.0)), words))
    return lines


def _azure_time(node: Node, name: str) -> float | None:
    ticks = node.get(f"{name}InTicks").number(_TICK_S)
    return ticks if ticks is not None else node.get(name).seconds()


_KINDS: tuple[tuple[str, Callable[[Node], bool], Reader], ...] = (
    ("Amazon Transcribe", lambda node: isinstance(node.get("results").get("items").value, list), read_amazon),
    ("Azure Speech", lambda node: node.has("recognizedPhrases"), _azure),
    ("Deepgram", lambda node: node.get("results").has("channels", "utterances"), read_deepgram),
    ("Google Speech-to-Text", is_google, read_google),
    ("FunASR", is_funasr, read_funasr),
    ("Alibaba Cloud", lambda node: bool(alibaba_parts(node)), read_alibaba),
    ("Vosk", is_vosk, read_vosk),
    ("whisper.cpp", lambda node: node.has("transcription"), _whisper_cpp),
    ("Whisper", _is_segments, _segments),
    ("Whisper", _is_words, _words),
)
