"""Transcript files: what kind one is shows in its content, not in its name."""

import codecs
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from qa_studio.domain.transcript import Segment, Transcript
from qa_studio.errors import FileTrouble, Refused
from qa_studio.formats.recogniser_json import read_recognised
from qa_studio.formats.subtitles import is_subrip, is_webvtt, read_subtitles, subrip_of, webvtt_of
from qa_studio.formats.text_files import bytes_of, write_text
from qa_studio.services.transcript_files import TranscriptText
from qa_studio.texts import Message, message

LARGEST_BYTES = 256 * 1024 * 1024
_KINDS = message(
    "SubRip (.srt), WebVTT (.vtt), JSON of Whisper, Amazon, Azure, Google, Deepgram, Vosk, FunASR, Alibaba can be read."
)


class TranscriptFileFormats:
    """Transcripts as files of other programs."""

    def read(self, path: Path) -> TranscriptText:
        """The lines of the file by time; raises FileTrouble with reason and place where it is no transcript."""
        text = _text_of(path)
        try:
            return _read(text)
        except Refused as error:
            raise _no_transcript(path, error.what) from error
        except RecursionError as error:
            raise _no_transcript(path, message("it is nested too deep")) from error

    def write(self, transcript: Transcript, path: Path) -> None:
        """As SubRip, WebVTT or JSON by the suffix; raises FileTrouble."""
        write_text(path, _written(transcript, path))


def _no_transcript(path: Path, why: Message) -> FileTrouble:
    return FileTrouble(message("{path} is no transcript that can be read: {why}.", path=path.name, why=why), _KINDS)


def _text_of(path: Path) -> str:
    too_large = _no_transcript(path, message("it is larger than {n} MB", n=LARGEST_BYTES >> 20))
    data = bytes_of(path, LARGEST_BYTES, too_large)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030", "cp1252"]
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            return data.decode(encoding).replace("\0", "")
    raise _no_transcript(path, message("it is no text"))


def _read(text: str) -> TranscriptText:
    begun = text.lstrip("\ufeff \t\r\n")
    if not begun:
        raise Refused(message("it is empty"))
    if begun[0] in "{[":
        found = read_recognised(_document(begun))
    elif is_webvtt(begun) or is_subrip(begun):
        found = read_subtitles(begun)
    else:
        raise Refused(message("there are neither times nor JSON in it"))
    if not found.lines:
        raise Refused(message("nothing is said in it"))
    return found


def _document(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        # Vosk and others write one document after the other, one in a line.
        with suppress(json.JSONDecodeError):
            lines = [json.loads(line) for line in text.splitlines() if line.strip()]
            if len(lines) > 1:
                return lines
        why = message("line {line}, column {column}: {why}", line=error.lineno, column=error.colno, why=error.msg)
        raise Refused(why) from error
    except ValueError as error:  # a number of thousands of digits
        raise Refused(message("it is no JSON that can be read")) from error


def _written(transcript: Transcript, path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix == ".srt":
        return subrip_of(transcript.segments)
    if suffix == ".vtt":
        return webvtt_of(transcript.segments, transcript.language)
    if suffix == ".json":
        return json.dumps(transcript_plain(transcript), ensure_ascii=False, indent=1) + "\n"
    raise FileTrouble(
        message("{path} has no ending that says what to write.", path=path.name),
        message("End it with .srt, .vtt or .json."),
    )


def transcript_plain(transcript: Transcript) -> dict[str, Any]:
    """The transcript as a JSON document: {"language", "source", "segments": [{start, end, speaker, text, words}]}."""
    return {
        "language": transcript.language,
        "source": transcript.source,
        "segments": [_segment_plain(each) for each in transcript.segments],
    }


def _segment_plain(segment: Segment) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "start": round(segment.span.start, 3),
        "end": round(segment.span.end, 3),
        "speaker": segment.speaker,
        "text": segment.text,
    }
    if segment.words:
        plain["words"] = [
            {"start": round(word.span.start, 3), "end": round(word.span.end, 3), "word": word.text}
            for word in segment.words
        ]
    return plain
