"""What was heard of the call and what was missed, in a small window over the transport bar."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from qa_studio.domain.spans import Span
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.labels import ElidedLabel, LinkLabel, Paragraph
from qa_studio.ui.drawing import rounded
from qa_studio.ui.formatting import moment
from qa_studio.ui.theme import color

WIDTH = 380
MOST = 6


class HeardPanel(QFrame):
    """`went_to(span)` when a stretch is chosen, `went_on` for the next one after the playhead."""

    went_to = Signal(object)
    went_on = Signal()

    def __init__(self, lines: Sequence[str], missed: Sequence[Span], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("What was heard"))
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        column.addWidget(ElidedLabel(self.tr("What was heard"), "body", "ink", 600))
        for line in lines:
            column.addWidget(Paragraph(line, "small", "ink2"))
        self.links: list[LinkLabel] = []
        for span in missed[:MOST]:
            link = LinkLabel(f"{moment(span.start)}–{moment(span.end)}", "small")
            link.clicked.connect(lambda span=span: self._go(span))
            column.addWidget(link)
            self.links.append(link)
        if len(missed) > MOST:
            more = self.tr("and {number} more").format(number=len(missed) - MOST)
            column.addWidget(Paragraph(more, "small", "ink3"))
        self.on = Button(self.tr("Next unheard"), icon="ear", small=True)
        self.on.setEnabled(bool(missed))
        self.on.clicked.connect(self._go_on)
        column.addSpacing(4)
        column.addWidget(self.on, 0, Qt.AlignmentFlag.AlignLeft)

    def open_above(self, where: QPoint) -> None:
        """Open with the lower left corner at a point of the screen, or as near as the screen allows."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = max(screen.left(), min(where.x(), screen.right() - self.width()))
        self.move(left, max(screen.top(), where.y() - self.height() - 8))
        self.show()
        (self.on if self.on.isEnabled() else self).setFocus(Qt.FocusReason.PopupFocusReason)

    def _go(self, span: Span) -> None:
        self.went_to.emit(span)
        self.close()

    def _go_on(self) -> None:
        self.went_on.emit()
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel with a line around."""
        rounded(QPainter(self), self.rect().toRectF(), 0, color("panel"), color("line2"))
