"""Where in the tree something would fall that is dragged over it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QTimer
from PySide6.QtWidgets import QTreeView

from qa_studio.domain.checklist_edit import FORM
from qa_studio.ui.checklists.designer.tree_delegate import GAP
from qa_studio.ui.checklists.designer.tree_model import FormModel

MARGIN, EVERY, FASTEST = 40, 30, 36
"""Pixels from the edge where a view begins to scroll, milliseconds between its steps, pixels of the longest."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Before the `place`th question of the section in position `section`; without a place before that section itself.

    `line` is where the view draws it, in pixels from its top.
    """

    section: int
    place: int | None
    line: int


class Landings:
    """Finds landings in a view of the form."""

    def __init__(self, tree: QTreeView, model: FormModel) -> None:
        self._tree, self._model = tree, model

    def for_questions(self, at: QPoint) -> Landing:
        """Where questions would come."""
        model, sections = self._model, self._model.checklist.sections
        index = self._tree.indexAt(at)
        if not index.isValid():
            last = len(sections) - 1
            return Landing(last, len(sections[last].questions), self._bottom()) if sections else Landing(0, 0, 0)
        box = self._tree.visualRect(index)
        if model.spot(index) == FORM:
            return Landing(0, 0, self._tree.visualRect(index.siblingAtRow(1)).bottom() if sections else box.bottom())
        section, place = model.position(index)
        if place is not None:
            below = at.y() > box.center().y()
            return Landing(section, place + below, box.bottom() + 1 if below else box.top())
        if at.y() < box.top() + GAP and section > 0:
            return Landing(section - 1, len(sections[section - 1].questions), box.top())
        # A folded section takes them at its end: that is where one would look for them.
        inside = 0 if self._tree.isExpanded(index) else len(sections[section].questions)
        return Landing(section, inside, box.bottom() + 1)

    def for_sections(self, at: QPoint) -> Landing:
        """Where sections would come."""
        model = self._model
        index = self._tree.indexAt(at)
        if not index.isValid():
            return Landing(len(model.checklist.sections), None, self._bottom())
        if model.spot(index) == FORM:
            return Landing(0, None, self._tree.visualRect(index).bottom() + 1)
        head = index.parent() if index.parent().isValid() else index
        section, _ = model.position(head)
        top, bottom = self._tree.visualRect(head).top(), self._end_of(head)
        below = at.y() > (top + bottom) / 2
        return Landing(section + below, None, bottom + 1 if below else top + GAP // 2)

    def _end_of(self, head: QModelIndex) -> int:
        count = self._model.rowCount(head)
        last = self._model.index(count - 1, 0, head) if count and self._tree.isExpanded(head) else head
        return self._tree.visualRect(last).bottom()

    def _bottom(self) -> int:
        last = self._model.index(self._model.rowCount() - 1, 0)
        return self._end_of(last) + 1


class EdgeScroll:
    """Scrolls a view while something is held near its upper or lower edge, the faster the nearer.

    Qt's own begins at a pixel per step: minutes through a thousand rows.
    """

    def __init__(self, tree: QTreeView, scrolled: Callable[[], None]) -> None:
        self._tree, self._scrolled = tree, scrolled
        self._step = 0
        self._timer = QTimer(tree, interval=EVERY)
        self._timer.timeout.connect(self._go)

    def at(self, y: int) -> None:
        """It is held there, in pixels from the top of the view."""
        over = MARGIN - min(y, self._tree.viewport().height() - y)
        share = min(1.0, max(0.0, over / MARGIN))
        way = -1 if y < self._tree.viewport().height() / 2 else 1
        self._step = way * max(1, round(FASTEST * share**2)) if share else 0
        if self._step and not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """It is held there no longer."""
        self._step = 0
        self._timer.stop()

    def _go(self) -> None:
        bar = self._tree.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + self._step)
        if bar.value() == before:
            self._timer.stop()
        else:
            self._scrolled()
