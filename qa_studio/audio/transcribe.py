"""Speech recognition with faster-whisper, an optional package, and a model in a folder on this computer."""

import os
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.decode import ready
from qa_studio.audio.resample import Resampler
from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Word
from qa_studio.errors import Refused
from qa_studio.services.progress import Progress
from qa_studio.services.sound import AudioFile, Floats
from qa_studio.services.transcribing import HOW_TO_GET_ONE, Speech
from qa_studio.services.transcript_files import Line, TranscriptText
from qa_studio.texts import message

RATE = 16_000
_NEEDED = ("model.bin", "config.json", "tokenizer.json")
_RECOGNISING = message("Transcribing")


class WhisperRecogniser:
    """A Whisper model that was loaded from a folder."""

    def __init__(self, model: Any, sounds: SoundCache) -> None:
        self._model, self._sounds = model, sounds

    @classmethod
    def load(cls, folder: Path, sounds: SoundCache) -> "WhisperRecogniser":
        """The model in the folder; raises Refused where the package or a file of the model is missing."""
        _refuse_missing(folder)
        from faster_whisper import WhisperModel

        try:
            # A folder and a tokenizer in it: then nothing is ever looked for elsewhere.
            model = WhisperModel(
                str(folder), device="auto", compute_type="default", cpu_threads=_threads(), local_files_only=True
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise Refused(
                message("The speech model in {folder} can't be loaded: {why}.", folder=str(folder), why=_short(error)),
                HOW_TO_GET_ONE,
            ) from error
        return cls(model, sounds)

    def recognise(self, path: Path, speech: Sequence[Speech], language: str, progress: Progress) -> TranscriptText:
        """The words of those stretches; stops between two of them where it is cancelled."""
        lines: list[Line] = []
        chosen = language or None
        total, done = sum(each.span.length for each in speech), 0.0
        with ready(path, self._sounds, progress) as audio:
            for each in speech:
                progress.at(done, total, _RECOGNISING)
                sound = _sound(audio, each)
                found, facts = self._model.transcribe(
                    sound, language=chosen, word_timestamps=True, condition_on_previous_text=False, vad_filter=False
                )
                lines += _lines(found, each)
                chosen = chosen or facts.language
                done += each.span.length
        progress.at(total, total, _RECOGNISING)
        ordered = sorted(lines, key=lambda line: (line.start, line.end))
        return TranscriptText("Whisper", chosen or "", tuple(ordered))


def _refuse_missing(folder: Path) -> None:
    if find_spec("faster_whisper") is None:
        raise Refused(
            message("Transcribing needs the package faster-whisper, which is not installed."),
            message("Install it beside QA Studio: pip install faster-whisper."),
        )
    if not folder.is_dir():
        raise Refused(message("There is no folder {folder}.", folder=str(folder)), HOW_TO_GET_ONE)
    missing = [name for name in _NEEDED if not (folder / name).is_file()]
    if missing:
        raise Refused(
            message("{folder} lacks {names} of a speech model.", folder=str(folder), names=", ".join(missing)),
            HOW_TO_GET_ONE,
        )


def _threads() -> int:
    return max(1, (os.cpu_count() or 2) - 1)  # one is left for the window and the sound


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200].rstrip(".")


def _sound(audio: AudioFile, speech: Speech) -> Floats:
    """One channel of a stretch, 16 kHz, -1…1."""
    rate = audio.facts.sample_rate
    first = round(speech.span.start * rate)
    samples = audio.read(first, round(speech.span.length * rate)).astype(np.float32) * np.float32(1 / 32768)
    channel: Floats = samples.mean(axis=1, dtype=np.float32) if speech.channel is None else samples[:, speech.channel]
    resampler = Resampler(rate, RATE, 1)
    tail = np.zeros((rate // 20, 1), np.float32)  # pushes out what the filter holds back
    return np.ascontiguousarray(np.concatenate([resampler.put(channel[:, None]), resampler.put(tail)])[:, 0])


def _lines(found: Any, speech: Speech) -> Iterator[Line]:
    for segment in found:
        text = segment.text.strip()
        span = _inside(segment.start, segment.end, speech.span)
        if text:
            words = tuple(Word(_inside(w.start, w.end, speech.span), w.word.strip()) for w in segment.words or ())
            yield Line(span.start, span.end, text, "", speech.channel, words)


def _inside(start: float, end: float, stretch: Span) -> Span:
    start, end = float(start), float(end)  # they come as numbers of numpy
    first = min(stretch.end, stretch.start + max(0.0, start))
    return Span(first, min(stretch.end, max(first, stretch.start + end)))
