"""The checklists page: a list at the left, the chosen checklist to read at the right."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_use import ChecklistUse
from qa_studio.domain.people import Team
from qa_studio.services.checklists import Proposal
from qa_studio.services.events import ChecklistPublished, EvaluationCompleted, Event
from qa_studio.services.rows import ChecklistRow
from qa_studio.services.studio import Studio
from qa_studio.texts import message
from qa_studio.ui.checklists.publish_dialog import PublishDialog
from qa_studio.ui.checklists.reading import ChecklistReading
from qa_studio.ui.checklists.use_dialog import UseDialog
from qa_studio.ui.checklists.versions_dialog import VersionsDialog
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cells import NumberCell, TextCell
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.page_head import PageHead
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.documents import ask_where
from qa_studio.ui.formatting import Formats
from qa_studio.ui.surroundings import Surroundings

FILES = "*.checklist.yaml *.yaml *.yml *.json *.xlsx"


class ChecklistsPage(QWidget):
    """Every checklist of the workspace in its newest version."""

    def __init__(self, studio: Studio, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio, self._shelf, self._around = studio, studio.checklists, surroundings
        self._formats = Formats(surroundings.language, surroundings.zone)
        self._asking: list[PublishDialog] = []
        self._asked = 0  # two reads at once may end in either order: only the last one asked for counts
        self.setAcceptDrops(True)
        self._model: RowsModel[ChecklistRow] = RowsModel(self._columns())
        self.table = Table(self._model, self._model.columns, self.tr("Checklists"))
        self.setFocusProxy(self.table)
        self.table.picked.connect(self._on_picked)
        self.reading = QScrollArea()
        self.reading.setWidgetResizable(True)
        self.reading.setFrameShape(QScrollArea.Shape.NoFrame)
        self.reading.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        self._build()
        surroundings.hear(self, self._on_changed, ChecklistPublished, EvaluationCompleted)
        self.refresh()

    def _columns(self) -> list[Column[ChecklistRow]]:
        language = self._around.language
        return [
            Column(
                "title",
                self.tr("Checklist"),
                lambda row: TextCell(
                    row.title.in_language(language),
                    self.tr("{code}, retired").format(code=row.code) if row.retired else row.code,
                    token="ink3" if row.retired else "ink",
                    weight=500,
                ),
                width=220,
                stretch=True,
                fixed=True,
            ),
            Column("version", self.tr("Version"), lambda row: TextCell(f"v{row.version}"), width=72),
            Column(
                "questions", self.tr("Questions"), lambda row: NumberCell(str(row.questions)), width=84, side="right"
            ),
            Column(
                "evaluations",
                self.tr("Evaluations"),
                lambda row: NumberCell(str(row.evaluations)),
                width=92,
                side="right",
            ),
        ]

    def _build(self) -> None:
        head = PageHead(self.tr("Checklists"))
        self.retire_button = Button(self.tr("Retire"), icon="archive")
        self.retire_button.clicked.connect(self._on_retire)
        self.export_button = Button(self.tr("Export"), icon="export")
        self.export_button.clicked.connect(self._on_export)
        self.import_button = Button(self.tr("Import checklist"), "primary", "download-simple")
        self.import_button.clicked.connect(self._on_import)
        self.versions_button = Button(self.tr("Versions"), icon="clock-counter-clockwise")
        self.versions_button.clicked.connect(self.show_versions)
        self.use_button = Button(self.tr("Calls…"), icon="phone")
        self.use_button.clicked.connect(self._ask_use)
        head.add(self.use_button, self.versions_button, self.retire_button, self.export_button, self.import_button)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 5)
        row.addWidget(self.reading, 6)
        empty = EmptyState(
            "checks",
            self.tr("There is no checklist yet."),
            self.tr("Import one from a YAML or Excel file."),
            self.tr("Import checklist"),
        )
        empty.acted.connect(self._on_import)
        self._stack.addWidget(body)
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """Read the list again; the chosen checklist stays chosen."""
        self._asked += 1
        asked = self._asked
        self._around.runner.read(
            self._shelf.rows, lambda rows: self._show(rows) if asked == self._asked else None, owner=self
        )

    def chosen(self) -> ChecklistRow | None:
        """The selected line."""
        rows = self.table.selected_rows()
        return self._model.row(rows[0]) if rows else None

    def _show(self, rows: tuple[ChecklistRow, ...]) -> None:
        before = self.chosen()
        self._model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        codes = [row.code for row in rows]
        if rows:
            self.table.select_row(codes.index(before.code) if before and before.code in codes else 0)
        self._on_picked()

    def _on_picked(self) -> None:
        row = self.chosen()
        for button in (self.use_button, self.versions_button, self.retire_button, self.export_button):
            button.setEnabled(row is not None)
        if row is not None:
            self.retire_button.setText(self.tr("Use again") if row.retired else self.tr("Retire"))
            self._around.runner.read(
                lambda: self._shelf.get(row.id), lambda found: self._show_checklist(row, found), owner=self
            )

    def _show_checklist(self, row: ChecklistRow, checklist: Checklist) -> None:
        if self.chosen() == row:
            published = self._formats.day(row.published_at.astimezone(self._around.zone).date())
            self.reading.setWidget(ChecklistReading(checklist, row.version, published, self._around.language))

    def _on_changed(self, event: Event) -> None:
        self.refresh()

    def _ask_use(self) -> None:
        row = self.chosen()
        if row is not None:
            self._around.runner.read(
                lambda: (self._shelf.use(row.code), self._studio.people.teams()),
                lambda found: self._show_use_of(row, *found),
                owner=self,
            )

    def _show_use_of(self, row: ChecklistRow, use: ChecklistUse, teams: tuple[Team, ...]) -> None:
        self.show_use(row, use, teams)

    def show_use(self, row: ChecklistRow, use: ChecklistUse, teams: tuple[Team, ...]) -> UseDialog:
        """For which calls a checklist is meant."""
        today = datetime.now(self._around.zone).date()
        dialog = UseDialog(self._shelf, self._around, row, use, teams, today, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _on_retire(self) -> None:
        row = self.chosen()
        if row is not None:
            self._around.runner.queue(lambda: self._shelf.retire(row.code, not row.retired))

    def _on_import(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Import checklist"), "", self.tr("Checklists ({patterns})").format(patterns=FILES)
        )
        self.import_files([Path(path) for path in paths])

    def import_files(self, paths: list[Path]) -> None:
        """Publish these files, a new version of a checklist after asking; each trouble is told, the rest goes on."""
        for path in paths:
            self._around.runner.queue(partial(self._shelf.look_at_file, path), self._on_looked, owner=self)

    def _on_looked(self, proposal: Proposal) -> None:
        code = proposal.checklist.code
        if proposal.newest is not None and not proposal.changes:
            words = message("{code} is the same as v{version}: nothing to publish.", code=code, version=proposal.newest)
            self._around.presenter.mention(words)
        elif proposal.newest is None and not proposal.notes:
            by = self._around.person.id
            publish = partial(self._shelf.publish, proposal.checklist, proposal.source, by)
            self._around.runner.queue(publish, lambda published: self._on_published(*published), owner=self)
        else:
            self._asking.append(PublishDialog(self._studio, self._around, proposal, self.window()))
            if len(self._asking) == 1:
                self._asking[0].open()
            self._asking[-1].accepted.connect(partial(self._on_published, code, (proposal.newest or 0) + 1))
            self._asking[-1].finished.connect(self._ask_next)

    def _ask_next(self) -> None:
        self._asking.pop(0).deleteLater()
        if self._asking:
            self._asking[0].open()

    @property
    def asking(self) -> PublishDialog | None:
        """The dialog that asks about a new version, where one does."""
        return self._asking[0] if self._asking else None

    def _on_published(self, code: str, version: int) -> None:
        self._around.presenter.mention(message("{code} v{version} is published.", code=code, version=version))

    def show_versions(self) -> VersionsDialog | None:
        """All versions of the chosen checklist and what each changed."""
        row = self.chosen()
        if row is None:
            return None
        dialog = VersionsDialog(self._shelf, self._around, row, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _on_export(self) -> None:
        row = self.chosen()
        if row is None:
            return
        kinds = {".yaml": "YAML", ".xlsx": "Excel"}
        if path := ask_where(self, self.tr("Export"), f"{row.code}.checklist.yaml", kinds):
            self.export_to(row.code, path)

    def export_to(self, code: str, path: Path) -> None:
        """Write a checklist to a file."""
        done = message("{path} is written.", path=path)
        self._around.runner.run(
            lambda progress: self._shelf.export(code, path),
            lambda _: self._around.presenter.mention(done),
            title=message("Writing {path}", path=path.name),
            owner=self,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        self.import_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
