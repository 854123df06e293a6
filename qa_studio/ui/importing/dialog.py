"""The import dialog: what to import, how the metadata is understood, how far it is, what became of it."""

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import available_timezones

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.calls import CallField, CallRows
from qa_studio.domain.import_profile import ImportProfile, ImportProfileId
from qa_studio.errors import Cancelled, StudioError
from qa_studio.services.importing import ImportOrder, ImportOutcome
from qa_studio.services.places import own_file
from qa_studio.services.studio import Studio
from qa_studio.texts import message
from qa_studio.ui.components.banner import Banner
from qa_studio.ui.components.bars import ProgressLine
from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import Choice, FormField
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.components.switch import CheckBox
from qa_studio.ui.formatting import Formats
from qa_studio.ui.importing.columns_view import ColumnsView
from qa_studio.ui.importing.field_names import FieldNames
from qa_studio.ui.importing.names_view import NamesView
from qa_studio.ui.importing.profile_view import ProfileView
from qa_studio.ui.importing.result_view import ChosenList, ResultView
from qa_studio.ui.importing.storage_dialog import StorageDialog
from qa_studio.ui.runtime import Task
from qa_studio.ui.surroundings import Surroundings

METADATA = (".csv", ".xlsx", ".tsv", ".txt")


class ImportDialog(Dialog):
    """Takes recordings into the library; `show_asked(ids)` when the user wants to see what was added.

    While it imports it can be sent to the background; it comes back with the result.
    """

    show_asked = Signal(object)

    def __init__(
        self,
        studio: Studio,
        surroundings: Surroundings,
        paths: Sequence[Path] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", " ", width=720, parent=parent)
        self._studio, self._importing, self._around = studio, studio.importing, surroundings
        self._paths: list[Path] = []
        self._urls: list[str] = []
        self.metadata: Path | None = None
        self._columns: dict[str, CallField | None] = {}
        self._asked = 0
        self._unclear = ""
        self._task: Task | None = None
        self._result: ResultView | None = None
        self.name_parts(self.tr("Import recordings"), self.tr("Import"), self.tr("Cancel"))
        self._choosing = self._choose_view()
        self._running = self._running_view()
        self._running.hide()
        self.body.addWidget(self._choosing, 1)
        self.body.addWidget(self._running, 1)
        self.background = Button(self.tr("Go on in the background"))
        self.background.clicked.connect(self.hide)
        self.background.hide()
        self.foot.insertWidget(1, self.background)
        self.setAcceptDrops(True)
        self.add_paths(paths)

    # Choosing

    def _choose_view(self) -> QWidget:
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.chosen = ChosenList()
        column.addWidget(FormField(self.tr("Recordings"), self.chosen))
        column.addLayout(self._source_buttons())
        self.profile = ProfileView(self._studio.import_profiles, self._around, self._as_profile, self)
        self.profile.chosen.connect(self._use_profile)
        column.addWidget(FormField(self.profile.title, self.profile))
        row = QHBoxLayout()
        row.setSpacing(16)
        own = self.tr("As the workspace ({zone})").format(zone=self._around.zone.key)
        zones = [("", own), *((zone, zone) for zone in sorted(available_timezones()))]
        self.zone = Choice(zones, self.tr("Time zone of the recorder"), "")
        self.zone.set_code(self._around.preferences.now.import_zone)
        self.zone.chosen.connect(self._look)
        row.addWidget(FormField(self.tr("Time zone of the recorder"), self.zone), 1)
        self.names = NamesView(self._importing, self._around)
        self.names.changed.connect(self._look_at_names)
        row.addWidget(FormField(self.names.title, self.names.choice), 1)
        column.addLayout(row)
        column.addWidget(self.names)
        self.swapped = CheckBox(self.tr("The first channel is the customer"))
        column.addWidget(self.swapped)
        self.columns = ColumnsView(
            FieldNames(Formats(self._around.language, self._around.zone), self), self._around.say
        )
        self.columns.mapped.connect(self._on_mapped)
        self.names.shown.connect(self.columns.make_room)
        self.columns.hide()
        column.addWidget(self.columns, 1)
        self.trouble = Paragraph("", "body", "bad")
        self.trouble.hide()
        column.addWidget(self.trouble)
        return view

    def _source_buttons(self) -> QVBoxLayout:
        column, row, below = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        column.setSpacing(6)
        row.setSpacing(8)
        self.add_files_button = Button(self.tr("Add files…"), icon="file-plus")
        self.add_files_button.clicked.connect(self._ask_files)
        self.add_folder_button = Button(self.tr("Add a folder…"), icon="folder-plus")
        self.add_folder_button.clicked.connect(self._ask_folder)
        self.add_storage_button = Button(self.tr("From object storage…"), icon="cloud")
        self.add_storage_button.clicked.connect(self._ask_storage)
        self.metadata_button = Button(self.tr("Call details from a file…"), icon="table")
        self.metadata_button.clicked.connect(self._ask_metadata)
        self._metadata_name = ElidedLabel("", "body", "ink2")
        self._metadata_name.hide()
        self._no_metadata = IconButton("x", self.tr("Import without this file"), size=28)
        self._no_metadata.clicked.connect(lambda: self.use_metadata(None))
        self._no_metadata.hide()
        for each in (self.add_files_button, self.add_folder_button, self.add_storage_button, self.metadata_button):
            row.addWidget(each)
        row.addStretch(1)
        below.addWidget(self._metadata_name, 1)
        below.addWidget(self._no_metadata)
        column.addLayout(row)
        column.addLayout(below)
        return column

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add files and folders; a table among them, or alone in a folder, is taken for the call details."""
        for path in paths:
            if path.suffix.lower() in METADATA and path.is_file():
                self.use_metadata(path)
                continue
            if path not in self._paths:
                self._paths.append(path)
            tables = _tables_in(path)
            if self.metadata is None and len(tables) == 1:
                self.use_metadata(tables[0])
        self._show_chosen()

    def add_url(self, url: str) -> None:
        """Add an object of a storage elsewhere, or a folder of them."""
        if (own := own_file(url)) is not None:
            self.add_paths([own])
        elif url not in self._urls:
            self._urls.append(url)
            self._show_chosen()

    def _show_chosen(self) -> None:
        self.chosen.show_paths([*(path.name or str(path) for path in self._paths), *self._urls])
        self.why.setText("")
        self._look_at_names()

    def use_metadata(self, path: Path | None) -> None:
        """Take the call details from this file, or from none."""
        self.metadata = path
        self._metadata_name.setText(path.name if path else "")
        self._metadata_name.setVisible(path is not None)
        self._no_metadata.setVisible(path is not None)
        self._look()

    def _ask_files(self) -> None:
        found, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files"))
        self.add_paths([Path(each) for each in found])

    def _ask_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self.tr("Add a folder"))
        self.add_paths([Path(found)] if found else [])

    def _ask_storage(self) -> None:
        asking = StorageDialog(self)
        asking.accepted.connect(lambda: self.add_url(asking.url))
        asking.open()

    def _ask_metadata(self) -> None:
        kinds = self.tr("Tables") + " (*.csv *.tsv *.txt *.xlsx)"
        found, _ = QFileDialog.getOpenFileName(self, self.tr("Call details from a file"), "", kinds)
        if found:
            self.use_metadata(Path(found))

    def order(self) -> ImportOrder:
        """What is to be imported, as it stands."""
        return ImportOrder(
            paths=tuple(self._paths),
            urls=tuple(self._urls),
            metadata=self.metadata,
            columns=dict(self._columns),
            zone=self.zone.code or None,
            swapped=self.swapped.isChecked(),
            names=self.names.names,
            lenient=True,
        )

    def _as_profile(self) -> ImportProfile:
        return ImportProfile(
            id=ImportProfileId(0),
            name="",
            names=self.names.names or "",
            zone=self.zone.code,
            columns=dict(self._columns),
            swapped=self.swapped.isChecked(),
        )

    def _use_profile(self, profile: ImportProfile) -> None:
        self.zone.set_code(profile.zone)
        self.names.set_names(profile.names)
        self.swapped.setChecked(profile.swapped)
        self._columns = dict(profile.columns)
        self._look()

    def _look_at_names(self) -> None:
        self.names.look(self.order())

    def _look(self) -> None:
        self._look_at_names()
        self._asked += 1
        asked, order = self._asked, self.order()
        self._show_trouble("")
        self.columns.hide()
        if order.metadata is None:
            return
        self._around.runner.read(
            lambda: self._importing.look_at(order),
            lambda found: self._on_looked(asked, found),
            failed=lambda trouble: self._on_unclear(asked, trouble),
            owner=self,
        )

    def _on_looked(self, asked: int, found: CallRows | None) -> None:
        if asked == self._asked and found is not None:
            self.columns.show_rows(found)
            self.columns.show()

    def _on_unclear(self, asked: int, trouble: StudioError) -> None:
        if asked == self._asked:
            self._show_trouble(self._around.say.sentences(trouble.what, trouble.hint))

    def _show_trouble(self, words: str) -> None:
        self._unclear = words
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _on_mapped(self, header: str, field: CallField | None) -> None:
        if field is not None:
            self._columns = {h: f for h, f in self._columns.items() if f is not field}
        self._columns[header] = field
        self._look()

    def refusal(self) -> str:
        """Nothing was chosen, or the metadata can't be read."""
        if self._result is not None:
            return ""
        if not self._paths and not self._urls:
            return self.tr("Add the recordings first.")
        if self.names.unclear:
            return self.tr("The template of the file names can't be used as it is.")
        return self.tr("The call details can't be read as they are.") if self._unclear else ""

    # Running

    def _running_view(self) -> QWidget:
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(10)
        self.progress_words = ElidedLabel(self.tr("Looking for recordings"), "body", "ink2")
        self.progress = ProgressLine(None)
        column.addWidget(self.progress_words)
        column.addWidget(self.progress)
        note = self.tr("What is in the library already is known by its content and not added again.")
        column.addWidget(Paragraph(note, "small", "ink3"))
        column.addStretch(1)
        return view

    def accept(self) -> None:
        """Begin to import; with a result, show what was added."""
        if self._result is None:
            if self._task is None:
                self._start()
            return
        added = tuple(each.id for each in self._result.outcome.added)
        super().accept()
        if added:
            self.show_asked.emit(added)

    def reject(self) -> None:
        """Stop an import that runs; else close."""
        if self._task is not None:
            self._task.cancel()
            self.progress_words.setText(self.tr("Stopping"))
        else:
            super().reject()

    def _start(self) -> None:
        order = self.order()
        self._around.preferences.change(
            import_names=order.names or "", import_zone=order.zone or "", import_profile=self.profile.name
        )
        self._choosing.hide()
        self._running.show()
        self.accept_button.hide()
        self.background.show()
        self.background.setFocus()  # a second Enter must not stop it
        self.reject_button.setText(self.tr("Stop"))
        self._task = self._around.runner.run(
            lambda progress: self._importing.run(order, progress),
            self._on_done,
            title=message("Importing recordings"),
            failed=self._on_failed,
            owner=self,
        )
        self._task.progressed.connect(self._on_progress)

    def _on_progress(self) -> None:
        task = self._task
        if task is None or task.cancelled:
            return
        self.progress.set_share(task.share)
        if task.what is not None:
            share = "" if task.share is None else f" · {round(100 * task.share)} %"
            self.progress_words.setText(self._around.say.say(task.what) + share)

    def _on_done(self, outcome: ImportOutcome) -> None:
        self._end()
        self._result = ResultView(outcome, self._around.say)
        self.body.addWidget(self._result, 1)
        self.accept_button.setVisible(True)
        self.accept_button.setText(self.tr("Show them") if outcome.added else self.tr("Close"))
        self.reject_button.setVisible(bool(outcome.added))
        self.reject_button.setText(self.tr("Close"))
        self.name_parts(self.tr("Import finished"), self.accept_button.text())
        self.accept_button.setFocus()
        self._come_back()

    def _on_failed(self, trouble: StudioError) -> None:
        self._end()
        stopped = self.tr("Stopped. What was taken in before stays in the library.")
        words = self._around.say.say(trouble.what)
        hint = f" {self._around.say.say(trouble.hint)}" if trouble.hint else ""
        cancelled = isinstance(trouble, Cancelled)
        self.body.addWidget(Banner(stopped if cancelled else words + hint, "info" if cancelled else "bad"))
        self.reject_button.setText(self.tr("Close"))
        self._come_back()

    def _end(self) -> None:
        self._task = None
        self._running.hide()
        self.background.hide()

    def _come_back(self) -> None:
        if not self.isVisible():
            self.open()

    @property
    def result_view(self) -> ResultView | None:
        """The result, once it is there."""
        return self._result

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """More files may be dropped while choosing."""
        if self._task is None and self._result is None and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.add_paths([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()


def _tables_in(path: Path) -> list[Path]:
    if not path.is_dir():
        return []
    try:
        return [each for each in sorted(path.iterdir()) if each.suffix.lower() in METADATA[:2] and each.is_file()]
    except OSError:
        # Whatever keeps the folder from being read, the import itself will say it with what to do.
        return []
