"""The list of checklists and drafts at the left, the chosen one to read at the right."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_draft import DraftId
from qa_studio.domain.rights import Deed
from qa_studio.errors import NotFound
from qa_studio.services.events import (
    ChecklistDraftDiscarded,
    ChecklistDraftSaved,
    ChecklistPublished,
    EvaluationCompleted,
)
from qa_studio.services.studio import Studio
from qa_studio.ui.checklists.file_taking import FileTaking
from qa_studio.ui.checklists.reading import ChecklistReading
from qa_studio.ui.checklists.shelf_deeds import ShelfDeeds
from qa_studio.ui.checklists.shelf_rows import ShelfColumns, ShelfRow, shelf_rows
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.flow_layout import FlowLayout
from qa_studio.ui.components.page_head import PageHead
from qa_studio.ui.components.table import RowsModel, Table
from qa_studio.ui.formatting import Formats
from qa_studio.ui.surroundings import Surroundings

FILES = "*.checklist.yaml *.yaml *.yml *.json *.xlsx"
NEAR_THE_END = 800
"""Pixels from the end of what is shown of a checklist; then more of it is shown."""
CHANGES = (ChecklistPublished, EvaluationCompleted, ChecklistDraftSaved, ChecklistDraftDiscarded)


class ShelfView(QWidget):
    """Every checklist in its newest version, and every draft; `opened(DraftId)` asks for the designer."""

    opened = Signal(object)

    def __init__(self, studio: Studio, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio, self._around = studio, surroundings
        self._formats = Formats(surroundings.language, surroundings.zone)
        self._asked = 0  # two reads at once may end in either order: only the last one asked for counts
        self._wanted: tuple[str, DraftId | None] | None = None
        self._stale = False
        self.setAcceptDrops(True)
        self.files = FileTaking(studio, surroundings, self)
        self.files.begun.connect(self.opened)
        self.files.published.connect(self.select)
        self.deeds = ShelfDeeds(studio, surroundings, self)
        self.deeds.opened.connect(self.opened)
        self._model: RowsModel[ShelfRow] = RowsModel(ShelfColumns(surroundings, self).all())
        self.table = Table(self._model, self._model.columns, self.tr("Checklists"))
        self.setFocusProxy(self.table)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(lambda _: self.deeds.open())
        self.table.menu_asked.connect(self._on_menu)
        self.reading = QScrollArea()
        self.reading.setWidgetResizable(True)
        self.reading.setFrameShape(QScrollArea.Shape.NoFrame)
        self.reading.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reading.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._build()
        surroundings.hear(self, lambda _: self.refresh_when_seen(), *CHANGES)
        self.refresh()

    def _build(self) -> None:
        head = PageHead(self.tr("Checklists"))
        self.import_button = Button(self.tr("Import…"), icon="download-simple")
        self.import_button.clicked.connect(self._on_import)
        self.new_button = Button(self.tr("New checklist…"), "primary", "plus")
        self.new_button.clicked.connect(lambda: self.deeds.ask_new())
        head.add(self.import_button, self.new_button)
        keeps = self._around.may(Deed.KEEP_CHECKLISTS)
        self.setAcceptDrops(keeps)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 13)
        row.addWidget(self._right(), 14)  # at 1280 its buttons stand in one row
        empty = EmptyState(
            "checks",
            self.tr("There is no checklist yet."),
            self.tr("Begin one here, or import one from a YAML or Excel file."),
            self.tr("New checklist…"),
            self.tr("Import…"),
        )
        for offered in (self.import_button, self.new_button, empty.action, empty.second):
            offered.setVisible(keeps)
        empty.acted.connect(lambda: self.deeds.ask_new())
        empty.acted_second.connect(self._on_import)
        self._stack = QStackedWidget()
        self._stack.addWidget(body)
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def _right(self) -> QWidget:
        bar = Surface("window", "lb")
        holder = QVBoxLayout(bar)
        holder.setContentsMargins(24, 12, 24, 12)
        flow = FlowLayout(8)
        for deed in self.deeds.all:
            flow.addWidget(deed.button)
        holder.addLayout(flow)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.reading, 1)
        return right

    def refresh(self) -> None:
        """Read the list again; the chosen line stays chosen."""
        self._asked += 1
        asked = self._asked
        self._around.runner.read(
            self._read, lambda found: self._show(found) if asked == self._asked else None, owner=self
        )

    def refresh_when_seen(self) -> None:
        """Read again, but not behind the designer, which saves while its author types."""
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """What happened meanwhile is shown now."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _read(self) -> list[ShelfRow]:
        shelf, drafts = self._studio.checklists, self._studio.drafts
        return shelf_rows(shelf.rows(), drafts.rows(), shelf.uses(), self._studio.today())

    def select(self, code: str, draft: DraftId | None = None) -> None:
        """Choose the published checklist, or the draft, once it is in the list."""
        self._wanted = (code, None) if draft is None else ("", draft)
        self.refresh()

    def chosen(self) -> ShelfRow | None:
        """The selected line."""
        rows = self.table.selected_rows()
        return self._model.row(rows[0]) if rows else None

    def _show(self, lines: list[ShelfRow]) -> None:
        before = self.chosen()
        wanted, self._wanted = self._wanted or (before.key if before else None), None
        self._model.set_rows(lines)
        self._stack.setCurrentIndex(0 if lines else 1)
        keys = [line.key for line in lines]
        if lines:
            self.table.select_row(keys.index(wanted) if wanted in keys else 0)
        self._on_picked()

    def _on_picked(self) -> None:
        line = self.chosen()
        self.deeds.show_line(line)
        if line is not None:
            read = partial(_checklist_in, self._studio, line)
            self._around.runner.read(read, lambda found: self._show_checklist(line, found), owner=self)

    def _show_checklist(self, line: ShelfRow, checklist: Checklist | None) -> None:
        if checklist is None or self.chosen() != line:
            return
        at = line.published.published_at if line.published else line.draft.edited_at if line.draft else None
        label = self.tr("Published") if line.published else self.tr("Last edited")
        since = (label, self._day(at) if at else "")
        self.reading.setWidget(ChecklistReading(checklist, line.version, since, self._around.language))

    def _on_scrolled(self, value: int) -> None:
        reading = self.reading.widget()
        if isinstance(reading, ChecklistReading) and value > self.reading.verticalScrollBar().maximum() - NEAR_THE_END:
            reading.grow()

    def _day(self, at: datetime) -> str:
        return self._formats.day(at.astimezone(self._around.zone).date())

    def _on_menu(self, row: int, point: QPoint) -> None:
        self.deeds.menu().exec(point)

    def _on_import(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Import checklist"), "", self.tr("Checklists ({patterns})").format(patterns=FILES)
        )
        self.files.take([Path(path) for path in paths])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        self.files.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])


def _checklist_in(studio: Studio, line: ShelfRow) -> Checklist | None:
    """What the line stands for; None for a draft that is gone already, whose line goes in a moment."""
    if line.published is not None:
        return studio.checklists.get(line.published.id)
    assert line.draft is not None
    try:
        return studio.drafts.get(line.draft.id).checklist
    except NotFound:
        return None
