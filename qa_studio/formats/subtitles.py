"""Transcripts as subtitles: SubRip (.srt) and WebVTT (.vtt), read and written.

WebVTT: https://www.w3.org/TR/webvtt1/ (voice tags, timestamps between words, notes, settings behind the times).
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa_studio.domain.spans import Span
from qa_studio.domain.speakers import known_role
from qa_studio.domain.transcript import Segment, Word
from qa_studio.domain.transcript_places import word_places
from qa_studio.errors import Refused
from qa_studio.services.transcript_files import Line, TranscriptText
from qa_studio.texts import message

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?$")
_STAMP = re.compile(rf"<{_TIME}>")
_TAG = re.compile(r"<[^<>]*>")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]*)>")
_SPEAKER = re.compile(r"^\s*(?:\[([^\[\]]{1,40})\]\s*[:：]?|([^\s:：<>\[\]][^:：<>\[\]]{0,29})[:：])\s*")
_TURN = re.compile(r"^\s*(?:-|>>)\s+")
_GENERIC = re.compile(r"(speaker|spk|channel|说话人|发言人)[\s_\-]*\w{0,3}", re.IGNORECASE)
_FEWEST_TAKEN = 0.5  # of the lines, that begin with a name: else the colon is only one in a sentence
_MOST_NAMES = 8


def is_webvtt(text: str) -> bool:
    """Whether a text begins as WebVTT must."""
    return text.startswith("WEBVTT")


def is_subrip(text: str) -> bool:
    """Whether one of the first lines has the times of a subtitle."""
    return any(_TIMES.match(line) for line in text.splitlines()[:40])


def read_subtitles(text: str) -> TranscriptText:
    """The lines of SubRip or WebVTT; raises Refused with the line where times can't be read."""
    webvtt = is_webvtt(text)
    language = ""
    if webvtt and (found := re.search(r"^Language:\s*(\S+)", text.split("\n\n", 1)[0], re.MULTILINE)):
        language = found.group(1)
    lines: list[Line] = []
    for cue in _cues(text):
        lines += _voices(cue) if webvtt else [Line(cue.start, cue.end, _plain(cue.text))]
    kept = [line for line in lines if line.text]
    return TranscriptText("WebVTT" if webvtt else "SubRip", language, _named(kept))


@dataclass(frozen=True, slots=True)
class _Cue:
    start: float
    end: float
    text: str


def _cues(text: str) -> Iterator[_Cue]:
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        if "-->" not in lines[at]:
            # Names and numbers of cues, notes and styles: a block of them ends with an empty line.
            at = _behind(lines, at) if lines[at].startswith(("NOTE", "STYLE", "REGION", "WEBVTT")) else at + 1
            continue
        found = _TIMES.match(lines[at])
        if found is None:
            raise Refused(message("line {line}: the times “{words}” can't be read", line=at + 1, words=lines[at][:60]))
        end = _behind(lines, at + 1)
        start_s, end_s = _seconds(found.groups()[:4]), _seconds(found.groups()[4:])
        yield _Cue(start_s, max(start_s, end_s), "\n".join(lines[at + 1 : end]))
        at = end


def _behind(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and lines[at].strip() and (at == 0 or "-->" not in lines[at]):
        at += 1
    return at


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = parts
    return (
        int(hours or 0) * 3600
        + int(minutes or 0) * 60
        + int(seconds or 0)
        + int((fraction or "0").ljust(3, "0")) / 1000
    )


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _voices(cue: _Cue) -> Iterator[Line]:
    """One line for each voice of a cue."""
    parts = _VOICE.split(cue.text)  # text before the first voice, then name and text by turns
    if parts[0].strip():
        yield _spoken(cue, "", parts[0])
    for name, said in zip(parts[1::2], parts[2::2], strict=True):
        yield _spoken(cue, " ".join(html.unescape(name).split()), said)


def _spoken(cue: _Cue, speaker: str, said: str) -> Line:
    return Line(cue.start, cue.end, _plain(said), speaker, None, tuple(_timed(cue, said)))


def _timed(cue: _Cue, said: str) -> Iterator[Word]:
    stamps = list(_STAMP.finditer(said))
    if not stamps:
        return
    times = [cue.start, *(min(cue.end, max(cue.start, _seconds(each.groups()))) for each in stamps), cue.end]
    ends = [0, *(each.end() for each in stamps)]
    begins = [*(each.start() for each in stamps), len(said)]
    for number, (first, last) in enumerate(zip(ends, begins, strict=True)):
        if word := _plain(said[first:last]):
            yield Word(Span(times[number], max(times[number], times[number + 1])), word)


def _named(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Names that stand before what is said (“Agent: …”, “[SPEAKER_00]: …”) taken as speakers."""
    begun = [(_SPEAKER.match(line.text) if not line.speaker else None) for line in lines]
    names = Counter(_name(found) for found in begun if found)
    usual = len(names) <= _MOST_NAMES and sum(names.values()) >= _FEWEST_TAKEN * len(lines) and len(lines) > 1
    named = []
    for line, found in zip(lines, begun, strict=True):
        if found and (usual or known_role(_name(found)) or _GENERIC.fullmatch(_name(found))):
            line = replace(line, speaker=_name(found), text=line.text[found.end() :])
        named.append(replace(line, text=_TURN.sub("", line.text)))
    return tuple(line for line in named if line.text)


def _name(found: re.Match[str]) -> str:
    return (found.group(1) or found.group(2)).strip()


def subrip_of(segments: Sequence[Segment]) -> str:
    """The segments as SubRip, the speaker before the words."""
    blocks = []
    for number, each in enumerate(segments, start=1):
        times = f"{_time(each.span.start, ',')} --> {_time(each.span.end, ',')}"
        said = f"{each.speaker}: {each.text}" if each.speaker else each.text
        blocks.append(f"{number}\n{times}\n{said}\n")
    return "\n".join(blocks)


def webvtt_of(segments: Sequence[Segment], language: str) -> str:
    """The segments as WebVTT, speakers as voices, word times between the words."""
    head = f"WEBVTT\nLanguage: {language}\n" if language else "WEBVTT\n"
    blocks = [head]
    for each in segments:
        times = f"{_time(each.span.start, '.')} --> {_time(each.span.end, '.')}"
        voice = f"<v {html.escape(each.speaker, quote=False)}>" if each.speaker else ""
        blocks.append(f"{times}\n{voice}{_stamped(each)}\n")
    return "\n".join(blocks)


def _stamped(segment: Segment) -> str:
    text, parts, at = segment.text, [], 0
    for place in word_places(segment):
        parts.append(html.escape(text[at : place.first], quote=False))
        if place.span.start > segment.span.start:
            parts.append(f"<{_time(place.span.start, '.')}>")
        parts.append(html.escape(text[place.first : place.last], quote=False))
        at = place.last
    return "".join([*parts, html.escape(text[at:], quote=False)])


def _time(seconds: float, point: str) -> str:
    whole, ms = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{point}{ms:03d}"
