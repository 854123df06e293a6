"""The help beside the work: the pages at the left, the one that is read at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from qa_studio.services.help_pages import HelpPage, help_pages
from qa_studio.texts import Language
from qa_studio.ui.components.cards import Hairline
from qa_studio.ui.components.fields import SearchField
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.drawing import draw_text, rounded
from qa_studio.ui.help.page_view import PageView
from qa_studio.ui.theme import color, font

SIDE, ROW = 248, 36
_Index = QModelIndex | QPersistentModelIndex


class HelpWindow(QDialog):
    """Stays open while one works; a search leaves the pages on which all its words are."""

    def __init__(self, pages: Sequence[HelpPage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = tuple(pages)
        self.setWindowTitle(self.tr("Help"))
        self.resize(960, 720)
        self.setMinimumSize(640, 400)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_side())
        row.addWidget(Hairline(upright=True))
        self.view = PageView(self.tr("Page"))
        self.view.page_wanted.connect(self.open_page)
        row.addWidget(self.view, 1)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._on_find)
        self._list_pages(pages)

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(10)
        self.field = SearchField(self.tr("Search the help"), "")
        self.field.searched.connect(self._on_searched)
        column.addWidget(self.field)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_Titles(self.list))
        self.list.viewport().setAutoFillBackground(False)
        self.list.currentItemChanged.connect(self._on_chosen)
        column.addWidget(self.list, 1)
        self.none = ElidedLabel(self.tr("No page has all these words."), "small", "ink3")
        self.none.hide()
        column.addWidget(self.none)
        return side

    @property
    def page(self) -> str:
        """Code of the page that is shown."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def open_page(self, code: str) -> None:
        """Show a page, and all others beside it."""
        if any(page.code == code for page in self.pages):
            self.field.clear()
            self._list_pages(self.pages, code)

    def _list_pages(self, pages: Sequence[HelpPage], code: str = "") -> None:
        self.list.clear()
        for page in pages:
            item = QListWidgetItem(page.title)
            item.setData(Qt.ItemDataRole.UserRole, page.code)
            self.list.addItem(item)
        codes = [page.code for page in pages]
        self.list.setCurrentRow(codes.index(code) if code in codes else 0)
        self.none.setVisible(not pages)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            code = item.data(Qt.ItemDataRole.UserRole)
            self.view.show_text(next(page.text for page in self.pages if page.code == code))

    def _on_searched(self, words: str) -> None:
        self._list_pages([page for page in self.pages if page.has(words)], self.page)
        self.view.find_words(words)

    def _on_find(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour of the rail."""
        QPainter(self).fillRect(self.rect(), color("rail"))


def show_help(language: Language, beside: QWidget) -> HelpWindow:
    """The help in front, made anew where it isn't open or speaks another language."""
    pages = help_pages(language)
    window = beside.findChild(HelpWindow)
    if window is None or window.pages != pages:
        code = ""
        if window is not None:
            code = window.page
            window.setParent(None)  # so that it isn't found again while it goes
            window.close()
        window = HelpWindow(pages, beside)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.open_page(code)
    window.show()
    window.raise_()
    window.activateWindow()
    return window


class _Titles(QStyledItemDelegate):
    """Titles like the places of the window's rail."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The title, on the accent where it is the one that is read."""
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, box.adjusted(0, 1, 0, -1), 6, color("accsoft" if chosen else "hover"))
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        face = font("body", 600 if chosen else 400)
        draw_text(painter, box.adjusted(10, 0, -8, 0), words, face, color("accent" if chosen else "ink2"))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line."""
        return QSize(120, ROW)
