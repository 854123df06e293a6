"""One answer in the table of answers: its sign, wording, worth, what comes of it, and what it brings down."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from qa_studio.domain.checklist import Method, Option
from qa_studio.ui.checklists.designer.appearing import appear
from qa_studio.ui.checklists.designer.consequence import ConsequenceChoice
from qa_studio.ui.checklists.designer.number_box import NumberBox
from qa_studio.ui.checklists.designer.text_boxes import InPlaceBox
from qa_studio.ui.checklists.designer.wording_field import LANGUAGE_NAMES, Writing
from qa_studio.ui.components.answers import Mark
from qa_studio.ui.components.buttons import IconButton
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.drawing import hairline
from qa_studio.ui.icons import icon, paint_icon
from qa_studio.ui.theme import color

ROW = 40
LEFT, RIGHT, GAP = 14, 6, 8
SIGN, WORTH, RESULT, MENU = 16, 70, 44, 24
WORDING = 84
"""What the wording has at least before the consequence gives way."""
CONSEQUENCE, LEAST_CONSEQUENCE = 160, 96
_SIGNS: dict[Mark, tuple[str, str]] = {
    "good": ("check-bold", "good"),
    "partly": ("circle-half-bold", "warn"),
    "bad": ("x-bold", "bad"),
    "fatal": ("x-bold", "bad"),
    "none": ("prohibit-bold", "ink3"),
}


@dataclass(frozen=True, slots=True)
class OptionView:
    """What a row shows beside the option itself."""

    option: Option
    mark: Mark
    method: Method
    least: Fraction | None
    most: Fraction | None
    result: str
    bonus: bool
    place: int
    of: int


class MarkSign(QWidget):
    """The sign that inspectors see at an answer."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: Mark = mark
        self.setFixedSize(SIGN, SIGN)

    def show_mark(self, mark: Mark) -> None:
        """Another one."""
        if mark != self._mark:
            self._mark = mark
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """12 px in the middle."""
        sign, token = _SIGNS[self._mark]
        paint_icon(QPainter(self), sign, QRectF(2, 2, 12, 12), color(token))


class OptionRow(QWidget):
    """A row that can be filled with any option; everything that the author does there comes as a signal."""

    worded = Signal(str)
    valued = Signal(object)
    refused = Signal(str)
    consequence_chosen = Signal(str)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(ROW)
        self._view: OptionView | None = None
        self.sign = MarkSign("none")
        self.wording = InPlaceBox(self.tr("Answer"))
        self.worth = NumberBox(self.tr("Share"))
        self.result = ElidedLabel("", "body", "ink", 600)
        self.consequence = ConsequenceChoice(self.tr("Consequence"))
        self.menu = IconButton("dots-three-vertical", self.tr("Move or remove the answer"), size=MENU)
        self.wording.setMinimumWidth(40)
        self.worth.setFixedWidth(WORTH)
        self.result.setFixedWidth(RESULT)
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT, 0, RIGHT, 0)
        row.setSpacing(GAP)
        row.addWidget(self.sign)
        row.addWidget(self.wording, 1)
        row.addWidget(self.worth)
        row.addWidget(self.result)
        row.addWidget(self.consequence)
        row.addWidget(self.menu)
        self.wording.typed.connect(self.worded)
        self.worth.entered.connect(self.valued)
        self.worth.refused.connect(self.refused)
        self.consequence.chosen.connect(self.consequence_chosen)
        self.menu.clicked.connect(self._open_menu)

    @property
    def code(self) -> str:
        """The code of the option that is shown."""
        return self._view.option.code if self._view is not None else ""

    def show_option(self, view: OptionView, writing: Writing, anew: bool) -> None:
        """Show another option, or the same one changed."""
        other = self.code != view.option.code
        if view == self._view and not anew:
            self._show_wording(view.option, writing)
            return
        self._view = view
        self.sign.show_mark(view.mark)
        self._show_wording(view.option, writing)
        self.worth.set_suffix("%" if view.method is Method.PERCENTAGE else "")
        self.worth.set_limits(view.least, view.most)
        self.worth.show_value(view.option.worth, anew or other)
        self.show_result(view.result)
        self.consequence.show_consequence(view.option, view.method, view.bonus)

    def show_result(self, words: str) -> None:
        """What it is worth in the form; no words, no column."""
        if words != self.result.text():
            self.result.setText(words)
        appear(self.result, bool(words))

    def _show_wording(self, option: Option, writing: Writing) -> None:
        text = writing.text(option.text)
        instead = writing.instead(option.text) or self.tr("Write the answer")
        self.wording.show_text(text, "" if text else instead)
        lacking = writing.lacking(option.text) if speaks(option) else ""
        lacks = self.tr("{language} missing").format(language=LANGUAGE_NAMES[lacking]) if lacking else ""
        self.wording.show_lack(lacks)
        name = text or instead
        if self.worth.accessibleDescription() != name:
            for cell in (self.worth, self.consequence, self.wording, self.menu):
                cell.setAccessibleDescription(name)

    def _open_menu(self) -> None:
        view = self._view
        if view is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        up = menu.addAction(icon("arrow-up"), self.tr("Move up") + "\tAlt+↑", lambda: self.moved.emit(-1))
        up.setEnabled(view.place > 0)
        down = menu.addAction(icon("arrow-down"), self.tr("Move down") + "\tAlt+↓", lambda: self.moved.emit(1))
        down.setEnabled(view.place < view.of - 1)
        menu.addSeparator()
        menu.addAction(icon("trash"), self.tr("Remove the answer"), self.removed.emit).setEnabled(view.of > 1)
        menu.addSeparator()
        menu.addAction(self.tr("Code: {code}").format(code=view.option.code)).setEnabled(False)
        menu.popup(self.menu.mapToGlobal(QPoint(0, self.menu.height() + 2)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line above."""
        hairline(QPainter(self), 0, 0, self.width(), color("line"))


def speaks(option: Option) -> bool:
    """Whether its wording needs a text in each language: a figure, or its code in place of one, reads alike in all."""
    texts = set(option.text.texts.values())
    return texts != {option.code} and not all(text.strip().isdigit() for text in texts)
