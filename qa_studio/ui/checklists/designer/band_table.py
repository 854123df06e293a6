"""The bands of a form: from which score each is reached, and its name."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Band
from qa_studio.domain.checklist_languages import reworded
from qa_studio.domain.score import in_words
from qa_studio.domain.wording import Wording
from qa_studio.ui.checklists.designer.number_box import NumberBox
from qa_studio.ui.checklists.designer.option_row import GAP, LEFT, RIGHT, ROW, WORTH
from qa_studio.ui.checklists.designer.table_parts import TableFoot
from qa_studio.ui.checklists.designer.text_boxes import InPlaceBox
from qa_studio.ui.checklists.designer.wording_field import LANGUAGE_NAMES, Writing
from qa_studio.ui.components.buttons import IconButton
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.drawing import hairline, rounded
from qa_studio.ui.theme import color

HEAD = 32
BUTTON = 24


class BandTable(QWidget):
    """Rows of a score and a name, the best first; `changed(bands, merge)`."""

    changed = Signal(object, str)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: list[Band] = []
        self._writing = Writing("en")
        self.rows: list[BandRow] = []
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(1, 1, 1, 1)
        self._outer.setSpacing(0)
        self._head = QWidget()
        self._head.setFixedHeight(HEAD)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(LEFT, 0, RIGHT, 0)
        row.setSpacing(GAP)
        least = ElidedLabel(self.tr("From"), "small", "ink2", 500)
        least.setFixedWidth(WORTH)
        row.addWidget(least)
        row.addSpacing(6)
        row.addWidget(ElidedLabel(self.tr("Band"), "small", "ink2", 500), 1)
        self._outer.addWidget(self._head)
        self.add = Chip(self.tr("Add a band"), kind="add")
        self.add.clicked.connect(self.add_band)
        self._foot = TableFoot(self.add)
        self._outer.addWidget(self._foot)

    @property
    def shown_rows(self) -> list["BandRow"]:
        """A row for each band."""
        return self.rows[: len(self._bands)]

    def show_bands(self, bands: Sequence[Band], writing: Writing, anew: bool) -> None:
        """Show these; what stands there is not touched."""
        self._bands, self._writing = list(bands), writing
        while len(self.rows) < len(bands):
            self._add_row()
        lowest = min((band.least for band in bands), default=Fraction(0))
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(bands))
            if place < len(bands):
                last = bands[place].least == lowest == 0
                row.show_band(bands[place], writing, last and len(bands) > 1, anew)
        self._head.setVisible(bool(bands))
        self._foot.update()

    def _add_row(self) -> None:
        row, place = BandRow(), len(self.rows)
        row.least.set_check(lambda number: self._objection(place, number))
        row.least.entered.connect(lambda number: self._on_least(place, number))
        row.least.refused.connect(self.refused)
        row.title.typed.connect(lambda text: self._on_title(place, text))
        row.remove.clicked.connect(lambda: self.remove_band(place))
        self._outer.insertWidget(1 + place, row)
        self.rows.append(row)

    def _objection(self, place: int, number: Fraction) -> str:
        if any(band.least == number for at, band in enumerate(self._bands) if at != place):
            return self.tr("Two bands start at {score}; give each its own.").format(score=in_words(number))
        return ""

    def _on_least(self, place: int, least: Fraction) -> None:
        self._changed_at(place, replace(self._bands[place], least=least), f"band.{place}")

    def _on_title(self, place: int, text: str) -> None:
        language = self._writing.language
        band = self._bands[place]
        titled = replace(band, title=reworded(band.title, language, text))
        self._changed_at(place, titled, f"band.{place}.{language}")

    def _changed_at(self, place: int, band: Band, merge: str) -> None:
        self.changed.emit((*self._bands[:place], band, *self._bands[place + 1 :]), merge)

    def add_band(self) -> None:
        """The first takes everything; a further one lies above the best."""
        highest = max((band.least for band in self._bands), default=None)
        if highest is None:
            least = Fraction(0)
        else:
            least = highest + (100 - highest) / 2 if highest < 100 else highest + 10
            least = Fraction(round(least))
        self.changed.emit((Band(least, Wording({})), *self._bands), "")
        self.rows[0].title.setFocus(Qt.FocusReason.TabFocusReason)

    def remove_band(self, place: int) -> None:
        """Take a band away; the lowest of the rest starts at 0."""
        rest = [*self._bands[:place], *self._bands[place + 1 :]]
        if rest and min(band.least for band in rest) != 0:
            lowest = min(range(len(rest)), key=lambda at: rest[at].least)
            rest[lowest] = replace(rest[lowest], least=Fraction(0))
        self.changed.emit(tuple(rest), "")
        if rest:
            self.rows[min(place, len(rest) - 1)].title.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.add.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One outline around all."""
        rounded(QPainter(self), QRectF(self.rect()), 6, color("panel"), color("line2"))


class BandRow(QWidget):
    """One band; the lowest begins at 0 and stays there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(ROW)
        self.least = NumberBox(self.tr("From"))
        self.least.setFixedWidth(WORTH)
        self.title = InPlaceBox(self.tr("Band"))
        self.remove = IconButton("x", self.tr("Remove the band"), size=BUTTON)
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT, 0, RIGHT, 0)
        row.setSpacing(GAP)
        row.addWidget(self.least)
        row.addWidget(self.title, 1)
        row.addWidget(self.remove)

    def show_band(self, band: Band, writing: Writing, lowest: bool, anew: bool) -> None:
        """Show a band; the `lowest` can't start elsewhere."""
        self.least.show_value(band.least, anew)
        self.least.setEnabled(not lowest)
        self.least.setToolTip(self.tr("The lowest band starts at 0") if lowest else "")
        text = writing.text(band.title)
        self.title.show_text(text, "" if text else writing.instead(band.title) or self.tr("Name of the band"))
        lacking = writing.lacking(band.title)
        self.title.show_lack(self.tr("{language} missing").format(language=LANGUAGE_NAMES[lacking]) if lacking else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line above."""
        hairline(QPainter(self), 0, 0, self.width(), color("line"))
