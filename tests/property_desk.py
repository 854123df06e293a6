"""The designer's panel of properties on a small form, with the window's undo keys, for the stories about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import (
    Band,
    Checklist,
    Fails,
    Method,
    Option,
    Question,
    QuestionKind,
    Range,
    Scoring,
    Section,
)
from qa_studio.domain.checklist_edit import Spot
from qa_studio.domain.wording import Wording, plain
from qa_studio.texts import Language, catalogue
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.found import FoundSource
from qa_studio.ui.checklists.designer.properties import PropertyPanel
from qa_studio.ui.components.fields import Choice

LEFT = Qt.MouseButton.LeftButton
CAUSES = (("RC-P.1", "Skill"), ("RC-P.2", "Attitude"), ("RC-S.1", "System"))


def both(english: str, chinese: str) -> Wording:
    """A wording in both languages."""
    return Wording({"en": english, "zh_CN": chinese})


def answers(*worths: tuple[str, int, Fails | None]) -> tuple[Option, ...]:
    """Answers by code, worth and fail, each worded in English."""
    return tuple(Option(code, Fraction(worth), plain(code.capitalize()), fails) for code, worth, fails in worths)


YES_PARTLY_NO = answers(("yes", 100, None), ("partly", 50, None), ("no", 0, None))


def small_form() -> Checklist:
    """Two sections: greeting (4) and identity (6), which can fail the form; hold (10), a number."""
    greeting = Question(
        "greeting", both("Greets", "问候"), QuestionKind.CHOICE, Fraction(4), YES_PARTLY_NO, not_applicable=True
    )
    identity = Question(
        "identity",
        plain("Identity"),
        QuestionKind.CHOICE,
        Fraction(6),
        answers(("yes", 100, None), ("no", 0, Fails.FORM)),
    )
    ranges = (Range(Fraction(5), Fraction(100)), Range(Fraction(15), Fraction(50)), Range(None, Fraction(0)))
    hold = Question("hold", plain("Longest silence"), QuestionKind.NUMBER, Fraction(10), ranges=ranges)
    bands = (Band(Fraction(80), both("Pass", "合格")), Band(Fraction(0), plain("Fail")))
    return Checklist(
        "form",
        both("Billing call", "账单来电"),
        Scoring(Method.PERCENTAGE, Fraction(80), bands=bands),
        (
            Section("opening", both("Opening", "开场"), (greeting, identity)),
            Section("manner", both("Manner", "态度"), (hold,)),
        ),
    )


@dataclass
class Desk:
    """An author before the panel."""

    editing: Editing
    panel: PropertyPanel
    bot: QtBot

    def go(self, question: str = "", section: str = "") -> None:
        """Take a question or a section in hand, or the form."""
        self.editing.go_to(Spot(section, question))
        QApplication.processEvents()

    def question(self, code: str = "") -> Question:
        """A question as it is now, that in hand if none is named."""
        if code:
            return self.editing.checklist.question(code)
        assert self.editing.question is not None
        return self.editing.question

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget in its middle, or at a point of it."""
        QTest.mouseClick(widget, LEFT, pos=widget.rect().center() if at is None else at)
        QApplication.processEvents()

    def type_into(self, widget: QWidget, words: str) -> None:
        """Click into a field, take all that is there, and type."""
        widget.setFocus()
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(words)

    def type(self, words: str) -> None:
        """Type where the keyboard is; Chinese comes through an input method."""
        if words.isascii():
            QTest.keyClicks(self.keyboard(), words)
        else:
            written = QInputMethodEvent()
            written.setCommitString(words)
            QApplication.sendEvent(self.keyboard(), written)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.keyboard(), key, modifier)
        QApplication.processEvents()

    def keyboard(self) -> QWidget:
        """What has the keyboard."""
        holder = QApplication.focusWidget()
        assert holder is not None
        return holder

    def undo_anywhere(self) -> None:
        """Take a step back where nothing has the keyboard."""
        self.editing.steps.undo()
        QApplication.processEvents()

    def choose(self, box: Choice, code: str) -> None:
        """Pick in a drop-down with the arrow keys, as somebody without a mouse does."""
        box.setFocus()
        while box.code != code:
            before = box.currentIndex()
            self.press(Qt.Key.Key_Down if before < box.findData(code) else Qt.Key.Key_Up)
            assert box.currentIndex() != before

    def undo(self) -> None:
        """Ctrl+Z where the keyboard is."""
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@contextmanager
def desk_for(
    qtbot: QtBot,
    checklist: Checklist,
    published: frozenset[str] = frozenset(),
    language: Language = "en",
    found: FoundSource | None = None,
    editing: Editing | None = None,
) -> Iterator[Desk]:
    """A panel in a window of its own, 528 px wide as in a window of 1600."""
    editing = editing or Editing(checklist, published)
    window = QWidget()
    panel = PropertyPanel(editing, language, catalogue(language), lambda: CAUSES, found)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(panel)
    undo = editing.steps.createUndoAction(window)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    redo = editing.steps.createRedoAction(window)
    redo.setShortcut(QKeySequence("Ctrl+Shift+Z"))
    window.addActions([undo, redo])
    window.resize(528, 930)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Desk(editing, panel, qtbot)
    window.close()
