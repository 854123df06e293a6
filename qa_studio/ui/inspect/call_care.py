"""What is put right about a call while it is inspected, and the examples that are taken from it."""

from pathlib import Path

from PySide6.QtCore import QDir, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.services.studio import Studio
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.inspect.dialogs import DialogDesk, ExampleDialog
from qa_studio.ui.inspect.subject import Subject
from qa_studio.ui.recordings.dialogs import CorrectDialog
from qa_studio.ui.recordings.edits import correcting
from qa_studio.ui.recordings.names import Names, read_names
from qa_studio.ui.settling import write_edit
from qa_studio.ui.surroundings import Surroundings


class CallCare(QObject):
    """Asks what has to be asked over `window`; the page hears of changes by their events."""

    def __init__(self, studio: Studio, surroundings: Surroundings, dialogs: DialogDesk, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._surroundings, self._dialogs, self._window = studio, surroundings, dialogs, window
        self._runner, self._presenter = surroundings.runner, surroundings.presenter

    def swap_channels(self, subject: Subject) -> None:
        """Exchange agent and customer."""
        recording, seen = subject.recording.id, subject.swapped
        self._runner.queue(lambda: self._studio.library.swap_channels(recording, seen), owner=self)

    def correct_details(self, subject: Subject) -> None:
        """Ask what is known about the call, and keep it."""
        self._runner.read(
            lambda: read_names(self._studio.people, self._studio.library, self._studio.today()),
            lambda names: self._ask_details(subject, names),
            owner=self,
        )

    def _ask_details(self, subject: Subject, names: Names) -> None:
        here = self._surroundings
        dialog = CorrectDialog(subject.details, names, here.zone, here.say, here.show_customer_numbers, self._window)

        def go_on() -> None:
            edit = correcting(self._studio.library, subject.recording.id, subject.details, dialog.chosen())
            write_edit(here, edit, self._window)

        dialog.accepted.connect(go_on)
        self._dialogs.show(dialog)

    def ask_moved(self, subject: Subject) -> None:
        """Ask where the file is now."""
        title = self.tr("Where is {name} now?").format(name=subject.name)
        path, _ = QFileDialog.getOpenFileName(self._window, title, QDir.homePath())
        if path:
            self.find_moved(subject.recording.id, Path(path))

    def find_moved(self, recording: RecordingId, path: Path) -> None:
        """Say where the file is now."""
        self._runner.queue(lambda: self._studio.library.find_moved(recording, path), owner=self)

    def mark_example(self, bench: Bench, span: Span) -> None:
        """Ask what a stretch of one of the calls shall teach, and keep it as a coaching sample."""
        draft, active = bench.judging.draft, bench.checklist.active
        topic = draft.checklist.question(active).text.in_language(self._surroundings.language) if active else ""
        dialog = ExampleDialog(span, topic, self._surroundings.say, self._window)
        recording, person = bench.judging.calls.recording_of(span), self._surroundings.person.id
        span = Span(span.start, span.end)

        def go_on() -> None:
            kind, words, point = SampleKind(dialog.kind.code), dialog.topic.text(), dialog.point.text()
            self._runner.queue(
                lambda: self._studio.coaching.mark(recording, span, kind, words, point, person),
                lambda _sample: self._presenter.mention(self.tr("Marked as an example.")),
                owner=self,
            )

        dialog.accepted.connect(go_on)
        self._dialogs.show(dialog)
