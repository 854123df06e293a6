"""What a page shows while there is nothing: what is true, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Sign
from qa_studio.ui.components.labels import Paragraph


class EmptyState(QWidget):
    """An icon, a line that says what is true, one that says what to do, and a primary button (`acted`)."""

    acted = Signal()
    acted_second = Signal()

    def __init__(
        self,
        icon: str,
        truth: str,
        advice: str,
        action: str = "",
        second: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(Sign(icon, "ink3", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(Paragraph(truth, "object", "ink", None, centred=True))
        column.addWidget(Paragraph(advice, "body", "ink2", None, centred=True))
        column.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        if action:
            self.action = Button(action, "primary")
            self.action.clicked.connect(self.acted)
            row.addWidget(self.action)
        if second:
            self.second = Button(second)
            self.second.clicked.connect(self.acted_second)
            row.addWidget(self.second)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setAccessibleName(truth)
