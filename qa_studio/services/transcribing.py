"""Letting a speech recogniser of one's own write down what is said; nothing is ever downloaded."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import Cancelled, Refused, StudioError
from qa_studio.services.analysing import Analysing
from qa_studio.services.library import Library
from qa_studio.services.measuring import Measurements
from qa_studio.services.ports import WorkFactory
from qa_studio.services.progress import Progress, Quiet
from qa_studio.services.transcript_files import TranscriptText
from qa_studio.services.transcripts import TakenIn, Transcripts
from qa_studio.texts import Message, message

_TOGETHER_S = 0.8  # pauses shorter than that do not cut what is recognised in one go
_LONGEST_S = 28.0  # Whisper hears thirty seconds at a time
_MARGIN_S = 0.2


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch in which somebody speaks on a channel; None where all are on one."""

    channel: int | None
    span: Span


class Recogniser(Protocol):
    """Writes down what is said."""

    def recognise(self, path: Path, speech: Sequence[Speech], language: str, progress: Progress) -> TranscriptText:
        """The words of those stretches of the file; `language` is a code such as "zh", "" to find it out."""
        ...


Recognisers = Callable[[Path], Recogniser]
"""Loads the model in a folder; raises Refused with what is missing."""


@dataclass(frozen=True, slots=True)
class NotTranscribed:
    """A recording that could not be transcribed, and why."""

    recording: RecordingId
    reason: Message


@dataclass(frozen=True, slots=True)
class Transcribed:
    """What became of many recordings."""

    done: tuple[TakenIn, ...]
    failed: tuple[NotTranscribed, ...]


class Transcribing:
    """Makes transcripts with the model in a folder; each channel by itself, so that it is known who speaks."""

    def __init__(
        self,
        work: WorkFactory,
        library: Library,
        analysing: Analysing,
        transcripts: Transcripts,
        recognisers: Recognisers,
    ) -> None:
        self._work, self._library, self._analysing = work, library, analysing
        self._transcripts, self._recognisers = transcripts, recognisers
        self._loaded: tuple[Path, Recogniser] | None = None

    def transcribe(
        self,
        recording: RecordingId,
        model: Path | None,
        progress: Progress,
        by: PersonId | None = None,
        language: str = "",
    ) -> TakenIn:
        """The transcript of one recording, in place of one that was there; refused where nobody speaks in it."""
        recogniser, source = self._recogniser(model)
        path = self._library.sound_file(recording)
        speech = stretches(self._analysing.measure(recording, Quiet()))
        found = recogniser.recognise(path, speech, language, progress)
        if not found.lines:
            raise Refused(
                message("Nothing is said in {name} that could be recognised.", name=path.name),
                message("Listen to it, or try a larger model."),
            )
        return self._transcripts.keep(recording, found, source, by)

    def transcribe_all(self, model: Path | None, progress: Progress, language: str = "") -> Transcribed:
        """Every recording without a transcript, the newest first; on cancelling, what was finished stays."""
        self._recogniser(model)
        with self._work.read() as work:
            wanted = work.transcripts.missing()
        done: list[TakenIn] = []
        failed: list[NotTranscribed] = []
        for recording in progress.over(wanted, message("Transcribing")):
            try:
                done.append(self.transcribe(recording, model, _Stoppable(progress), language=language))
            except Cancelled:
                raise
            except StudioError as error:
                failed.append(NotTranscribed(recording, error.what))
        return Transcribed(tuple(done), tuple(failed))

    def _recogniser(self, model: Path | None) -> tuple[Recogniser, str]:
        if model is None:
            raise Refused(message("No folder with a speech model is named."), HOW_TO_GET_ONE)
        model = model.expanduser()
        if self._loaded is None or self._loaded[0] != model:
            self._loaded = (model, self._recognisers(model))
        return self._loaded[1], f"Whisper {model.name}"


HOW_TO_GET_ONE = message(
    "Get a Whisper model for CTranslate2, such as Systran/faster-whisper-small from huggingface.co, put its files "
    "(model.bin, config.json, tokenizer.json, vocabulary) into a folder, and name that in the settings or with --model."
)


def stretches(found: Measurements) -> tuple[Speech, ...]:
    """Where somebody speaks, channel by channel, in pieces that a recogniser takes in one go."""
    channels = found.channels[:1] if found.mono else found.channels
    speech = [
        Speech(None if len(channels) == 1 else number, span)
        for number, channel in enumerate(channels)
        for span in _pieces(channel.speech, found.duration_s)
    ]
    return tuple(sorted(speech, key=lambda each: (each.span.start, each.channel or 0)))


def _pieces(spoken: Sequence[Span], length: float) -> Iterator[Span]:
    run: Span | None = None
    for span in spoken:
        if run is not None and span.start - run.end < _TOGETHER_S and span.end - run.start <= _LONGEST_S:
            run = Span(run.start, span.end)
            continue
        if run is not None:
            yield from _cut(run, length)
        run = span
    if run is not None:
        yield from _cut(run, length)


def _cut(span: Span, length: float) -> Iterator[Span]:
    start, end = max(0.0, span.start - _MARGIN_S), min(length, span.end + _MARGIN_S)
    while end - start > _LONGEST_S:
        yield Span(start, start + _LONGEST_S)
        start += _LONGEST_S
    if end > start:
        yield Span(start, end)


class _Stoppable(Quiet):
    """Tells nothing of one recording among many, but stops with all of them."""

    def __init__(self, outer: Progress) -> None:
        super().__init__()
        self._outer = outer

    def at(self, done: float, total: float | None, what: Message) -> None:
        """Stop where the outer one is stopped."""
        self._outer.at(0, None, what)
