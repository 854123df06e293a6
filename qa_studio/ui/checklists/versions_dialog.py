"""Every version of a checklist, and what each changed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qa_studio.domain.checklist_difference import Change
from qa_studio.services.checklists import ChecklistShelf
from qa_studio.services.rows import ChecklistRow, VersionRow
from qa_studio.ui.checklists.changes import LinesView
from qa_studio.ui.components.cells import NumberCell, TextCell
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import FormField
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.formatting import NOTHING, Formats
from qa_studio.ui.surroundings import Surroundings

TABLE_HEIGHT, LIST_HEIGHT = 180, 260


class VersionsDialog(Dialog):
    """A table of versions; below it, how the chosen one differs from the one before."""

    def __init__(
        self, shelf: ChecklistShelf, around: Surroundings, checklist: ChecklistRow, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", width=760, parent=parent)
        self._shelf, self._around = shelf, around
        self._formats = Formats(around.language, around.zone)
        title = checklist.title.in_language(around.language)
        self.name_parts(self.tr("Versions of {title}").format(title=title), self.tr("Close"))
        self.model: RowsModel[VersionRow] = RowsModel(self._columns())
        self.table = Table(self.model, self.model.columns, self.tr("Versions"))
        self.table.setFixedHeight(TABLE_HEIGHT)
        self.table.picked.connect(self._on_picked)
        self.body.addWidget(self.table)
        self.changes = LinesView(around.say, self.tr("What changed"))
        self.changes.setMinimumHeight(LIST_HEIGHT)
        self._field = FormField(self.tr("Against the version before"), self.changes)
        self.body.addWidget(self._field, 1)
        around.runner.read(lambda: shelf.versions(checklist.code), self._show, owner=self)

    def _columns(self) -> list[Column[VersionRow]]:
        return [
            Column("version", self.tr("Version"), self._version, width=128),
            Column("published", self.tr("Published"), self._published, width=150),
            Column("by", self.tr("By"), lambda row: TextCell(row.published_by or NOTHING), width=120),
            Column("remark", self.tr("Remark"), lambda row: TextCell(row.remark or NOTHING), width=160, stretch=True),
            Column(
                "evaluations",
                self.tr("Evaluations"),
                lambda row: NumberCell(str(row.evaluations)),
                width=92,
                side="right",
            ),
        ]

    def _published(self, row: VersionRow) -> TextCell:
        return TextCell(self._formats.when(row.published_at))

    def _version(self, row: VersionRow) -> TextCell:
        return TextCell(f"v{row.version}", second=self.tr("Correction") if row.correction else "", weight=500)

    def _show(self, rows: Sequence[VersionRow]) -> None:
        self.model.set_rows(rows)
        self.table.select_row(0)

    def _on_picked(self) -> None:
        chosen = self.table.selected_rows()
        if not chosen:
            return
        at = chosen[0]
        if at + 1 >= self.model.rowCount():
            self._on_compared(at, ())
            return
        new, old = self.model.row(at).id, self.model.row(at + 1).id
        self._around.runner.read(
            lambda: self._shelf.compare(old, new), lambda found: self._on_compared(at, found), owner=self
        )

    def _on_compared(self, at: int, changes: Sequence[Change]) -> None:
        if self.table.selected_rows()[:1] == [at]:
            self.changes.show_changes(changes)
