"""Brings sound and waveform of a recording onto the bench, or says why there is none."""

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.recording import AudioState, RecordingId
from qa_studio.domain.rights import Deed
from qa_studio.errors import StudioError
from qa_studio.services.library import Library
from qa_studio.services.places import is_url
from qa_studio.services.progress import Progress
from qa_studio.services.sound import SoundToHear, Waveform
from qa_studio.texts import message
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.inspect.subject import Subject
from qa_studio.ui.surroundings import Surroundings


class SoundReader(QObject):
    """Reads off the GUI thread; `moved_asked` when the user wants to say where a missing file is."""

    moved_asked = Signal()

    def __init__(self, library: Library, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._surroundings = library, surroundings
        self._runner, self._say = surroundings.runner, surroundings.say
        self._looked: set[tuple[InspectionId, RecordingId]] = set()

    def _again(self, subject: Subject) -> bool:
        """Whether it is open already and only read anew, after a swap, say, or the completion of its inspection."""
        looked = (subject.inspection, subject.recording.id)
        known = looked in self._looked
        self._looked = {each for each in self._looked if each[0] == subject.inspection} | {looked}
        return known

    def read(self, bench: Bench, at_s: float) -> None:
        """Open the recording on the bench at a second, and draw it while it is decoded."""
        subject = bench.subject
        recording, again = subject.recording.id, self._again(subject)

        def draw(waveform: Waveform) -> None:
            # Always more of the same: who has zoomed in meanwhile goes on looking there.
            if isValid(bench):
                bench.listening.show_waveform(waveform, subject.swapped, keep_view=True)

        def so_far(waveform: Waveform) -> None:
            self._runner.post(lambda: draw(waveform))

        def make(progress: Progress) -> Waveform:
            return self._library.waveform(recording, progress, so_far)

        def start(sound: SoundToHear) -> None:
            bench.listening.open(sound, at_s)
            self._runner.run(
                make,
                draw,
                title=message("Drawing the waveform"),
                failed=self._surroundings.presenter.show,
                owner=bench,
            )

        def say_why(trouble: StudioError) -> None:
            self._show_no_sound(bench, trouble)

        if is_url(subject.recording.path):  # it may have to be fetched, which somebody may want to stop
            self._runner.run(
                lambda progress: self._library.sound(recording, progress=progress, again=again),
                start,
                title=message("Fetching the recording"),
                failed=say_why,
                owner=bench,
            )
        else:
            self._runner.read(lambda: self._library.sound(recording, again=again), start, failed=say_why, owner=bench)

    def draw_again(self, bench: Bench) -> None:
        """The file has grown or was changed: its waveform as it is now."""
        subject = bench.subject

        def draw(waveform: Waveform) -> None:
            if isValid(bench):
                bench.listening.show_waveform(waveform, subject.swapped, keep_view=True)

        self._runner.run(
            lambda progress: self._library.waveform(subject.recording.id, progress),
            draw,
            title=message("Drawing the waveform"),
            failed=self._surroundings.presenter.show,
            owner=bench,
        )

    def _show_no_sound(self, bench: Bench, trouble: StudioError) -> None:
        removed = bench.subject.recording.audio is AudioState.REMOVED
        words = self._say.sentences(trouble.what, trouble.hint)
        finds = not removed and self._surroundings.may(Deed.MOVE_SOUND)
        action = self.tr("Find moved file…") if finds else ""
        banner = bench.show_banner("sound", words, "info" if removed else "warn", action)
        banner.acted.connect(lambda: self.moved_asked.emit())
