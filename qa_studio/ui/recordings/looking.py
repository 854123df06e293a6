"""Reads what the details pane shows of the recording that is chosen."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from qa_studio.domain.recording import AudioState, RecordingId
from qa_studio.errors import Cancelled, StudioError
from qa_studio.services.evaluations import Evaluations
from qa_studio.services.library import Library
from qa_studio.services.progress import Progress
from qa_studio.services.rows import RecordingRow
from qa_studio.texts import message
from qa_studio.ui.recordings.details import DetailsPane
from qa_studio.ui.recordings.thumbnail import CallPicture, CallShape
from qa_studio.ui.runtime import Task, TaskRunner


class Looking(QObject):
    """Fills the pane: facts at once, evaluations, number of notes and waveform when they are read."""

    def __init__(
        self,
        pane: DetailsPane,
        library: Library,
        evaluations: Evaluations,
        count_notes: Callable[[RecordingId], int],
        runner: TaskRunner,
    ) -> None:
        super().__init__(pane)
        self._count_notes = count_notes
        self._pane, self._library, self._evaluations, self._runner = pane, library, evaluations, runner
        self._drawing: Task | None = None

    def show(self, row: RecordingRow | None) -> None:
        """Show a recording, or nothing; a pane that is hidden reads nothing."""
        before = self._pane.row
        self._pane.show_row(row)
        if row is None or self._pane.isHidden():
            return
        self._read_evaluations(row.id)
        self.recount(row.id)
        if before is None or before.id != row.id or not self._pane.picture.drawn:
            self._read_waveform(row)

    def redraw(self, recordings: tuple[RecordingId, ...]) -> None:
        """Their channels may have been swapped: draw the one in sight anew."""
        row = self._pane.row
        if row is not None and row.id in recordings and self._pane.picture.drawn:
            self._read_waveform(row)

    def recount(self, recording: RecordingId) -> None:
        """Say how many notes there are on a recording, where it is the one in sight."""
        if self._is_shown(recording):
            self._runner.read(
                lambda: self._count_notes(recording),
                lambda number: self._pane.show_note_count(number) if self._is_shown(recording) else None,
                owner=self,
            )

    def _read_evaluations(self, recording: RecordingId) -> None:
        self._runner.read(
            lambda: self._evaluations.of_recording(recording),
            lambda heads: self._pane.show_evaluations(heads) if self._is_shown(recording) else None,
            owner=self,
        )

    def _read_waveform(self, row: RecordingRow) -> None:
        if row.audio is not AudioState.PRESENT:
            return
        if self._drawing is not None:
            self._drawing.cancel()

        def draw(progress: Progress) -> CallShape | None:
            if not self._library.at_hand(row.id):  # it is fetched when it is opened
                return None
            waveform = self._library.waveform(row.id, progress)
            return CallShape.of(waveform, self._library.get(row.id).swapped, CallPicture.WIDTH)

        # Long calls take a while: the status line shows it, and another choice stops it.
        self._drawing = self._runner.run(
            draw,
            lambda shape: self._on_drawn(row.id, shape),
            title=message("Drawing the waveform"),
            failed=self._on_not_drawn,
            owner=self,
        )

    def _on_drawn(self, recording: RecordingId, shape: CallShape | None) -> None:
        if self._is_shown(recording):
            self._drawing = None
            if shape is not None:
                self._pane.show_shape(shape)

    def _on_not_drawn(self, trouble: StudioError) -> None:
        # The picture is an ornament here: what is wrong with the file is said when it is opened.
        if not isinstance(trouble, Cancelled):
            self._drawing = None

    def _is_shown(self, recording: RecordingId) -> bool:
        return self._pane.row is not None and self._pane.row.id == recording
