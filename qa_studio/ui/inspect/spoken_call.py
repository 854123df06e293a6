"""What is said in the call on the page: read, shown beside and on the waveform, taken in, corrected, given out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from qa_studio.domain.keywords import Keyword
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.domain.speakers import AGENT, CUSTOMER
from qa_studio.domain.transcript import Transcript
from qa_studio.services.events import (
    Event,
    KeywordListsChanged,
    MasksChanged,
    RecordingsChanged,
    TranscriptsChanged,
)
from qa_studio.services.studio import Studio
from qa_studio.services.transcript_files import TranscriptText
from qa_studio.services.transcripts import TakenIn
from qa_studio.texts import message
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.inspect.dialogs import DialogDesk
from qa_studio.ui.inspect.transcript_tab import SpeakersDialog
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.waveform_layers import Layer, LayerSpan, lane_of

if TYPE_CHECKING:
    from qa_studio.ui.inspect.bench import Bench

_ON_WAVEFORM = 4000
"""Segments that the waveform is given; more would only be a blur."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A transcript as this person may see it, and the words of keyword lists in it."""

    transcript: Transcript | None
    keywords: tuple[Keyword, ...] = ()


def read_spoken(studio: Studio, recording: RecordingId, person: PersonId | None, before: Transcript | None) -> Spoken:
    """Both, from the workspace; where the same is said as `before`, with the very segments of it."""
    transcript = studio.transcripts.shown_to(recording, person)
    # Compared here and not in the window: for ten hours of words it takes longer than a frame.
    if transcript is not None and before is not None and transcript.segments == before.segments:
        transcript = replace(transcript, segments=before.segments)
    return Spoken(transcript, studio.keywords.said_in(transcript))


class SpokenCall(QObject):
    """The transcript of one recording; `shown` when it, or other keywords, are there."""

    shown = Signal()

    def __init__(self, bench: "Bench", studio: Studio, surroundings: Surroundings) -> None:
        super().__init__(bench)
        self._bench, self._studio, self._here = bench, studio, surroundings
        self._recording, self._tab, self._waveform = bench.subject.recording.id, bench.tabs.transcript, bench.waveform
        self.spoken = Spoken(None)
        self.dialogs = DialogDesk(self)
        self._wire()
        self.read()

    def _wire(self) -> None:
        tab, surroundings, bench = self._tab, self._here, self._bench
        tab.view.heard_from.connect(bench.listening.hear_from)
        tab.view.flag_chosen.connect(lambda key: self._waveform.spanChosen.emit(Layer.EVIDENCE, key))
        tab.view.selected.connect(self._on_selected)
        bench.listening.moved.connect(tab.view.set_position)
        self._waveform.spanChosen.connect(self._on_span_chosen)
        self._waveform.selectionCleared.connect(tab.view.clear_selection)
        bench.judging.draft.changed.connect(lambda _code: QTimer.singleShot(0, self, self._forget_selection))
        tab.import_asked.connect(self.ask_import)
        tab.transcribe_asked.connect(self.transcribe)
        tab.export_asked.connect(self.ask_export)
        tab.swap_asked.connect(self.swap)
        tab.remove_asked.connect(self.ask_remove)
        surroundings.hear(self, self._on_changed, TranscriptsChanged, MasksChanged, RecordingsChanged)
        surroundings.hear(self, lambda _event: self.read(), KeywordListsChanged)
        bench.masking.opened.connect(lambda _open: self.read())

    @property
    def moments(self) -> list[float]:
        """Where words of the keyword lists are said."""
        return [each.span.start for each in self.spoken.keywords]

    def read(self) -> None:
        """Read, and show."""
        studio, recording, person = self._studio, self._recording, self._here.person.id
        reader = person if self._bench.masking.is_open else None  # what is masked is read only while it is heard
        known = self.spoken.transcript
        self._here.runner.read(lambda: read_spoken(studio, recording, reader, known), self._show, owner=self)

    def _on_changed(self, event: Event) -> None:
        if self._recording in getattr(event, "recordings", ()):
            self.read()

    def _show(self, spoken: Spoken) -> None:
        before, self.spoken = self.spoken, spoken
        segments = spoken.transcript.segments if spoken.transcript is not None else ()
        if before.transcript is None or segments is not before.transcript.segments or not segments:
            self._tab.show_segments(segments)
            self._waveform.set_layer(Layer.TRANSCRIPT, self._lines())
        places: dict[int, list[tuple[int, int]]] = {}
        for each in spoken.keywords:
            places.setdefault(each.segment, []).append((each.first, each.last))
        self._tab.view.set_keywords(places)
        self._waveform.set_layer(Layer.KEYWORDS, self._marks())
        self._bench.tabs.call.show_keywords(spoken.keywords)
        self.shown.emit()

    def _lines(self) -> list[LayerSpan]:
        transcript = self.spoken.transcript
        if transcript is None or len(transcript.segments) > _ON_WAVEFORM:
            return []
        return [
            LayerSpan(each.span.start, each.span.end, each.text, str(number), lane_of(each.speaker))
            for number, each in enumerate(transcript.segments)
        ]

    def _marks(self) -> list[LayerSpan]:
        return [
            LayerSpan(each.span.start, each.span.end, each.word, str(number), lane_of(each.speaker), "warn")
            for number, each in enumerate(self.spoken.keywords)
        ]

    def _on_selected(self, span: Span | None) -> None:
        # Selected words are the selected stretch: M makes it evidence, the strip over the lanes offers the rest.
        self._waveform.set_selection(None if span is None else (span.start, span.end))
        self._bench.taking.show_selection()

    def _forget_selection(self) -> None:
        # It was taken as evidence; what is selected in the waveform is forgotten right after that.
        if self._waveform.selection is None:
            self._tab.view.clear_selection()

    def _on_span_chosen(self, layer: Layer, key: str) -> None:
        if layer is Layer.KEYWORDS and key.isdigit():
            self._bench.listening.seek(self.spoken.keywords[int(key)].span.start)
        elif layer is Layer.TRANSCRIPT and key.isdigit():
            self._bench.tabs.go_to("transcript")
            self._tab.view.show_row(int(key))

    # In and out

    def ask_import(self) -> None:
        """Ask for a file, and take it in."""
        kinds = self.tr("Transcripts (*.srt *.vtt *.json);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(self._bench, self.tr("Transcript of this call"), "", kinds)
        if path:
            self.take_in(Path(path))

    def take_in(self, path: Path) -> None:
        """Take the transcript in; who speaks is asked where the file does not say it."""
        transcripts, recording = self._studio.transcripts, self._recording

        def read() -> tuple[TranscriptText, dict[str, str]]:
            found = transcripts.read(path)
            return found, transcripts.who_speaks(recording, found)

        self._here.runner.read(read, lambda read: self._on_read(*read, path), owner=self)

    def _on_read(self, found: TranscriptText, named: dict[str, str], path: Path) -> None:
        # Where the file names nobody at all, the sound tells line by line as well as it can.
        if all(role in (AGENT, CUSTOMER) for label, role in named.items() if label):
            self._keep(found, path, {})
            return
        dialog = SpeakersDialog(found, named, self._bench)
        dialog.accepted.connect(lambda: self._keep(found, path, dialog.roles()))
        self.dialogs.show(dialog)

    def _keep(self, found: TranscriptText, path: Path, roles: dict[str, str]) -> None:
        recording, person = self._recording, self._here.person.id
        self._here.runner.queue(
            lambda: self._studio.transcripts.keep(recording, found, path.name, person, roles),
            self._tell_taken,
            owner=self,
        )

    def _tell_taken(self, taken: TakenIn) -> None:
        counted = message("Segments taken in: {n}", n=taken.segments)
        if left_out := taken.left_out():
            self._here.presenter.tell(self._here.say.sentences(counted, *left_out), "warn")
        else:
            self._here.presenter.mention(counted)

    def transcribe(self) -> None:
        """Let the speech model of the settings write down what is said; it can be stopped in the status line."""
        folder = self._here.preferences.now.speech_model
        recording, person, studio = self._recording, self._here.person.id, self._studio
        self._here.runner.run(
            lambda progress: studio.transcribing.transcribe(
                recording, Path(folder) if folder else None, progress, person
            ),
            self._tell_taken,
            title=message("Transcribing {name}", name=self._bench.subject.name),
        )

    def ask_export(self) -> None:
        """Ask where to, and write it as it is shown: what is masked only while it is heard."""
        start = str(Path(self._bench.subject.name).with_suffix(".srt"))
        kinds = "SubRip (*.srt);;WebVTT (*.vtt);;JSON (*.json)"
        path, _ = QFileDialog.getSaveFileName(self._bench, self.tr("Export the transcript"), start, kinds)
        if path:
            recording, written = self._recording, self.tr("Written: {path}")
            reader = self._here.person.id if self._bench.masking.is_open else None
            self._here.runner.read(
                lambda: self._studio.transcripts.export(recording, Path(path), reader),
                lambda _n: self._here.presenter.mention(written.format(path=path)),
                owner=self,
            )

    def swap(self) -> None:
        """Agent and customer of the transcript the other way round."""
        shown = self.spoken.transcript
        seen = None if shown is None else tuple(each.speaker for each in shown.segments)
        self._queue(lambda: self._studio.transcripts.swap_speakers(self._recording, seen))

    def ask_remove(self) -> None:
        """Remove it, once that is confirmed."""
        dialog = Dialog(
            self.tr("Remove the transcript?"), self.tr("Remove"), self.tr("Cancel"), "danger", 420, self._bench
        )
        words = self.tr("The lines are gone from this call and from the search. The file it came from stays.")
        dialog.body.addWidget(Paragraph(words, "body", "ink2"))
        dialog.accepted.connect(lambda: self._queue(lambda: self._studio.transcripts.remove(self._recording)))
        self.dialogs.show(dialog)

    def _queue(self, work: Callable[[], None]) -> None:
        self._here.runner.queue(work, owner=self)
