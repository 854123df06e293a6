"""What can be done with the chosen recordings: from the menu, the buttons and the keys alike."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QWidget

from qa_studio.domain.audit import Subject
from qa_studio.domain.recording import CallDetails, Picked, Recording, RecordingId, RecordingState
from qa_studio.domain.rights import Deed
from qa_studio.services.library import Library
from qa_studio.services.places import is_url
from qa_studio.services.reports import Reports
from qa_studio.services.retention import LegalHolds
from qa_studio.services.rows import RecordingFilter, RecordingRow, RecordingSort
from qa_studio.texts import message
from qa_studio.ui.audit.history_menu import add_history
from qa_studio.ui.components.dialog import ask
from qa_studio.ui.documents import PAPER, ask_where
from qa_studio.ui.icons import icon
from qa_studio.ui.navigation import ToInspection
from qa_studio.ui.recordings.dialogs import AssignDialog, CorrectDialog, PickedDialog
from qa_studio.ui.recordings.edits import correcting, giving, picking
from qa_studio.ui.recordings.holding import HoldMenu
from qa_studio.ui.recordings.names import Names
from qa_studio.ui.settling import write_edit
from qa_studio.ui.surroundings import Surroundings


class RecordingCommands(QObject):
    """Asks what has to be asked and hands the rest to the services; writes are queued."""

    def __init__(
        self, library: Library, reports: Reports, holds: LegalHolds, surroundings: Surroundings, window: QWidget
    ) -> None:
        super().__init__(window)
        self.holding = HoldMenu(holds, surroundings, window)
        self._library, self._reports, self._around, self._window = library, reports, surroundings, window
        self.names = Names()

    @property
    def _today(self) -> date:
        return datetime.now(self._around.zone).date()

    def inspect(self, recording: RecordingId) -> None:
        """Open it for judging."""
        self._around.navigation.go(ToInspection(recording))

    def ask_assign(self, recordings: Sequence[RecordingId], rows: Sequence[RecordingRow] = ()) -> None:
        """Give them to somebody; `rows` of them are known."""
        if not recordings:
            return
        me = self._around.person.id
        dialog = AssignDialog(len(recordings), self.names, me, self._today, self._around.say, self._window)
        dialog.accepted.connect(lambda: self._assign(recordings, rows, dialog))
        _open(dialog)

    def _assign(self, recordings: Sequence[RecordingId], rows: Sequence[RecordingRow], dialog: AssignDialog) -> None:
        write_edit(self._around, giving(self._library, recordings, rows, *dialog.chosen()), self._window)

    def take(self, recordings: Sequence[RecordingId], rows: Sequence[RecordingRow] = ()) -> None:
        """Put them on my own desk."""
        write_edit(self._around, giving(self._library, recordings, rows, self._around.person.id), self._window)

    def put_back(self, recordings: Sequence[RecordingId], rows: Sequence[RecordingRow] = ()) -> None:
        """Take them off anybody's desk."""
        write_edit(self._around, giving(self._library, recordings, rows, None), self._window)

    def ask_picked(self, rows: Sequence[RecordingRow]) -> None:
        """Say why these recordings were chosen."""
        if not rows:
            return
        dialog = PickedDialog(rows[0].picked, self._around.say, self._window)
        dialog.accepted.connect(lambda: self._note_picked(rows, dialog.chosen()))
        _open(dialog)

    def _note_picked(self, rows: Sequence[RecordingRow], picked: Picked) -> None:
        write_edit(self._around, picking(self._library, rows, picked), self._window)

    def ask_correct(self, recording: RecordingId) -> None:
        """Put the call details right."""
        self._around.runner.read(lambda: self._library.get(recording), self._open_correct, owner=self)

    def _open_correct(self, recording: Recording) -> None:
        dialog = CorrectDialog(
            recording.details,
            self.names,
            self._around.zone,
            self._around.say,
            self._around.show_customer_numbers,
            self._window,
        )
        dialog.accepted.connect(lambda: self._correct(recording, dialog.chosen()))
        _open(dialog)

    def _correct(self, recording: Recording, details: CallDetails) -> None:
        edit = correcting(self._library, recording.id, recording.details, details)
        write_edit(self._around, edit, self._window)

    def swap_channels(self, recording: RecordingId) -> None:
        """Exchange agent and customer."""
        self._around.runner.queue(
            lambda: self._library.swap_channels(recording),
            lambda swapped: self._around.presenter.mention(
                self.tr("The first channel is the customer now.")
                if swapped
                else self.tr("The first channel is the agent now.")
            ),
            owner=self,
        )

    def ask_moved(self, recording: RecordingId) -> None:
        """Look for one file that is not where it was."""
        found, _ = QFileDialog.getOpenFileName(self._window, self.tr("Find moved file"))
        if found:
            self.find_moved(recording, Path(found))

    def find_moved(self, recording: RecordingId, path: Path) -> None:
        """The file is there now."""
        self._around.runner.run(
            lambda progress: self._library.find_moved(recording, path),
            lambda _: self._around.presenter.mention(self.tr("Found. The recording can be heard again.")),
            title=message("Comparing the file"),
            owner=self,
        )

    def ask_moved_folder(self) -> None:
        """Look for every file that is not where it was."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Find moved files in a folder"))
        if folder:
            self.find_all_in(Path(folder))

    def find_all_in(self, folder: Path) -> None:
        """Look through a folder for recordings whose files are gone."""
        self._around.runner.run(
            lambda progress: self._library.find_all_in(folder, progress),
            lambda n: self._around.presenter.tell(self.tr("{n} moved files were found.").format(n=n)),
            title=message("Looking for moved files"),
            owner=self,
        )

    def show_in_folder(self, row: RecordingRow) -> None:
        """Open the folder of its file."""
        if is_url(row.path):
            self._around.presenter.tell(self.tr("The recording lies at {url}.").format(url=row.path))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(row.path).parent)))

    def ask_take_back(self, recordings: Sequence[RecordingId]) -> bool:
        """Take a wrong import back, after asking; whether it was meant."""
        if not recordings:
            return False
        sure = ask(
            self._window,
            self.tr("Take the import back?"),
            self.tr(
                "{n} recordings leave the library; their files stay where they are. "
                "What has been inspected can't be taken back."
            ).format(n=len(recordings)),
            self.tr("Take back"),
            self.tr("Keep"),
            "danger",
        )
        if sure:
            self._around.runner.queue(lambda: self._library.take_back(recordings))
        return sure

    def ask_export(self, chosen: RecordingFilter, sort: RecordingSort) -> None:
        """Write the list to Excel."""
        name = self.tr("Recordings") + ".xlsx"
        if path := ask_where(self._window, self.tr("Export the list"), name, {".xlsx": PAPER[".xlsx"]}):
            self.export(chosen, sort, path)

    def export(self, chosen: RecordingFilter, sort: RecordingSort, out: Path) -> None:
        """Write all that the filter lets through to an Excel file."""
        language = self._around.language
        self._around.runner.run(
            lambda progress: self._reports.recordings(chosen, sort, out, language, progress),
            lambda _: self._around.presenter.tell(self.tr("The list was written to {path}").format(path=out), "good"),
            title=message("Exporting the list"),
            owner=self,
        )

    def menu(self, rows: Sequence[RecordingRow], recordings: Sequence[RecordingId], parent: QWidget) -> QMenu:
        """What can be done with the chosen recordings, of which `rows` are known."""
        menu = QMenu(parent)
        one = rows[0] if len(recordings) == 1 and rows else None
        if one is not None and self.opens(one):
            menu.addAction(icon("headphones"), self.open_words(), lambda: self.inspect(one.id))
            menu.addSeparator()
        self._add_desks(menu, rows, recordings)
        if one is not None:
            self._add_single(menu, one)
        self.holding.add_to(menu, rows, recordings)
        if self._around.may(Deed.REMOVE_RECORDINGS):
            menu.addSeparator()
            words = self.tr("Take back import…")
            menu.addAction(icon("arrow-u-up-left"), words, lambda: self.ask_take_back(recordings))
        return menu

    def opens(self, row: RecordingRow) -> bool:
        """Whether there is something to open for this person: an inspection, or what others found."""
        return self._around.may(Deed.INSPECT) or row.state in (RecordingState.DONE, RecordingState.FAILED)

    def open_words(self) -> str:
        """What opening a recording is called for this person."""
        return self.tr("Inspect") if self._around.may(Deed.INSPECT) else self.tr("Open the evaluation")

    def _add_desks(self, menu: QMenu, rows: Sequence[RecordingRow], recordings: Sequence[RecordingId]) -> None:
        """On whose desk they lie, for who may say it."""
        if not self._around.may(Deed.ASSIGN):
            return
        menu.addAction(icon("user-plus"), self.tr("Assign to…"), lambda: self.ask_assign(recordings, rows))
        if self._around.may(Deed.INSPECT):
            menu.addAction(icon("hand"), self.tr("Take"), lambda: self.take(recordings, rows))
        if any(row.assigned_to is not None for row in rows):
            menu.addAction(icon("user-minus"), self.tr("Take off the desk"), lambda: self.put_back(recordings, rows))
        if len(rows) == len(recordings):
            menu.addAction(icon("target"), self.tr("How it was picked…"), lambda: self.ask_picked(rows))

    def _add_single(self, menu: QMenu, row: RecordingRow) -> None:
        menu.addSeparator()
        may = self._around.may
        if may(Deed.CORRECT_CALLS):
            menu.addAction(icon("pencil-simple"), self.tr("Correct call details…"), lambda: self.ask_correct(row.id))
        if may(Deed.MEASURE):
            swap = menu.addAction(icon("arrows-down-up"), self.tr("Swap channels"), lambda: self.swap_channels(row.id))
            swap.setEnabled(row.channels > 1)
        if may(Deed.MOVE_SOUND):
            menu.addAction(icon("magnifying-glass"), self.tr("Find moved file…"), lambda: self.ask_moved(row.id))
            menu.addAction(self.tr("Find moved files in a folder…"), self.ask_moved_folder)
        menu.addAction(icon("folder-open"), self.tr("Show in folder"), lambda: self.show_in_folder(row))
        add_history(menu, self._around.navigation, Subject.RECORDING, row.id, row.file_name())


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
