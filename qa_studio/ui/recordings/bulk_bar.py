"""What can be done with the chosen rows, at the bottom of the table."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.formatting import whole


class BulkBar(Surface):
    """How many are chosen, and the buttons for them."""

    assign_asked = Signal()
    take_asked = Signal()
    picked_asked = Signal()
    take_back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "t", parent)
        self.setFixedHeight(56)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        self.count = ElidedLabel("", "body", "ink", 500)
        row.addWidget(self.count)
        row.addSpacing(8)
        self.buttons: list[Button] = []
        self._offers = True
        for words, sign, asked in (
            (self.tr("Assign…"), "user-plus", self.assign_asked),
            (self.tr("Take"), "hand", self.take_asked),
            (self.tr("How it was picked…"), "target", self.picked_asked),
            (self.tr("Take back import…"), "arrow-u-up-left", self.take_back_asked),
        ):
            button = Button(words, icon=sign)
            button.clicked.connect(asked)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        self.keys = ElidedLabel(self.tr("↵ inspects, Del takes back"), "small", "ink3")
        row.addWidget(self.keys)
        self.show_count(0)

    def offer(self, assign: bool, take: bool, take_back: bool) -> None:
        """Only what the person may do."""
        for button, offered in zip(self.buttons, (assign, take, assign, take_back), strict=True):
            button.setVisible(offered)
        self.keys.setVisible(take_back)
        self._offers = assign or take or take_back

    def show_count(self, count: int) -> None:
        """Say how many; nothing can be done with none."""
        self.setVisible(count > 0 and self._offers)
        self.count.setText(self.tr("{n} selected").format(n=whole(count)))
