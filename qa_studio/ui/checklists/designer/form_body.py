"""The sections and questions of the whole form under each other, to be answered with the mouse and with keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from qa_studio.domain.checklist import Question, Section
from qa_studio.domain.section_answers import Filling, filled
from qa_studio.texts import Catalogue
from qa_studio.ui.checklists.designer.trying import with_one_more
from qa_studio.ui.inspect.checklist_body import place_under_each_other
from qa_studio.ui.inspect.draft import Draft, SectionStanding
from qa_studio.ui.inspect.points import points_text
from qa_studio.ui.inspect.question_row import QuestionRow, RowState
from qa_studio.ui.inspect.row_states import row_state
from qa_studio.ui.inspect.score_summary import standing_token
from qa_studio.ui.inspect.section_head import HEIGHT, HeadState, SectionHead
from qa_studio.ui.theme import color

SLICE_MS = 8
"""So long rows are built without a pause: the rest waits until the window has drawn itself and heard its keys."""
USUAL_ROW = 78
"""Pixels of a row with one line of words."""
FIRST_ROWS = 14
"""What can be seen at once."""


class _Part:
    """One section: its head, and its rows as far as they are built."""

    def __init__(self, section: Section, head: SectionHead) -> None:
        self.section, self.head = section, head
        self.rows: list[QuestionRow] = []


class FormBody(QWidget):
    """The sections under each other; builds their rows in slices between which the window lives."""

    activated = Signal(str)

    def __init__(self, draft: Draft, say: Catalogue) -> None:
        super().__init__()
        self._draft, self._say = draft, say
        self.parts: list[_Part] = []
        self.rows: dict[str, QuestionRow] = {}
        self._active = ""
        self._waiting = list(draft.checklist.questions)[::-1]
        self._sections = list(enumerate(draft.checklist.sections, start=1))[::-1]
        self._bottom, self._laid_width = 0, 0
        self._scores = draft.scores
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._build_slice)
        self._build(lambda: len(self.rows) >= FIRST_ROWS)
        self._timer.start()

    @property
    def built(self) -> bool:
        """Whether every row is there."""
        return not self._waiting and not self._sections

    def _build_slice(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        self._build(lambda: clock.elapsed() >= SLICE_MS)
        if self.built:
            self._timer.stop()

    def _build(self, enough: Callable[[], bool]) -> None:
        while not self.built and not enough():
            if not self.parts or len(self.parts[-1].rows) == len(self.parts[-1].section.questions):
                if not self._sections:
                    break
                self._add_head(*self._sections.pop())
            else:
                self._add_row(self.parts[-1], self._waiting.pop())
        self._reserve()

    def _reserve(self) -> None:
        """Room for all of it: what isn't built yet is guessed, so that the scroll bar needn't move with every slice."""
        wanted = self._bottom + len(self._waiting) * USUAL_ROW + len(self._sections) * HEIGHT + 24
        if self.built or wanted > self.minimumHeight() or not self.minimumHeight():
            self.setMinimumHeight(wanted)

    def _add_head(self, number: int, section: Section) -> None:
        head = SectionHead(number, section.title.in_language(self._say.language), self)
        head.toggled.connect(lambda _open: self._refold())
        head.menu_asked.connect(partial(self._open_menu, section.code))
        part = _Part(section, head)
        self.parts.append(part)
        self._show_head(part, self._draft.standing()[number - 1])
        head.setGeometry(0, self._bottom, self.width(), HEIGHT)
        head.show()
        self._bottom += HEIGHT

    def _add_row(self, part: _Part, question: Question) -> None:
        code, draft = question.code, self._draft
        row = QuestionRow(question, draft.numbers[code], max(200, self.width()), self._say, self)
        row.chosen.connect(self.activate)
        row.answered.connect(self._on_answered)
        row.commented.connect(draft.comment)
        row.evidence_wanted.connect(lambda code: draft.set_evidence(code, with_one_more(draft.evidence(code))))
        row.evidence_removed.connect(self._on_removed)
        row.show_state(self._state(code))
        row.grown.connect(self.lay_out)
        row.left_text.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        part.rows.append(row)
        self.rows[code] = row
        row.move(0, self._bottom)
        row.setVisible(self._is_open(part, code))
        if not row.isHidden():
            self._bottom += row.height()

    def _is_open(self, part: _Part, code: str) -> bool:
        return part.head.isChecked() and not self._draft.hidden(code)

    def _on_answered(self, code: str, value: object) -> None:
        self.activate(code)
        self._draft.answer(code, value)  # type: ignore[arg-type]  # the signal carries an AnswerValue or None

    def _on_removed(self, code: str, index: int) -> None:
        spans = self._draft.evidence(code)
        self._draft.set_evidence(code, (*spans[:index], *spans[index + 1 :]))

    def activate(self, code: str) -> None:
        """Make a question the active one, with its guidance open."""
        if code != self._active:
            if self._active in self.rows:
                self.rows[self._active].set_active(False)
            self._active = code
            self.rows[code].set_active(True)
            self.activated.emit(code)
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def active(self) -> str:
        """The question that keys answer, "" while there is none."""
        return self._active

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from question to question, figures answer, N goes to the next that is open."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_N:
            self._next_missing()
        elif event.text().isdecimal() and self._active:
            self.rows[self._active].input.press(int(event.text()))
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        asked = self._draft.asked()
        at = asked.index(self._active) if self._active in asked else -1
        if asked:
            self._go_to(asked[max(0, min(len(asked) - 1, at + by))])

    def _next_missing(self) -> None:
        missing = self._draft.missing()
        order = {question.code: at for at, question in enumerate(self._draft.checklist.questions)}
        here = order.get(self._active, -1)
        if missing:
            self._go_to(next((code for code in missing if order[code] > here), missing[0]))

    def _go_to(self, code: str) -> None:
        self._build(lambda: code in self.rows)
        part = next(part for part in self.parts if self.rows[code] in part.rows)
        part.head.setChecked(True)
        self.activate(code)

    def show_changed(self, code: str) -> None:
        """Show what the answer of one question, "" of all, has changed: its row, and those that score otherwise now."""
        before, self._scores = self._scores, self._draft.scores
        others = (each for each, now in self._scores.items() if now is not before[each] and now != before[each])
        for each in dict.fromkeys((code, *others) if code else self.rows):
            if (row := self.rows.get(each)) is not None:
                row.show_state(self._state(each))
        self._refold()

    def show_standing(self) -> None:
        """Say in the heads how the sections stand."""
        for part, standing in zip(self.parts, self._draft.standing(), strict=False):
            self._show_head(part, standing)

    def _show_head(self, part: _Part, standing: SectionStanding) -> None:
        words = points_text(standing.earned)
        if standing.full:
            words = f"{words} / {points_text(standing.full)}"
        token = standing_token(standing)
        part.head.show_state(HeadState(words, token, standing.left, standing.wanting, standing.failed, standing.asked))

    def section_menu(self, section: str) -> QMenu:
        """What can be done with all questions of a section."""
        menu = QMenu(self)
        for filling, words in (
            (Filling.OPEN_FULL, self.tr("Answer all open with &full marks")),
            (Filling.ALL_FULL, self.tr("Answer &all with full marks")),
            (Filling.NOT_APPLICABLE, self.tr("All &not applicable")),
            (Filling.OPEN_AGAIN, self.tr("&Open them all again")),
        ):
            menu.addAction(words, partial(self._fill, section, filling))
        return menu

    def _open_menu(self, section: str, at: QPoint) -> None:
        menu = self.section_menu(section)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _fill(self, section: str, filling: Filling) -> None:
        self._draft.answer_many(filled(self._draft.checklist, self._draft.answers, section, filling).values)

    def build_down_to(self, y: int) -> None:
        """Build all that lies above `y` pixels."""
        self._build(lambda: self._bottom >= y)

    def top_of(self, section: str) -> int:
        """Pixels above a section, which is built by then."""
        self._build(lambda: any(part.section.code == section and part.rows for part in self.parts))
        return next((part.head.y() for part in self.parts if part.section.code == section), 0)

    def top_of_question(self, code: str) -> int:
        """Pixels above a question, which is built by then."""
        self._build(lambda: code in self.rows)
        return self.rows[code].y()

    def _refold(self) -> None:
        moved = False
        for part in self.parts:
            for row in part.rows:
                shown = self._is_open(part, row.question.code)
                if row.isHidden() == shown:
                    row.setVisible(shown)
                    moved = True
        if moved:
            self.lay_out()

    def lay_out(self) -> None:
        """Put heads and rows under each other."""
        self._bottom = place_under_each_other(self.parts, self.width())
        self._reserve()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew where the width is another one."""
        if event.size().width() != self._laid_width:
            self._laid_width = event.size().width()
            self.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's ground."""
        QPainter(self).fillRect(event.rect(), color("panel"))

    def _state(self, code: str) -> RowState:
        return row_state(self._draft, code, self.tr("{points} pts"))
