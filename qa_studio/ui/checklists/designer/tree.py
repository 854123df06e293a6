"""The tree of the designer: form, sections, questions; chosen, folded, searched and dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from qa_studio.domain.checklist_edit import FORM, Spot
from qa_studio.ui.checklists.designer.clipboard import can_paste, holds_sections, mime_of
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.tree_delegate import TEXT, RowDelegate, key_of, on_caret
from qa_studio.ui.checklists.designer.tree_drop import EdgeScroll, Landing, Landings
from qa_studio.ui.checklists.designer.tree_model import AnyIndex, FormModel
from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.focus_ring import KEYBOARD_REASONS
from qa_studio.ui.theme import color, font

_FLAGS = QItemSelectionModel.SelectionFlag


class FormTree(QTreeView):
    """Shows the `Editing` and keeps its place in hand as the current row.

    `moved(spots, Landing)` when rows were dragged here from here, `dropped(QMimeData, Landing)` when something was
    dragged from elsewhere, or with Ctrl; `menu_asked(QPoint)` in screen coordinates; `chosen()` after every change of
    the selection; `seen()` once, while it is painted for the first time: to be heard with a queued connection.
    """

    moved = Signal(object, object)
    dropped = Signal(object, object)
    menu_asked = Signal(QPoint)
    chosen = Signal()
    seen = Signal()

    def __init__(self, editing: Editing, model: FormModel, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing, self._form, self._language = editing, model, language
        self._look = RowDelegate(self, model)
        self._landings = Landings(self, model)
        self._landing: Landing | None = None
        self._held: tuple[QPoint, bool] | None = None
        self._edges = EdgeScroll(self, self._on_scrolled)
        self._folded: set[Spot] = set()
        self.setAccessibleName(self.tr("Sections and questions"))
        self.setItemDelegate(self._look)
        self.setModel(model)
        self._prepare()
        self._unfolded = self._seen = False
        model.rowsInserted.connect(self._on_inserted)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(lambda: self.chosen.emit())
        self.collapsed.connect(lambda index: self._on_folded(index, True))
        self.expanded.connect(lambda index: self._on_folded(index, False))
        self.customContextMenuRequested.connect(self._on_menu)
        editing.went_to.connect(self._on_went)
        self._on_went(editing.spot)

    def _prepare(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setAutoScroll(False)  # the place in hand is scrolled to, and dragging has its own
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumWidth(180)
        self.header().setStretchLastSection(True)

    def showEvent(self, event: QShowEvent) -> None:
        """All is unfolded the first time: until then every change of its surroundings would lay out every row."""
        if not self._unfolded:
            self._unfolded = True
            self._unfold()
            self.scrollTo(self.currentIndex())
        super().showEvent(event)

    def _unfold(self) -> None:
        # While a layout is due, the view only notes what is unfolded; `expandAll` asks for every row three times.
        self.scheduleDelayedItemsLayout()
        for row in range(1, self._form.rowCount()):
            self.expand(self._form.index(row, 0))

    # What is chosen

    def chosen_spots(self) -> list[Spot]:
        """What is selected, in the order of the form; questions of a selected section go with it.  Never the form."""
        chosen = {self._form.spot(index) for index in self.selectionModel().selectedIndexes()}
        spots: list[Spot] = []
        for section in self._form.checklist.sections:
            if Spot(section=section.code) in chosen:
                spots.append(Spot(section=section.code))
            else:
                inside = (Spot(question=question.code) for question in section.questions)
                spots += [spot for spot in inside if spot in chosen]
        return spots

    def has_choice(self) -> bool:
        """Whether anything but the form is selected."""
        return any(self._form.spot(index) != FORM for index in self.selectionModel().selectedIndexes())

    def choose(self, spots: Sequence[Spot]) -> None:
        """Select these; the first of them is in hand."""
        if not spots:
            return
        self._editing.go_to(spots[0])
        first = self._form.index_of(spots[0])
        self.selectionModel().setCurrentIndex(first, _FLAGS.ClearAndSelect)
        for spot in spots[1:]:
            self.selectionModel().select(self._form.index_of(spot), _FLAGS.Select)
        if self._unfolded:
            self.scrollTo(first)

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            self._editing.go_to(self._form.spot(now))

    def _on_went(self, spot: Spot) -> None:
        index = self._form.index_of(spot)
        if index.isValid() and index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, _FLAGS.ClearAndSelect)
        if index.isValid() and self._unfolded:
            if index.parent().isValid() and not self.isExpanded(index.parent()):
                self.expand(index.parent())
            self.scrollTo(index)

    # Folding and searching

    def search(self, words: str) -> None:
        """Leave what has the words, everything unfolded; without words all is as it was."""
        folded = set(self._folded)
        self._form.search(words)
        if words.strip():
            self._unfold()
            self._folded = folded
        else:
            self._folded = folded
            for row in range(1, self._form.rowCount()):
                index = self._form.index(row, 0)
                self.setExpanded(index, self._form.spot(index) not in folded)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def enter(self) -> None:
        """Have the keyboard, at the first question that is shown, where something is searched for."""
        if self._form.searching and self._form.rowCount() > 1:
            section = self._form.index(1, 0)
            question = self._form.index(0, 0, section)
            self.setCurrentIndex(question if question.isValid() else section)
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_folded(self, index: QModelIndex, folded: bool) -> None:
        if self._form.searching:
            return
        spot = self._form.spot(index)
        if folded:
            self._folded.add(spot)
        else:
            self._folded.discard(spot)

    def _on_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            for row in range(first, last + 1):
                self.expand(self._form.index(row, 0))

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the caret folds."""
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and self._form.spot(index).section and on_caret(event.position().x()):
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what lies under the mouse."""
        index = self.indexAt(event.position().toPoint())
        self._hover(key_of(self._form.row(index)) if index.isValid() else "")
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Nothing lies under it."""
        self._hover("")
        super().leaveEvent(event)  # type: ignore[arg-type]

    def _hover(self, key: str) -> None:
        if key != self._look.hovered:
            self._look.hovered = key
            self.viewport().update()

    def _on_menu(self, at: QPoint) -> None:
        self.menu_asked.emit(self.viewport().mapToGlobal(at))

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left goes from a question to its section; letters do not jump, there is a search for that."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Left and index.isValid() and index.parent().isValid():
            self.setCurrentIndex(index.parent())
        elif event.text() and event.text().isprintable() and event.text() != " ":
            event.ignore()
        else:
            super().keyPressEvent(event)
        self._show_focus(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring, where a key brought the focus here."""
        super().focusInEvent(event)
        self._show_focus(event.reason() in KEYBOARD_REASONS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring."""
        super().focusOutEvent(event)
        self._show_focus(False)

    def _show_focus(self, shown: bool) -> None:
        if shown != self._look.shows_focus:
            self._look.shows_focus = shown
            self.viewport().update()

    # Dragging

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """What is chosen, moved within this tree and copied anywhere else."""
        spots = self.chosen_spots()
        if not spots:
            return
        drag = QDrag(self)
        drag.setMimeData(mime_of(self._form.checklist, spots, self._language))
        drag.setPixmap(self._picture(spots))
        drag.setHotSpot(QPoint(-12, -8))
        both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        drag.exec(both, Qt.DropAction.MoveAction)

    def _picture(self, spots: Sequence[Spot]) -> QPixmap:
        words = self._form.row(self._form.index_of(spots[0])).words or "…"
        if len(spots) > 1:
            words = self.tr("{words} and {n} more").format(words=words[:32], n=len(spots) - 1)
        face, ratio = font("body", 500), self.devicePixelRatioF()
        width = min(320, round(text_width(words, face)) + 26)
        picture = QPixmap(round(width * ratio), round(32 * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        rounded(painter, QRectF(0, 0, width, 32), 6, color("panel"), color("accline"))
        draw_text(painter, QRectF(12, 0, width - 24, 32), words, face, color("ink"))
        painter.end()
        return picture

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Questions, sections, and lines of text may come."""
        if can_paste(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would fall; scroll near the edges."""
        if not can_paste(event.mimeData()):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction if self._moves(event) else Qt.DropAction.CopyAction)
        event.accept()
        at = event.position().toPoint()
        self._held = at, holds_sections(event.mimeData())
        self._show_landing(self._landing_at(*self._held))
        self._edges.at(at.y())

    def _on_scrolled(self) -> None:
        if self._held is not None:
            self._show_landing(self._landing_at(*self._held))

    def _let_go(self) -> None:
        self._held = None
        self._edges.stop()
        self._show_landing(None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self._let_go()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move what is from here, take a copy of what is not."""
        landing = self._landing_at(event.position().toPoint(), holds_sections(event.mimeData()))
        self._let_go()
        # Never a move to Qt: whoever dragged it here would be told to take the rows away.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self._moves(event):
            self.moved.emit(self.chosen_spots(), landing)
        else:
            self.dropped.emit(event.mimeData(), landing)

    def _moves(self, event: QDropEvent) -> bool:
        copies = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return event.source() is self and not copies

    def _landing_at(self, at: QPoint, sections: bool) -> Landing:
        return self._landings.for_sections(at) if sections else self._landings.for_questions(at)

    def _show_landing(self, landing: Landing | None) -> None:
        if landing != self._landing:
            self._landing = landing
            self.viewport().update()

    # Painting

    def drawBranches(self, painter: QPainter, rect: object, index: AnyIndex) -> None:
        """The rows have their own carets."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the line where something would fall."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.seen.emit()
        if self._landing is None:
            return
        painter = QPainter(self.viewport())
        left = TEXT - 8 if self._landing.place is not None else 8
        width = self.viewport().width() - left - 8
        line = self._landing.line
        painter.fillRect(QRectF(left, line - 1, width, 2), color("accent"))
        rounded(painter, QRectF(left - 6, line - 4, 8, 8), 4, color("panel"), color("accent"), 2)
