"""Small waveforms for the rows in sight, made one after the other beside the window."""

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from qa_studio.domain.recording import AudioState, RecordingId
from qa_studio.errors import StudioError
from qa_studio.services.library import Library
from qa_studio.services.rows import RecordingRow
from qa_studio.ui.recordings.thumbnail import CallShape
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.theme import tokens

WIDTH, HEIGHT = 112, 26
KEPT = 400
WAITING = 24
LONGEST_S = 900.0
"""Longer calls are drawn where their waveform is known: decoding them for a table would keep other reads waiting."""


class Thumbnails(QObject):
    """Gives pictures that are there and makes those that are asked for; `ready(id)` when one more can be had."""

    ready = Signal(int)

    def __init__(self, library: Library, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._runner = library, runner
        self._shapes: OrderedDict[RecordingId, CallShape | None] = OrderedDict()
        self._pictures: dict[tuple[RecordingId, bool], QImage] = {}
        self._wanted: OrderedDict[RecordingId, None] = OrderedDict()
        self._making: RecordingId | None = None

    def picture(self, row: RecordingRow) -> QImage | None:
        """The small waveform of a row, or None: there is none, or it is being made."""
        if row.id not in self._shapes:
            if row.audio is AudioState.PRESENT:
                self._want(row.id)
            return None
        self._shapes.move_to_end(row.id)
        shape = self._shapes[row.id]
        if shape is None:
            return None
        key = (row.id, tokens().dark)
        if key not in self._pictures:
            self._pictures[key] = shape.picture(HEIGHT, QGuiApplication.primaryScreen().devicePixelRatio())
        return self._pictures[key]

    def forget(self, recordings: tuple[RecordingId, ...]) -> None:
        """Their channels or files changed: draw them anew."""
        for each in recordings:
            self._drop(each)

    def note(self, recording: RecordingId, shape: CallShape | None) -> None:
        """Keep a shape that was made; None where there can be none."""
        self._shapes[recording] = shape
        while len(self._shapes) > KEPT:
            self._drop(next(iter(self._shapes)))
        self.ready.emit(recording)

    def _drop(self, recording: RecordingId) -> None:
        self._shapes.pop(recording, None)
        for dark in (False, True):
            self._pictures.pop((recording, dark), None)

    def _want(self, recording: RecordingId) -> None:
        if recording == self._making:
            return
        self._wanted[recording] = None
        # Rows that were scrolled past are not worth the work.
        while len(self._wanted) > WAITING:
            self._wanted.popitem(last=False)
        self._make_next()

    def _make_next(self) -> None:
        if self._making is not None or not self._wanted:
            return
        recording, _ = self._wanted.popitem(last=False)
        self._making = recording
        self._runner.read(
            lambda: self._shape(recording),
            lambda shape: self._on_made(recording, shape),
            # A picture in a table is an ornament: what is wrong with the file is said when it is opened.
            failed=lambda trouble: self._on_failed(recording, trouble),
            owner=self,
        )

    def _shape(self, recording: RecordingId) -> CallShape | None:
        found = self._library.picture(recording, LONGEST_S)  # no picture is worth fetching a call from elsewhere
        return None if found is None else CallShape.of(*found, WIDTH * 2)

    def _on_made(self, recording: RecordingId, shape: CallShape | None) -> None:
        self._making = None
        self._wanted.pop(recording, None)
        self.note(recording, shape)
        self._make_next()

    def _on_failed(self, recording: RecordingId, trouble: StudioError) -> None:
        self._on_made(recording, None)
