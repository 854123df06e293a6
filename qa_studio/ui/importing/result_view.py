"""What became of an import: how many were added, and which were refused and why."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.services.importing import Declined, ImportOutcome, Noted, Remarked, Skipped
from qa_studio.texts import Catalogue
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cells import TextCell
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.components.pills import Pill
from qa_studio.ui.components.table import Column, RowsModel, Table

Line = Declined | Skipped | Noted | Remarked


class ResultView(QWidget):
    """Counts as pills, then a line for every file that was not taken, with what to do."""

    def __init__(self, outcome: ImportOutcome, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outcome, self._say = outcome, say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._pills())
        lines: list[Line] = [*outcome.refused, *outcome.remarks, *outcome.notes, *outcome.skipped]
        columns: list[Column[Line]] = [
            Column("file", self.tr("File"), lambda line: TextCell(_name(line.path)), width=200, stretch=False),
            Column("why", self.tr("What happened"), self._why, width=420, stretch=True),
        ]
        self.model = RowsModel(columns, lines)
        self.table = Table(self.model, columns, self.tr("Files to look at"))
        self.table.setMinimumHeight(200)
        self.table.setVisible(bool(lines))
        column.addWidget(self.table, 1)
        if lines:
            row = QHBoxLayout()
            self.copy = Button(self.tr("Copy the list"), icon="copy")
            self.copy.clicked.connect(self.copy_list)
            row.addWidget(self.copy)
            row.addStretch(1)
            column.addLayout(row)
        else:
            column.addWidget(Paragraph(self.tr("Every file was taken into the library."), "body", "ink2"))
            column.addStretch(1)

    def _pills(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        added, skipped, refused = self.outcome.added, self.outcome.skipped, self.outcome.refused
        self.added = Pill(self.tr("{n} added").format(n=len(added)), "good", "check-circle-fill")
        self.skipped = Pill(self.tr("{n} already there").format(n=len(skipped)), "neutral", "equals")
        self.refused = Pill(
            self.tr("{n} refused").format(n=len(refused)),
            "bad" if refused else "neutral",
            "warning-circle-fill" if refused else "",
        )
        for each in (self.added, self.skipped, self.refused):
            row.addWidget(each)
        row.addStretch(1)
        return row

    def _why(self, line: Line) -> TextCell:
        reason = self._say.say(line.reason)
        if isinstance(line, Skipped):
            return TextCell(reason, token="ink2")
        if isinstance(line, Remarked):
            return TextCell(self.tr("Added"), second=reason, token="warn")
        if isinstance(line, Noted):
            return TextCell(self.tr("Added without call details"), second=reason, token="ink2")
        return TextCell(reason, second=self._say.say(line.hint) if line.hint else "", token="bad")

    def as_text(self) -> str:
        """The list with tabs between, a line for each file."""
        lines = []
        for line in self.model.rows():
            hint = self._say.say(line.hint) if isinstance(line, Declined) and line.hint else ""
            lines.append("\t".join((line.path, self._say.say(line.reason), hint)))
        return "\n".join(lines)

    def copy_list(self) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text())


class ChosenList(QWidget):
    """The files and folders to import, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._words = ElidedLabel("", "body", "ink")
        column.addWidget(self._words)

    def show_paths(self, names: list[str]) -> None:
        """Name the first few."""
        if not names:
            self._words.setText(self.tr("Nothing chosen yet. Add files or a folder, or drop them here."))
            self._words.set_token("ink3")
            return
        shown = ", ".join(names[:3])
        more = self.tr("{names} and {n} more").format(names=shown, n=len(names) - 3)
        self._words.setText(shown if len(names) <= 3 else more)
        self._words.set_token("ink")

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()


def _name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]
