"""How the files are named, chosen or written as a template, and what the first of them would become by it."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qa_studio.domain.calls import CallRow, NamePreset
from qa_studio.domain.recording import DIRECTIONS, mask_number
from qa_studio.errors import StudioError
from qa_studio.services.importing import Importing, ImportOrder, NamedFile
from qa_studio.ui.components.cells import TextCell
from qa_studio.ui.components.fields import Choice, FormField, TextField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.formatting import Formats
from qa_studio.ui.surroundings import Surroundings

OWN = "own"
SHOWN = 20
EXAMPLE = "{date:%Y%m%d}-{time:%H%M%S}_{customer_number}_{queue}_{agent_number}"


class NamesView(QWidget):
    """The template and the preview; the `choice` is placed by the dialog, under the `title`.

    `changed()` comes when the files would be read in another way, `shown(whether)` with the preview.
    """

    changed = Signal()
    shown = Signal(bool)

    def __init__(self, importing: Importing, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._importing, self._around = importing, around
        self._formats = Formats(around.language, around.zone)
        self._asked = 0
        self.title = self.tr("Call details from the file names")
        self.unclear = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        self.choice = self._presets()
        self.template = TextField(self.tr("Template"), EXAMPLE)
        self.template.textEdited.connect(self.changed)
        hint = self.tr("Also {-} for what is passed over, and folders with /.")
        self._template_field = FormField(self.tr("Template of the file names"), self.template, hint)
        outer.addWidget(self._template_field)
        self.model: RowsModel[NamedFile] = RowsModel(self._columns())
        self.table = Table(self.model, self.model.columns, self.tr("What the first files become"))
        self.table.setFixedHeight(124)
        self.table.hide()
        outer.addWidget(self.table)
        self.summary = Paragraph("", "small", "ink2")
        self.summary.hide()
        outer.addWidget(self.summary)
        self.set_names(around.preferences.now.import_names)

    def _presets(self) -> Choice:
        choice = Choice(
            [
                ("", self.tr("None")),
                (NamePreset.FREEPBX, "FreePBX, Issabel"),
                (NamePreset.VICIDIAL, "VICIdial"),
                (NamePreset.WAZO, "Wazo"),
                (NamePreset.FUSIONPBX, "FusionPBX"),
                (NamePreset.OREKA, "Oreka"),
                (OWN, self.tr("A template of your own")),
            ],
            self.title,
            "",
        )
        choice.chosen.connect(self._on_chosen)
        return choice

    def _columns(self) -> list[Column[NamedFile]]:
        return [
            Column("file", self.tr("File"), self._file, width=150, stretch=True),
            Column("when", self.tr("Date and time"), self._when, width=138),
            Column("direction", self.tr("Direction"), self._direction, width=82),
            Column("agent", self.tr("Agent"), lambda each: _cell(each, _agent), width=76),
            Column("queue", self.tr("Queue"), lambda each: _cell(each, lambda row: row.queue), width=60),
            Column("customer", self.tr("Customer's number"), self._customer, width=124),
        ]

    @property
    def names(self) -> str | None:
        """The preset or template chosen; None where the names are not to be read."""
        return (self.template.text() if self.choice.code == OWN else self.choice.code) or None

    def set_names(self, names: str) -> None:
        """Choose a preset, or write a template; an empty text chooses neither."""
        known = not names or names in set(NamePreset)
        self.choice.set_code(names if known else OWN)
        if not known:
            self.template.setText(names)
        self._template_field.setVisible(not known)

    def look(self, order: ImportOrder) -> None:
        """Show what the first files of the order become."""
        self._asked += 1
        asked = self._asked
        if not order.names or not (order.paths or order.urls):
            self._show((), "")
            return
        self._around.runner.read(
            lambda: self._importing.look_at_names(order, SHOWN),
            lambda found: self._on_looked(asked, found),
            failed=lambda trouble: self._on_unclear(asked, trouble),
            owner=self,
        )

    def _on_chosen(self, code: str) -> None:
        self._template_field.setVisible(code == OWN)
        self.changed.emit()

    def _on_looked(self, asked: int, found: Sequence[NamedFile]) -> None:
        if asked == self._asked:
            self._show(found, "")

    def _on_unclear(self, asked: int, trouble: StudioError) -> None:
        if asked == self._asked:
            self._show((), self._around.say.sentences(trouble.what, trouble.hint))

    def _show(self, found: Sequence[NamedFile], unclear: str) -> None:
        self.unclear = unclear
        self.model.set_rows(found)
        self.table.setVisible(bool(found))
        self.shown.emit(bool(found))
        self._template_field.set_wrong(unclear)
        words = self._summary(found)
        self.summary.setText(words)
        self.summary.setVisible(bool(words))

    def _summary(self, found: Sequence[NamedFile]) -> str:
        """Where the recorder is, and why the first of those that say nothing does so."""
        say = self._around.say
        offsets = sorted({each.reading.offset for each in found if each.reading.offset is not None})
        words = self.tr("The unique ids in the names put the recorder at {offsets}.")
        reason = next((each.reading.reason for each in found if each.reading.reason is not None), None)
        return say.sentences(words.format(offsets=say.listed(map(_offset, offsets))) if offsets else None, reason)

    def _file(self, each: NamedFile) -> TextCell:
        return TextCell(each.path.name, second=self.tr("Says nothing") if each.reading.row is None else "")

    def _when(self, each: NamedFile) -> TextCell:
        return _cell(each, lambda row: self._formats.when(row.started_at) if row.started_at else None)

    def _direction(self, each: NamedFile) -> TextCell:
        return _cell(each, lambda row: self._around.say.say(DIRECTIONS[row.direction]) if row.direction else None)

    def _customer(self, each: NamedFile) -> TextCell:
        shown = self._around.show_customer_numbers
        return _cell(each, lambda row: row.customer_number if shown else mask_number(row.customer_number or ""))


def _cell(each: NamedFile, value: Callable[[CallRow], str | None]) -> TextCell:
    row = each.reading.row
    return TextCell((value(row) if row is not None else None) or "–")


def _agent(row: CallRow) -> str | None:
    return row.agent or row.agent_number


def _offset(offset: timedelta) -> str:
    sign, minutes = "-" if offset < timedelta() else "+", abs(offset) // timedelta(minutes=1)
    return f"UTC{sign}{minutes // 60:02d}:{minutes % 60:02d}"
