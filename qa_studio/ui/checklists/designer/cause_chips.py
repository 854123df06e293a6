"""The root causes that are offered first when a question loses marks."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from qa_studio.domain.checklist import Question
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.property_rows import PropertyField
from qa_studio.ui.components.fields import TextField
from qa_studio.ui.components.flow_layout import FlowLayout
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.components.popover import Popover

Causes = Callable[[], Sequence[tuple[str, str]]]
"""Code and title of every cause of the workspace."""
_CODE = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class CauseChips(PropertyField):
    """A chip for each; a further one is looked for in the tree of the workspace."""

    def __init__(self, editing: Editing, causes: Causes, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.label.setText(self.tr("Root causes offered first"))
        self._editing, self._causes = editing, causes
        self._titles: dict[str, str] | None = None
        self._shown: tuple[str, ...] | None = None
        self.chips: list[Chip] = []
        self._holder = QWidget()
        self._flow = FlowLayout(8, self._holder)
        self.add_chip = Chip(self.tr("Root cause"), kind="add")
        self.add_chip.setAccessibleName(self.tr("Offer a root cause first"))
        self.add_chip.clicked.connect(self._open)
        self._flow.addWidget(self.add_chip)
        self.add(self._holder)
        self.field = self.add_chip

    def show_question(self, question: Question) -> None:
        """Show its causes."""
        if question.root_causes == self._shown:
            return
        self._shown = question.root_causes
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._made(code) for code in self._shown]
        self._flow.removeWidget(self.add_chip)
        for chip in (*self.chips, self.add_chip):
            self._flow.addWidget(chip)
            chip.show()
        self._flow.invalidate()
        self._holder.updateGeometry()

    def _title(self, code: str) -> str:
        if self._titles is None:
            self._titles = dict(self._causes())
        return self._titles.get(code, code)

    def _made(self, code: str) -> Chip:
        chip = Chip(self._title(code), chosen=True, removable=True)
        chip.setToolTip(code)
        chip.removed.connect(lambda: self._remove(code))
        return chip

    def _remove(self, code: str) -> None:
        self._change(tuple(each for each in self._shown or () if each != code))
        self.add_chip.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self) -> None:
        titles = [(code, title) for code, title in self._causes() if code not in (self._shown or ())]
        self.popover = CausePopover(titles, self)
        self.popover.picked.connect(lambda code: self._change((*(self._shown or ()), code)))
        self.popover.open_at(self.add_chip, self.popover.search)

    def _change(self, codes: tuple[str, ...]) -> None:
        self._editing.change_question(
            self.tr("Root causes offered first"), lambda question: replace(question, root_causes=codes)
        )


class CausePopover(Popover):
    """Type, arrow, Enter; `picked(code)`."""

    picked = Signal(str)

    def __init__(self, causes: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent, 380)
        self._all = list(causes)
        self.set_title(self.tr("Offer a root cause first"))
        self.search = TextField(self.tr("Find a cause"), "", self.tr("Find a cause"))
        self.search.textEdited.connect(self._fill)
        self.search.installEventFilter(self)
        self.body.addWidget(self.search)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setFixedHeight(260)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Causes"))
        self.list.itemClicked.connect(lambda _item: self._pick())
        self.body.addWidget(self.list)
        self._fill("")

    def _fill(self, words: str) -> None:
        self.list.clear()
        wanted = words.casefold().split()
        for code, title in self._all:
            searched = f"{code} {title}".casefold()
            if all(word in searched for word in wanted):
                item = QListWidgetItem(title)
                item.setData(_CODE, code)
                item.setToolTip(code)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _pick(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.picked.emit(str(item.data(_CODE)))
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list while the caret stays in the search, Enter picks."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick()
            return True
        if (step := _STEPS.get(Qt.Key(event.key()))) is None:
            return False
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
        return True
