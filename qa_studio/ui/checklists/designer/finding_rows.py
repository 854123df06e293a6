"""What is wrong and doubtful, the most serious first, each with a way to its place."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qa_studio.domain.checklist_edit import Spot
from qa_studio.texts import Catalogue
from qa_studio.ui.checklists.designer.findings import Finding
from qa_studio.ui.components.banner import Banner
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import clear_layout

FIRST, MORE = 3, 20
"""How many are shown at first, and with every press of the button more."""


class FindingRows(QWidget):
    """A few banners and a button for more; `jump_wanted(Spot, key)` when one is to be mended."""

    jump_wanted = Signal(object, str)

    def __init__(self, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._shown: tuple[tuple[str, Finding], ...] = ()
        self._most = FIRST
        self.banners: list[Banner] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column.addLayout(self._column)
        self.more = Button("", "plain", small=True)
        self.more.clicked.connect(self._show_more)
        column.addWidget(self.more)

    def show_findings(self, findings: Sequence[Finding], numbers: Mapping[Spot, str]) -> None:
        """Show these, in this order; `numbers` are what the places are called."""
        shown = tuple((numbers.get(each.spot, ""), each) for each in findings)
        if shown != self._shown:
            self._shown = shown
            self._rebuild()

    def _show_more(self) -> None:
        self._most += MORE
        self._rebuild()

    def _rebuild(self) -> None:
        clear_layout(self._column)
        self.banners = []
        for number, finding in self._shown[: self._most]:
            words = self._say.labelled(number, finding.words) if number else finding.words
            action = self.tr("Go to {number}").format(number=number) if number else self.tr("Go to the form")
            banner = Banner(words, "bad" if finding.serious else "warn", action)
            banner.acted.connect(lambda finding=finding: self.jump_wanted.emit(finding.spot, finding.key))
            self._column.addWidget(banner)
            self.banners.append(banner)
        left = len(self._shown) - self._most
        self.more.setText(self.tr("{n} more").format(n=left))
        self.more.setVisible(left > 0)
        self.setVisible(bool(self._shown))
