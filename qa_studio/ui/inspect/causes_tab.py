"""The root causes that were logged for this call."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.root_cause import RootCause
from qa_studio.ui.components.buttons import IconButton
from qa_studio.ui.components.cards import Surface, clear_layout
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.pills import paint_tag, tag_width
from qa_studio.ui.drawing import draw_text, hairline
from qa_studio.ui.formatting import stretch
from qa_studio.ui.inspect.scrolling import PaneScroll
from qa_studio.ui.theme import color, font


class CauseRow(QWidget):
    """The cause below the path to it, its note, the question that it explains."""

    removed = Signal(int)

    def __init__(
        self, cause: RootCause, path: tuple[str, ...], number: str, locked: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.cause = cause
        self._title, self._above, self._number = path[-1], " › ".join(path[:-1]), number
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{number} {self._title} {cause.note}".strip())
        self.setToolTip(" › ".join(path))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 14, 0)
        row.addStretch(1)
        self.remove = IconButton("x", self.tr("Remove the cause {title}").format(title=self._title), size=28)
        self.remove.clicked.connect(lambda: self.removed.emit(cause.id))
        self.remove.setVisible(not locked)
        row.addWidget(self.remove)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(400, 52)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes."""
        if event.key() == Qt.Key.Key_Delete and not self.remove.isHidden():
            self.removed.emit(self.cause.id)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Number, title, path or note, evidence."""
        painter = QPainter(self)
        right = self.width() - 52.0
        if self.cause.evidence is not None:
            words = stretch(self.cause.evidence.start, self.cause.evidence.end)
            wide = tag_width(words, "play-circle")
            paint_tag(painter, QRectF(right - wide, 17, wide, 18), words, "plain", "play-circle")
            right -= wide + 12
        draw_text(painter, QRectF(20, 6, 44, 20), self._number, font("body", 500), color("ink3"))
        draw_text(painter, QRectF(68, 6, right - 68, 20), self._title, font("body", 500), color("ink"))
        below = self.cause.note or self._above
        draw_text(painter, QRectF(68, 27, right - 68, 18), below, font("small"), color("ink3"))
        hairline(painter, 20, self.height() - 1, self.width() - 40, color("line"))


class CausesTab(Surface):
    """All logged causes; `removed(id)` takes one away."""

    removed = Signal(int)

    def __init__(self, tree: CauseTree, language: str, parent: QWidget | None = None) -> None:
        super().__init__("panel", "", parent)
        self._tree, self._language = tree, language
        self._locked = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        self._rows = QVBoxLayout(body)
        self._rows.setContentsMargins(0, 4, 0, 8)
        self._rows.setSpacing(0)
        scroll = PaneScroll(body)
        column.addWidget(scroll)

    def set_locked(self, locked: bool) -> None:
        """Show only."""
        self._locked = locked

    def show_causes(self, causes: tuple[RootCause, ...], numbers: Mapping[str, str]) -> None:
        """Show these; `numbers` name the questions."""
        clear_layout(self._rows)
        for cause in causes:
            found = self._tree.path(cause.cause)
            path = tuple(each.title.in_language(self._language) for each in found) or (cause.cause,)
            row = CauseRow(cause, path, numbers.get(cause.question or "", ""), self._locked)
            row.removed.connect(self.removed)
            self._rows.addWidget(row)
        if not causes:
            empty = QVBoxLayout()
            empty.setContentsMargins(20, 10, 20, 10)
            words = self.tr("No root cause logged yet: choose one below for a question that lost marks, or press R.")
            empty.addWidget(Paragraph(words, "body", "ink3"))
            self._rows.addLayout(empty)
        self._rows.addStretch(1)
