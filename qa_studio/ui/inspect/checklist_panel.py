"""The checklist at the right: the score above, below it the sections with their questions."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from qa_studio.domain.answers import AnswerValue
from qa_studio.domain.checklist import Section
from qa_studio.services.suggesting import Suggestion
from qa_studio.texts import Catalogue, Message
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.inspect.checklist_body import ChecklistBody, Group
from qa_studio.ui.inspect.draft import Draft, SectionStanding
from qa_studio.ui.inspect.points import points_text
from qa_studio.ui.inspect.question_row import QuestionRow, RowState
from qa_studio.ui.inspect.row_states import row_state
from qa_studio.ui.inspect.score_summary import ScoreSummary, standing_token
from qa_studio.ui.inspect.scrolling import PaneScroll
from qa_studio.ui.inspect.section_head import HEIGHT, HeadState, SectionHead

SCROLL_BAR = 10
WIDE, NARROW = 464, 456


class ChecklistPanel(Surface):
    """Shows a draft and hands on what the user does with it; the active question is the one that keys answer."""

    answered = Signal(str, object)
    suggestion_accepted = Signal(str)
    commented = Signal(str, str)
    evidence_wanted = Signal(str)
    evidence_removed = Signal(str, int)
    evidence_played = Signal(str, int)
    example_wanted = Signal(str, int)
    section_menu_asked = Signal(str, QPoint)
    activated = Signal(str)
    left_text = Signal()
    writing = Signal(QPlainTextEdit)
    """A field for a comment was opened."""

    def __init__(self, draft: Draft, version: int, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__("panel", "l", parent)
        self._draft = draft
        self.say = say
        self._active = ""
        self._locked = False
        self._was_shown = False
        self._standing: tuple[SectionStanding, ...] = ()
        self._unheard: frozenset[str] = frozenset()
        self._outside: frozenset[str] = frozenset()
        self._suggested: Mapping[str, Suggestion] = {}
        self._unmeasured: Mapping[str, Message] = {}
        self.setFixedWidth(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        self.summary = ScoreSummary(draft.checklist, version, say)
        self.summary.section_chosen.connect(self._go_to_section)
        column.addWidget(self.summary)
        self._body = ChecklistBody()
        self.scroll_area = PaneScroll(self._body, always=True)
        column.addWidget(self.scroll_area, 1)
        self._rows: dict[str, QuestionRow] = {}
        self._heads: dict[str, SectionHead] = {}
        self._scores = draft.scores
        for number, section in enumerate(draft.checklist.sections, start=1):
            self._add_section(number, section)
        draft.changed.connect(self._on_changed)
        self._show_all()
        first = next(iter(draft.missing() or draft.asked()), "")
        if first:
            self.activate(first, scroll=False)

    def _add_section(self, number: int, section: Section) -> None:
        head = SectionHead(number, section.title.in_language(self.say.language), self._body)
        rows = tuple(self._new_row(question.code) for question in section.questions)
        group = Group(section, head, rows)
        self._heads[section.code] = head
        head.toggled.connect(lambda _open: self._refold())
        head.menu_asked.connect(lambda at: self.section_menu_asked.emit(section.code, at))
        self._body.groups.append(group)

    def _new_row(self, code: str) -> QuestionRow:
        draft = self._draft
        width = WIDE - 1 - SCROLL_BAR
        row = QuestionRow(draft.checklist.question(code), draft.numbers[code], width, self.say, self._body)
        row.calls = draft.calls
        row.chosen.connect(lambda chosen: self.activate(chosen, scroll=False))
        row.answered.connect(self._on_row_answered)
        row.suggestion_accepted.connect(self.suggestion_accepted)
        row.commented.connect(self.commented)
        row.evidence_wanted.connect(self.evidence_wanted)
        row.evidence_removed.connect(self.evidence_removed)
        row.evidence_played.connect(self.evidence_played)
        row.example_wanted.connect(self.example_wanted)
        row.grown.connect(self._body.lay_out)
        row.left_text.connect(self.left_text)
        row.editing.connect(self._on_editing)
        self._rows[code] = row
        row.input.installEventFilter(self)
        for part in (row.input.bar, row.input.choices, row.input.field):
            if part is not None:
                part.installEventFilter(self)
        return row

    @property
    def active(self) -> str:
        """Code of the active question."""
        return self._active

    def row(self, code: str) -> QuestionRow:
        """The row of a question."""
        return self._rows[code]

    def head(self, section: str) -> SectionHead:
        """The head of a section."""
        return self._heads[section]

    def set_narrow(self, narrow: bool) -> None:
        """456 px wide, or 464."""
        self.setFixedWidth(NARROW if narrow else WIDE)

    def set_locked(self, locked: bool) -> None:
        """Show a finished evaluation: nothing can be changed."""
        self._locked = locked
        for group in self._body.groups:
            group.head.set_locked(locked)
        for row in self._rows.values():
            row.set_locked(locked)
        self._body.lay_out()

    def set_unheard(self, codes: frozenset[str], outside: frozenset[str] = frozenset()) -> None:
        """Point out the questions with evidence that nobody has listened to, or outside the part that is judged."""
        changed = (codes ^ self._unheard) | (outside ^ self._outside)
        self._unheard, self._outside = codes, outside
        for code in changed:
            self._rows[code].show_state(self._row_state(code))

    def set_suggestions(
        self, suggested: Mapping[str, Suggestion], unmeasured: Mapping[str, Message] | None = None
    ) -> None:
        """Show what measurements suggest for questions that are still open, or why they don't; that answers nothing."""
        self._suggested, self._unmeasured = suggested, unmeasured or {}
        self._show_all()

    def offer_comments(self, own: Mapping[str, tuple[str, ...]]) -> None:
        """Offer what the inspector wrote on these questions before."""
        for code, comments in own.items():
            if code in self._rows:
                self._rows[code].own_comments = comments

    def activate(self, code: str, scroll: bool = True) -> None:
        """Make a question the active one, unfolding its section, and bring it into sight."""
        if code not in self._rows or self._draft.hidden(code):
            return
        if code != self._active:
            with self._standing_still(code):
                if self._active:
                    self._rows[self._active].set_active(False)
                self._active = code
                self._rows[code].set_active(True)
            self.activated.emit(code)
        section = self._draft.checklist.section_of(code).code
        self.summary.show_section(section)
        head = self.head(section)
        if not head.isChecked():
            head.setChecked(True)
        if scroll:
            self._bring_into_sight(code)

    @contextmanager
    def _standing_still(self, code: str) -> Iterator[None]:
        """Whatever grows or goes above it meanwhile: the row of a question that is in sight stays where it is."""
        row, bar = self._rows.get(code), self.scroll_area.verticalScrollBar()
        place = None if row is None or row.visibleRegion().isEmpty() else row.y() - bar.value()
        yield
        if row is not None and place is not None and row.y() - bar.value() != place:
            self._fit_body()
            bar.setValue(row.y() - place)

    def _fit_body(self) -> None:
        # The scroll area would do so a moment later, too late for going somewhere in it.
        view = self.scroll_area.viewport().height()
        self._body.resize(self._body.width(), max(self._body.minimumHeight(), view))
        self.scroll_area.verticalScrollBar().setMaximum(max(0, self._body.height() - view))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where something is missing, the first time; how high everything is, is known a moment later."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            QTimer.singleShot(0, self, self._show_active)

    def _on_editing(self, code: str) -> None:
        self._bring_into_sight(code)
        if (editor := self._rows[code].editor) is not None:
            self.writing.emit(editor.area.editor)

    def _show_active(self) -> None:
        if self._active:
            self._bring_into_sight(self._active)

    def _bring_into_sight(self, code: str) -> None:
        row = self._rows[code]
        bar, view = self.scroll_area.verticalScrollBar(), self.scroll_area.viewport().height()
        self._fit_body()
        if row.y() < bar.value() + HEIGHT:
            bar.setValue(row.y() - HEIGHT)
        elif row.y() + row.height() > bar.value() + view - HEIGHT:
            bar.setValue(row.y() + row.height() - view + HEIGHT)

    def step(self, by: int) -> None:
        """Activate the question so many places further down."""
        asked = self._draft.asked()
        if asked:
            at = asked.index(self._active) if self._active in asked else -1
            self.activate(asked[max(0, min(len(asked) - 1, at + by))])

    def _leave_hidden(self) -> None:
        """The active question is not asked any more: the next one that is takes its place, or the last one before."""
        codes = [question.code for question in self._draft.checklist.questions]
        at = codes.index(self._active)
        following = (code for code in (*codes[at:], *reversed(codes[:at])) if not self._draft.hidden(code))
        if nearest := next(following, ""):
            self.activate(nearest)

    def next_missing(self) -> bool:
        """Activate the next question at which something is missing, from the active one on and around."""
        missing = self._draft.missing()
        if not missing:
            return False
        order = [question.code for question in self._draft.checklist.questions]
        at = order.index(self._active) if self._active in order else -1
        self.activate(next((code for code in missing if order.index(code) > at), missing[0]))
        return True

    def press(self, figure: int) -> None:
        """Answer the active question as the key of a figure does."""
        if self._active and not self._locked:
            self._rows[self._active].input.press(figure)

    def keep_comments(self) -> None:
        """Hand on what is being written anywhere."""
        for row in self._rows.values():
            row.keep_comment()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The question whose answers get the keyboard becomes the active one."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            owner: QWidget | None = watched
            while owner is not None and not isinstance(owner, QuestionRow):
                owner = owner.parentWidget()
            if isinstance(owner, QuestionRow):
                self.activate(owner.question.code)
        return False

    def _on_row_answered(self, code: str, value: AnswerValue | None) -> None:
        self.activate(code, scroll=False)
        self.answered.emit(code, value)

    def _go_to_section(self, section: str) -> None:
        asked = self._draft.asked()
        own = [question.code for question in self._draft.checklist.questions if question.code in asked]
        first = next((code for code in own if self._draft.checklist.section_of(code).code == section), "")
        if first:
            self.activate(first)

    def _refold(self) -> None:
        for group in self._body.groups:
            for row in group.rows:
                row.setVisible(group.head.isChecked() and not self._draft.hidden(row.question.code))
        self._body.lay_out()

    def _on_changed(self, code: str) -> None:
        before, self._scores = self._scores, self._draft.scores
        if not code:
            self._show_all()
            return
        # An answer shows and hides others, and where its weight goes to others, what they earn is another share.
        others = (each for each, now in self._scores.items() if now is not before[each] and now != before[each])
        self._show(dict.fromkeys((code, *others)))

    def _show_all(self) -> None:
        self._show(dict.fromkeys(self._rows))

    def _show(self, codes: dict[str, None]) -> None:
        moved = False
        with self._standing_still(self._active):
            for code in codes:
                row = self._rows[code]
                row.show_state(self._row_state(code))
                open_ = self.head(self._draft.checklist.section_of(code).code).isChecked()
                visible = open_ and not self._draft.hidden(code)
                if row.isHidden() == visible:
                    row.setVisible(visible)
                    moved = True
            if moved or len(codes) > 1:
                self._body.lay_out()
        if self._active and self._draft.hidden(self._active):
            self._leave_hidden()
        self._show_standing()

    def _show_standing(self) -> None:
        self.summary.show_draft(self._draft)
        before, self._standing = self._standing, self._draft.standing()
        for at, (group, standing) in enumerate(zip(self._body.groups, self._standing, strict=True)):
            if at < len(before) and standing is before[at]:
                continue
            words = points_text(standing.earned)
            if standing.full:
                words = f"{words} / {points_text(standing.full)}"
            token = standing_token(standing)
            group.head.show_state(
                HeadState(words, token, standing.left, standing.wanting, standing.failed, standing.asked)
            )

    def _row_state(self, code: str) -> RowState:
        open_still = not self._locked and code not in self._draft.answers.values
        return replace(
            row_state(self._draft, code, self.tr("{points} pts")),
            unheard=code in self._unheard,
            outside=code in self._outside,
            suggestion=self._suggested.get(code) if open_still else None,
            unmeasured=self.say.say(self._unmeasured.get(code, "")) if open_still else "",
        )
