"""How the columns of a metadata file were understood, to be confirmed or changed."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from qa_studio.domain.calls import CallField, CallRows
from qa_studio.texts import Catalogue
from qa_studio.ui.components.banner import Banner
from qa_studio.ui.components.cards import Surface, clear_layout
from qa_studio.ui.components.fields import Choice
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.importing.field_names import EXTRA, FieldNames

EXAMPLES = 3
REFUSED_SHOWN = 20
HEIGHT, LOW = 260, 120


class ColumnsView(QWidget):
    """One line for each column: its head, its first values, what it is taken for; `mapped(header, field)` tells."""

    mapped = Signal(str, object)

    def __init__(self, names: FieldNames, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._say = names, say
        self.choices: dict[str, Choice] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        self.summary = Paragraph("", "small", "ink2")
        outer.addWidget(self.summary)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(HEIGHT)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = Surface("panel")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        self._refused = QVBoxLayout()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._column.addLayout(self._refused)
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        area.setWidget(body)
        outer.addWidget(area, 1)

    def show_rows(self, found: CallRows) -> None:
        """Show how a file was understood."""
        clear_layout(self._grid)
        clear_layout(self._refused)
        self.choices = {}
        words = self.tr("Calls read from the file: {n}. Check what each column is taken for.")
        self.summary.setText(words.format(n=len(found.rows)))
        for number, title in enumerate((self.tr("Column"), self.tr("First values"), self.tr("Taken as"))):
            self._grid.addWidget(ElidedLabel(title, "small", "ink3", 500), 0, number)
        for number, (header, field) in enumerate(zip(found.mapping.headers, found.mapping.fields, strict=True), 1):
            self._add_line(number, header, field, found)
        self._show_refused(found)

    def make_room(self, wanted: bool) -> None:
        """Be lower while something else needs the room."""
        self._area.setMinimumHeight(LOW if wanted else HEIGHT)

    def _add_line(self, number: int, header: str, field: CallField | None, found: CallRows) -> None:
        head = ElidedLabel(header, "body", "ink", 500)
        head.setMinimumWidth(120)
        self._grid.addWidget(head, number, 0)
        examples = [self._names.value(row, header, field) for row in found.rows[:EXAMPLES]]
        self._grid.addWidget(ElidedLabel(" · ".join(each for each in examples if each), "small", "ink2"), number, 1)
        choice = Choice(self._names.options(), header, str(field) if field else EXTRA)
        choice.chosen.connect(partial(self._on_chosen, header))
        self.choices[header] = choice
        self._grid.addWidget(choice, number, 2)

    def _show_refused(self, found: CallRows) -> None:
        if not found.refused:
            return
        words = self.tr("Rows that can't be used: {n}. Their recordings come without call details.")
        self._refused.addWidget(Banner(words.format(n=len(found.refused)), "warn"))
        for row in found.refused[:REFUSED_SHOWN]:
            reason = self._say.say(row.reason)
            line = self.tr("Row {row}: {reason} {hint}").format(
                row=row.row_number, reason=reason, hint=self._say.say(row.hint)
            )
            self._refused.addWidget(Paragraph(line, "small", "ink2"))

    def _on_chosen(self, header: str, code: str) -> None:
        self.mapped.emit(header, None if code == EXTRA else CallField(code))
