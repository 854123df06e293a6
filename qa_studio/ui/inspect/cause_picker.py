"""Finding a root cause in the tree: type, arrow, Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from qa_studio.domain.cause_tree import Cause, CauseTree
from qa_studio.ui.components.fields import TextField
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.drawing import rounded
from qa_studio.ui.theme import color, font

WIDTH, HEIGHT = 440, 440
ROW = 26
_CODE = Qt.ItemDataRole.UserRole


class CausePicker(QFrame):
    """A small window over the page; `picked(code, note)` when Enter or a double click logs a cause."""

    picked = Signal(str, str)

    def __init__(
        self, tree: CauseTree, language: str, offered: Sequence[str], title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._tree, self._language, self._offered = tree, language, tuple(offered)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.resize(WIDTH, HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(ElidedLabel(title, "body", "ink", 600))
        self.search = TextField(self.tr("Find a cause"), "", self.tr("Find a cause"))
        self.search.textEdited.connect(self._fill)
        self.search.installEventFilter(self)
        column.addWidget(self.search)
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setIndentation(18)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("Causes"))
        self.list.installEventFilter(self)
        self.list.itemDoubleClicked.connect(lambda _item: self._pick())
        column.addWidget(self.list, 1)
        self.note = TextField(self.tr("Note"), "", self.tr("Note (may stay empty)"))
        self.note.installEventFilter(self)
        column.addWidget(self.note)
        column.addWidget(ElidedLabel(self.tr("Enter logs the chosen cause, Esc closes"), "small", "ink3"))
        self._fill("")
        self.search.setFocus()

    def open_above(self, where: QPoint) -> None:
        """Open with the lower left corner at a point of the screen, or as near as the screen allows."""
        screen = self.screen().availableGeometry()
        left = max(screen.left(), min(where.x(), screen.right() - WIDTH))
        self.move(left, max(screen.top(), where.y() - HEIGHT - 8))
        self.show()
        self.search.setFocus()

    def _fill(self, words: str) -> None:
        self.list.clear()
        if words.strip():
            for cause in self._tree.search(words):
                self._add(cause, None, self._path(cause))
        else:
            for code in self._offered:
                if (offer := self._tree.find(code)) is not None:
                    item = self._add(offer, None, self._path(offer))
                    item.setFont(0, font("body", 600))
            for root in self._tree.roots:
                self._add_branch(root, None)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    def _add_branch(self, cause: Cause, parent: QTreeWidgetItem | None) -> None:
        item = self._add(cause, parent, cause.title.in_language(self._language))
        for child in cause.children:
            self._add_branch(child, item)
        item.setExpanded(parent is None)

    def _add(self, cause: Cause, parent: QTreeWidgetItem | None, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setData(0, _CODE, cause.code)
        item.setToolTip(0, words)
        item.setSizeHint(0, QSize(0, ROW))
        if parent is None:
            self.list.addTopLevelItem(item)
        else:
            parent.addChild(item)
        return item

    def _path(self, cause: Cause) -> str:
        return " › ".join(each.title.in_language(self._language) for each in self._tree.path(cause.code))

    def _pick(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.picked.emit(str(item.data(0, _CODE)), self.note.text().strip())
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the tree while the cursor stays in the search, Enter logs."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        if watched is self.search and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = self.list.itemBelow if event.key() == Qt.Key.Key_Down else self.list.itemAbove
            current = self.list.currentItem()
            following = step(current) if current is not None else None
            if following is not None:
                self.list.setCurrentItem(following)
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel with a line around."""
        rounded(QPainter(self), self.rect().toRectF(), 0, color("panel"), color("line2"))
