"""What is needed now and then, folded away: the note for authors and the code."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from qa_studio.domain.checklist_problems import CODE
from qa_studio.domain.wording import Wording
from qa_studio.ui.checklists.designer.problem_lines import ProblemLines
from qa_studio.ui.checklists.designer.property_rows import PropertyField
from qa_studio.ui.checklists.designer.text_boxes import LineBox
from qa_studio.ui.checklists.designer.wording_field import WordingField, Writing
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.drawing import draw_text, text_width
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font


class CodeField(PropertyField):
    """A code; `renamed(str)` when a good one was written and the field is left, or Enter pressed."""

    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.box = LineBox("")
        super().__init__("", self.box, parent)
        self.label.setText(self.tr("Code"))
        self.box.setAccessibleName(self.tr("Code"))
        self._code = ""
        self._taken: Callable[[str], bool] = lambda _code: False
        self._hint = Paragraph("", "small", "ink3")
        self.add(self._hint)
        self.box.typed.connect(lambda text: self._show_wrong(self._objection(text.strip())))
        self.box.editingFinished.connect(self._on_finished)

    def show_code(self, code: str, frozen: str, taken: Callable[[str], bool]) -> None:
        """Show a code; `frozen` says why it can't be changed, empty where it can; `taken` knows those of others."""
        self._taken = taken
        self.box.setReadOnly(bool(frozen))
        hint = frozen or self.tr("Files and evaluations refer to it; once published it stays.")
        if hint != self._hint.text():
            self._hint.setText(hint)
        if code != self._code:
            self._code = code
            self.box.show_text(code, "")
            self._show_wrong("")

    def _show_wrong(self, words: str) -> None:
        self.box.set_wrong(bool(words))
        self.problems.set_refusal(words)

    def _objection(self, code: str) -> str:
        if not CODE.fullmatch(code):
            return self.tr("A code has letters, digits, - _ and . only, up to 100.")
        if code != self._code and self._taken(code):
            return self.tr("Another one has this code already.")
        return ""

    def _on_finished(self) -> None:
        code = self.box.text().strip()
        if code != self._code and not self.box.isReadOnly() and not self._objection(code):
            self.renamed.emit(code)


class FoldButton(KeyboardRing, QAbstractButton):
    """A caret and a word, in line with what it folds."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._open = False

    def set_open(self, on: bool) -> None:
        """Point down where something is shown below."""
        self._open = on
        self.update()

    def sizeHint(self) -> QSize:
        """Caret and word."""
        return QSize(round(text_width(self.text(), font("body", 500))) + 21, 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The caret, then the word."""
        painter = QPainter(self)
        sign = "caret-down-bold" if self._open else "caret-right-bold"
        paint_icon(painter, sign, QRectF(0, 8, 12, 12), color("ink2"))
        box = QRectF(20, 0, self.width() - 19, self.height())
        draw_text(painter, box, self.text(), font("body", 500), color("ink"))


class Advanced(QWidget):
    """A fold with note and code in it; `opened` asks for them to be filled."""

    noted = Signal(str)
    renamed = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        self.fold = FoldButton(self.tr("Advanced"))
        self.fold.clicked.connect(lambda: self.open(not self.is_open))
        column.addWidget(self.fold)
        self._column = column
        self._inside: _Inside | None = None

    def _built(self) -> "_Inside":
        if self._inside is None:
            self._inside = _Inside()
            self._inside.note.typed.connect(self.noted)
            self._inside.code.renamed.connect(self.renamed)
            self._inside.hide()
            self._column.addWidget(self._inside)
        return self._inside

    @property
    def note(self) -> WordingField:
        """The note for authors."""
        return self._built().note

    @property
    def code(self) -> CodeField:
        """The code of the place."""
        return self._built().code

    @property
    def problems(self) -> tuple[ProblemLines, ...]:
        """What is said below the fields that there are."""
        return () if self._inside is None else (self.note.problems, self.code.problems)

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return self._inside is not None and self._inside.isVisibleTo(self)

    def open(self, on: bool = True) -> None:
        """Show its fields, or fold them away."""
        inside = self._built()
        if on and not self.is_open:
            self.opened.emit()
        inside.setVisible(on)
        self.fold.set_open(on)

    def show_note(self, note: Wording | None, writing: Writing) -> None:
        """The note in the language in hand; nobody but authors reads it, so a missing translation is no gap."""
        if self._inside is not None:
            self.note.show_wording(note, Writing(writing.language))

    def show_code(self, code: str, frozen: str, taken: Callable[[str], bool]) -> None:
        """The code, as `CodeField.show_code` does."""
        if self._inside is not None:
            self.code.show_code(code, frozen, taken)


class _Inside(QWidget):
    """The two fields, made when they are first asked for: most authors never open the fold."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.note = WordingField(self.tr("Note for authors"), 2, single=False)
        self.code = CodeField()
        column.addWidget(self.note)
        column.addWidget(self.code)
