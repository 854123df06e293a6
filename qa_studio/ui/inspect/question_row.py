"""One question of the checklist: painted words with a few real controls, laid out by hand so that 200 stay light."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from qa_studio.domain.answers import NOT_APPLICABLE, AnswerValue
from qa_studio.domain.checklist import Question, Requirement
from qa_studio.domain.spans import Span
from qa_studio.services.suggesting import Suggestion
from qa_studio.texts import Catalogue
from qa_studio.ui.components.buttons import IconButton
from qa_studio.ui.components.pills import Chip, paint_pill, pill_width
from qa_studio.ui.drawing import draw_text, hairline
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.inspect.answer_input import AnswerInput
from qa_studio.ui.inspect.comment_editor import CommentEditor
from qa_studio.ui.inspect.comment_offers import EDGE
from qa_studio.ui.inspect.open_calls import OpenCalls
from qa_studio.ui.inspect.options import is_fatal
from qa_studio.ui.inspect.suggestion_line import SuggestionLine, UnmeasuredLine
from qa_studio.ui.inspect.wrapping import paint_lines, wrapped
from qa_studio.ui.theme import color, font

LEFT, RIGHT, TOP, BOTTOM, GAP = 48, 20, 10, 12, 8
NUMBER_LEFT = 20
MOST_COMMENT_LINES = 4


@dataclass(frozen=True, slots=True)
class RowState:
    """What a row shows beside its question."""

    value: AnswerValue | None = None
    comment: str = ""
    evidence: tuple[Span, ...] = ()
    points: str = ""
    lost: bool = False
    fatal: bool = False
    wants_comment: bool = False
    wants_evidence: bool = False
    unheard: bool = False
    outside: bool = False
    suggestion: Suggestion | None = None
    unmeasured: str = ""


@dataclass(slots=True)
class _Places:
    """Where the painted parts stand, for one width."""

    text: tuple[str, ...] = ()
    guidance: tuple[str, ...] = ()
    guidance_top: int = 0
    controls_top: int = 0
    comment: tuple[str, ...] = ()
    comment_top: int = 0
    wants_top: int = 0
    height: int = 0


class QuestionRow(QWidget):
    """A question with its answers, evidence and comment.  Everything that the user does there comes as a signal."""

    chosen = Signal(str)
    """The question was clicked and shall be the active one."""
    answered = Signal(str, object)
    suggestion_accepted = Signal(str)
    commented = Signal(str, str)
    evidence_wanted = Signal(str)
    evidence_removed = Signal(str, int)
    evidence_played = Signal(str, int)
    example_wanted = Signal(str, int)
    left_text = Signal()
    """The comment is written, the keyboard is free again."""
    editing = Signal(str)
    """The field for the comment was opened."""
    grown = Signal()
    """The height is another one now."""

    def __init__(
        self, question: Question, number: str, width: int, say: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question, self.number = question, number
        self._say = say
        self.calls = OpenCalls()
        self._words = question.text.in_language(say.language)
        self._guidance = question.guidance.in_language(say.language) if question.guidance else ""
        self._state = RowState()
        self.own_comments: tuple[str, ...] = ()
        """What the inspector wrote on this question before, to be offered again."""
        self._active = False
        self._locked = False
        self._places = _Places()
        self._chips: list[Chip] = []
        self._editor: CommentEditor | None = None
        self.suggestion: SuggestionLine | None = None
        self.unmeasured: UnmeasuredLine | None = None
        self.resize(width, 78)
        self.input = AnswerInput(question, number, width - LEFT - RIGHT, say, self)
        self.input.answered.connect(lambda value: self.answered.emit(question.code, value))
        self.input.left.connect(self.left_text)
        self._add = self._added_chip()
        self._comment = self._comment_button()
        self.setAccessibleName(f"{number} {self._words}")
        self.place(width)

    def _added_chip(self) -> Chip:
        chip = Chip(self.tr("Evidence"), kind="add", parent=self)
        chip.setToolTip(self.tr("Evidence from the playhead (M)"))
        chip.setAccessibleName(self.tr("Add evidence to {number}").format(number=self.number))
        chip.clicked.connect(lambda: self.evidence_wanted.emit(self.question.code))
        chip.setVisible(self.question.evidence is not Requirement.NEVER)
        return chip

    def _comment_button(self) -> IconButton:
        button = IconButton("chat-text", self.tr("Comment on {number} (C)").format(number=self.number), size=28)
        button.setParent(self)
        button.clicked.connect(self.edit_comment)
        button.setVisible(self.question.comment is not Requirement.NEVER)
        return button

    @property
    def state(self) -> RowState:
        """What is shown now."""
        return self._state

    @property
    def chips(self) -> Sequence[Chip]:
        """The evidence, a chip each."""
        return tuple(self._chips)

    @property
    def editor(self) -> CommentEditor | None:
        """The field in which a comment is being written, if one is open."""
        return self._editor

    def show_state(self, state: RowState) -> None:
        """Show another answer, comment, evidence."""
        if state == self._state:
            return
        if state.evidence != self._state.evidence:
            self._show_evidence(state.evidence)
        if state.value != self._state.value:
            self.input.show_value(state.value)
        if state.suggestion != self._state.suggestion:
            self._show_suggestion(state.suggestion)
        if state.unmeasured != self._state.unmeasured:
            self._show_unmeasured(state.unmeasured)
        self._state = state
        self._settle()

    def _show_suggestion(self, suggestion: Suggestion | None) -> None:
        if self.suggestion is not None:
            self.suggestion.hide()
            self.suggestion.deleteLater()
            self.suggestion = None
        self.input.show_suggested(suggestion.answer if suggestion is not None else None)
        if suggestion is not None:
            line = SuggestionLine(suggestion, self._answer_words(suggestion.answer), self.number, self)
            line.accepted.connect(lambda: self.suggestion_accepted.emit(self.question.code))
            line.show()
            self.suggestion = line

    def _show_unmeasured(self, words: str) -> None:
        if self.unmeasured is not None:
            self.unmeasured.hide()
            self.unmeasured.deleteLater()
            self.unmeasured = None
        if words:
            self.unmeasured = UnmeasuredLine(words, self)
            self.unmeasured.show()

    def _answer_words(self, answer: AnswerValue) -> str:
        if answer == NOT_APPLICABLE and self.question.not_applicable:
            return self.tr("Not applicable")
        found = next((option for option in self.question.options if option.code == answer), None)
        return str(answer) if found is None else found.text.in_language(self._say.language)

    def set_active(self, active: bool) -> None:
        """Be the one that the keys answer: sunken, with its guidance open."""
        if active != self._active:
            self._active = active
            self._show_evidence(self._state.evidence)
            self._settle()

    def set_locked(self, locked: bool) -> None:
        """Show only."""
        self._locked = locked
        self.input.set_locked(locked)
        self._comment.setVisible(not locked and self.question.comment is not Requirement.NEVER)
        self._show_evidence(self._state.evidence)
        self._settle()

    def _settle(self) -> None:
        before = self._places.height
        self.place(self.width())
        if self._places.height != before:
            self.grown.emit()
        self.update()

    def _show_evidence(self, spans: tuple[Span, ...]) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for index, span in enumerate(spans):
            removable = self._active and not self._locked
            chip = Chip(self.calls.words(span), icon="play-circle", removable=removable, parent=self)
            words = self.tr("Evidence {span} of {number}: hear it again")
            chip.setAccessibleName(words.format(span=self.calls.words(span), number=self.number))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(lambda _c=False, at=index: self.evidence_played.emit(self.question.code, at))
            chip.removed.connect(lambda at=index: self.evidence_removed.emit(self.question.code, at))
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.customContextMenuRequested.connect(lambda where, at=index: self._open_menu(where, at))
            chip.show()
            self._chips.append(chip)
        wanted = self.question.evidence is not Requirement.NEVER and not self._locked
        self._add.setVisible(wanted and (self._active or not spans))

    def _open_menu(self, where: QPoint, index: int) -> None:
        menu = self.span_menu(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._chips[index].mapToGlobal(where))

    def span_menu(self, index: int) -> QMenu:
        """What can be done with one evidence span."""
        code = self.question.code
        menu = QMenu(self)
        menu.addAction(self.tr("Hear it again"), lambda: self.evidence_played.emit(code, index))
        menu.addAction(self.tr("Mark as example…"), lambda: self.example_wanted.emit(code, index))
        if not self._locked:
            menu.addAction(self.tr("Remove"), lambda: self.evidence_removed.emit(code, index))
        return menu

    def edit_comment(self) -> None:
        """Open the field for the comment, or go on in it."""
        if self._locked or self.question.comment is Requirement.NEVER:
            return
        self.chosen.emit(self.question.code)
        if self._editor is None:
            label = self.tr("Comment on {number}").format(number=self.number)
            ready = [each.in_language(self._say.language) for each in self.question.comments]
            room, hint = self.width() - LEFT - RIGHT + 2 * EDGE, self.tr("What was heard, and why")
            editor = CommentEditor(label, self._state.comment, (ready, self.own_comments), hint, room, self)
            editor.written.connect(lambda words: self.commented.emit(self.question.code, words))
            editor.ended.connect(self._end_comment, Qt.ConnectionType.QueuedConnection)
            self._editor = editor
            editor.show()
            self._settle()
            self.editing.emit(self.question.code)
        self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep_comment(self) -> None:
        """Hand on what is being written."""
        if self._editor is not None:
            self._editor.keep()

    def _end_comment(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            had_keyboard = editor.has_keyboard()
            editor.hide()
            editor.deleteLater()
            self._settle()
            if had_keyboard:
                self.left_text.emit()

    def place(self, width: int) -> int:
        """Lay out for `width` pixels; gives the height."""
        places = _Places()
        right = self._paint_right(width)
        places.text = wrapped(self._words, "body", 600 if self._active else 500, right - LEFT - 8)
        y = TOP + 20 * len(places.text)
        if self._active and self._guidance:
            places.guidance = wrapped(self._guidance, "small", 400, width - LEFT - RIGHT)
            places.guidance_top = y + 4
            y = places.guidance_top + 18 * len(places.guidance)
        places.controls_top = y + 8
        y = self._place_controls(places.controls_top, width)
        measured = self.suggestion or self.unmeasured
        if measured is not None:
            measured.move(LEFT, y + 6)
            measured.place(width - LEFT - RIGHT)
            y += 6 + measured.height()
        y = self._place_comment(places, y, width)
        if words := self._wants():
            places.wants_top = y + 6
            y = places.wants_top + 18 * bool(words)
        places.height = y + BOTTOM
        self._places = places
        self.resize(width, places.height)
        return places.height

    def _paint_right(self, width: int) -> int:
        """Left edge of pill, sign and points."""
        taken = 52 + (26 if self._guidance else 0)
        if is_fatal(self.question):
            taken += round(pill_width(self.tr("Fatal"), "warning-circle-fill")) + 8
        return width - RIGHT - taken

    def _place_controls(self, top: int, width: int) -> int:
        self.input.move(LEFT, top)
        right_end = width - RIGHT - (32 if not self._comment.isHidden() else 0)
        left, line, height = LEFT + self.input.width() + GAP, top, max(28, self.input.height())
        if self.input.choices is not None:
            left, line = LEFT, top + self.input.height() + 6
            height = 28
        self._comment.move(width - RIGHT - 24, line)
        for chip in [*self._chips, *([] if self._add.isHidden() else [self._add])]:
            size = chip.sizeHint()
            if left + size.width() > right_end and left > LEFT:
                left, line, height = LEFT, line + height + 4, 28
            chip.setGeometry(left, line + 2, min(size.width(), width - LEFT - RIGHT), 24)
            left += size.width() + 6
        bare = self.input.choices is not None and not self._chips and self._add.isHidden() and self._comment.isHidden()
        return top + self.input.height() if bare else line + height

    def _place_comment(self, places: _Places, y: int, width: int) -> int:
        inner = width - LEFT - RIGHT
        if self._editor is not None:
            high = self._editor.height_for(inner + 2 * EDGE)
            self._editor.setGeometry(LEFT - EDGE, y + 8, inner + 2 * EDGE, high)
            return y + 8 + high
        if self._state.comment:
            places.comment = wrapped(self._state.comment, "small", 400, inner - 22)[:MOST_COMMENT_LINES]
            places.comment_top = y + 8
            return places.comment_top + 18 * len(places.comment)
        return y

    def _wants(self) -> str:
        comment = self._state.wants_comment and self._editor is None
        if comment and self._state.wants_evidence:
            return self.tr("A comment and evidence are needed")
        if comment:
            return self.tr("A comment is needed")
        if self._state.wants_evidence:
            return self.tr("Evidence is needed")
        if self._state.outside:
            return self.tr("Evidence lies outside the part that is judged")
        return self.tr("Evidence lies outside what was heard") if self._state.unheard else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Be the active one; a click on the comment opens it."""
        self.chosen.emit(self.question.code)
        y, places = event.position().y(), self._places
        if places.comment and places.comment_top <= y <= places.comment_top + 18 * len(places.comment):
            self.edit_comment()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Comment, evidence, opening the answer again."""
        if self._locked:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Comment…"), self.edit_comment)
        menu.addAction(self.tr("Add evidence"), lambda: self.evidence_wanted.emit(self.question.code))
        if self._state.value is not None:
            menu.addAction(self.tr("Take the answer back"), lambda: self.answered.emit(self.question.code, None))
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, number, words, pill, points, guidance, comment."""
        painter = QPainter(self)
        state, places, width = self._state, self._places, self.width()
        if state.fatal or self._active:
            painter.fillRect(self.rect(), color("badpale" if state.fatal else "sunken"))
            painter.fillRect(0, 0, 3, self.height(), color("bad" if state.fatal else "accent"))
        head = QRectF(NUMBER_LEFT, TOP, LEFT - NUMBER_LEFT - 2, 20)
        shade = "bad" if state.fatal else "accent" if self._active else "ink3"
        draw_text(painter, head, self.number, font("body", 500), color(shade))
        face = font("body", 600 if self._active else 500)
        paint_lines(painter, LEFT, TOP, places.text, face, "body", color("ink"))
        self._paint_signs(painter)
        if places.guidance:
            paint_lines(painter, LEFT, places.guidance_top, places.guidance, font("small"), "small", color("ink2"))
        if places.comment:
            paint_icon(painter, "chat-text-fill", QRectF(LEFT, places.comment_top + 2, 14, 14), color("ink2"))
            left = LEFT + 22
            paint_lines(painter, left, places.comment_top, places.comment, font("small"), "small", color("ink2"))
        if places.wants_top:
            paint_icon(painter, "warning-fill", QRectF(LEFT, places.wants_top + 2, 14, 14), color("warn"))
            box = QRectF(LEFT + 22, places.wants_top, width - LEFT - RIGHT - 22, 18)
            draw_text(painter, box, self._wants(), font("small", 500), color("warn"))
        hairline(painter, NUMBER_LEFT, self.height() - 1, width - NUMBER_LEFT, color("line"))

    def _paint_signs(self, painter: QPainter) -> None:
        right = self.width() - RIGHT
        state = self._state
        shade = "bad" if state.fatal else "ink3"
        draw_text(painter, QRectF(right - 52, TOP, 52, 20), state.points, font("small", 500), color(shade), "right")
        left = right - 52
        if self._guidance:
            left -= 24
            token = "accent" if self._active else "ink3"
            paint_icon(painter, "info", QRectF(left + 2, TOP + 2, 16, 16), color(token))
        if is_fatal(self.question):
            words = self.tr("Fatal")
            wide = pill_width(words, "warning-circle-fill")
            box = QRectF(left - wide - 4, TOP - 1, wide, 22)
            paint_pill(painter, box, words, "bad", "warning-circle-fill")
