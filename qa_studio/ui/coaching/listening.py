"""Playing just a stretch of a recording on the window's player."""

from PySide6.QtCore import QObject, Signal

from qa_studio.domain.coaching import CoachingSampleId
from qa_studio.domain.spans import Span
from qa_studio.errors import StudioError
from qa_studio.services.library import Library
from qa_studio.services.places import is_url
from qa_studio.services.rows import SampleRow
from qa_studio.services.sound import SoundToHear
from qa_studio.texts import message
from qa_studio.ui.player import Player
from qa_studio.ui.surroundings import Surroundings


class SampleListening(QObject):
    """Plays one sample at a time, from its beginning to its end.

    `moved` comes while it plays and after every start and stop; `ended(id)` when the end of a sample was reached.
    """

    moved = Signal()
    ended = Signal(int)

    def __init__(self, player: Player, library: Library, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._player, self._library, self._around = player, library, surroundings
        self.sample: CoachingSampleId | None = None
        self._span = Span(0, 0)
        self._wanted: CoachingSampleId | None = None
        player.positionChanged.connect(self._on_position)
        player.stateChanged.connect(self._on_state)
        player.finished.connect(self._on_finished)

    @property
    def playing(self) -> bool:
        """Whether a sample is heard now."""
        return self.sample is not None and self._player.playing

    @property
    def share(self) -> float:
        """How much of the sample was played, 0 to 1."""
        if self.sample is None or self._span.length <= 0:
            return 0.0
        return min(1.0, max(0.0, (self._player.position() - self._span.start) / self._span.length))

    def toggle(self, row: SampleRow) -> None:
        """Play this sample; where it is the one at hand, pause or go on."""
        if self.sample == row.sample.id and self._player.playing:
            self._player.pause()
        elif self.sample == row.sample.id:
            # After a pause the player steps back, and so would begin before the sample; after a seek it doesn't.
            self._player.seek(self._player.position())
            self._player.play()
        else:
            self.play(row)

    def play(self, row: SampleRow, share: float = 0.0) -> None:
        """Play from this share of the sample on; trouble with the file is told."""
        sample, recording = row.sample, row.sample.recording
        if self.sample == sample.id:
            self._player.seek(sample.span.start + share * sample.span.length)
            self._player.play()
            return
        self.stop()
        self._wanted = sample.id

        at = sample.span.start + share * sample.span.length

        def begin(sound: SoundToHear) -> None:
            self._begin(row, sound, at)

        if is_url(row.recording.path):  # it may have to be fetched, which somebody may want to stop
            self._around.runner.run(
                lambda progress: self._library.sound(recording, progress=progress),
                begin,
                title=message("Fetching the recording"),
                failed=self._on_trouble,
                owner=self,
            )
        else:
            self._around.runner.read(lambda: self._library.sound(recording), begin, failed=self._on_trouble, owner=self)

    def _begin(self, row: SampleRow, sound: SoundToHear, at: float) -> None:
        if self._wanted != row.sample.id:
            return
        self._span = row.sample.span
        self._player.open(sound.path, swapped=sound.swapped, at=at, masks=sound.covers)
        self.sample = row.sample.id
        self._player.play()
        self.moved.emit()

    def _on_trouble(self, trouble: StudioError) -> None:
        self._wanted = None
        self._around.presenter.show(trouble)

    def stop(self) -> None:
        """Nothing is at hand any more; the player is free for other pages."""
        self._wanted = None
        if self.sample is not None:
            self.sample = None
            self._player.pause()
            self.moved.emit()

    def _on_position(self, second: float) -> None:
        if self.sample is None:
            return
        if self._player.playing and second >= self._span.end:
            self._end()
        else:
            self.moved.emit()

    def _on_state(self, playing: bool) -> None:
        if self.sample is not None:
            self.moved.emit()

    def _on_finished(self) -> None:
        if self.sample is not None:
            self._end()

    def _end(self) -> None:
        sample = self.sample
        self.stop()
        if sample is not None:
            self.ended.emit(int(sample))
