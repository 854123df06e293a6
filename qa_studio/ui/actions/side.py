"""Who is responsible, how far it is, and the calls that it rests on."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.action import KIND_NAMES, STATE_NAMES, ActionState, ActionStep
from qa_studio.services.rows import CauseRow
from qa_studio.ui.actions.reading import ActionView
from qa_studio.ui.actions.words import STATE_LOOKS
from qa_studio.ui.components.cards import Avatar, Card, FactRow, Sign
from qa_studio.ui.components.labels import ElidedLabel, LinkLabel, Paragraph
from qa_studio.ui.drawing import draw_text, hairline, rounded
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.formatting import NOTHING, Formats, stretch
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.theme import color, font

SHOWN_CALLS = 8
LABEL_WIDTH = 92
_WAY = (
    ActionState.ANALYSED,
    ActionState.PLANNED,
    ActionState.APPROVED,
    ActionState.IN_PROGRESS,
    ActionState.DONE,
    ActionState.EVALUATING,
    ActionState.CLOSED,
)
_TOKENS = {"good": "good", "warn": "warn", "bad": "bad"}


class ResponsibleCard(Card):
    """Owner, department, and the days that count."""

    def __init__(self, view: ActionView, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.title.setText(self.tr("Responsible"))
        action, formats = view.action, Formats(surroundings.language, surroundings.zone)
        owner = QWidget()
        row = QHBoxLayout(owner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if action.owner:
            row.addWidget(Avatar(action.owner, "agent", 20))
        row.addWidget(ElidedLabel(action.owner or NOTHING), 1)
        self.body.setSpacing(0)
        self.body.addWidget(FactRow(self.tr("Owner"), owner, LABEL_WIDTH))
        self.body.addWidget(FactRow(self.tr("Department"), action.department or NOTHING, LABEL_WIDTH))
        kind = surroundings.say.say(KIND_NAMES[action.kind]) if action.kind else NOTHING
        self.body.addWidget(FactRow(self.tr("Kind"), kind, LABEL_WIDTH))
        for label, day in ((self.tr("Due"), action.due_on), (self.tr("Effect check"), action.evaluate_on)):
            self.body.addWidget(FactRow(label, formats.day(day) if day else NOTHING, LABEL_WIDTH))
        if action.metric is not None and action.metric.team in view.teams:
            team = view.teams[action.metric.team] if action.metric.team is not None else NOTHING
            self.body.addWidget(FactRow(self.tr("Team"), team, LABEL_WIDTH))
        if action.approver:
            self.body.addWidget(FactRow(self.tr("Approved by"), action.approver, LABEL_WIDTH))


class StateCard(Card):
    """Every step that was made, the state now, and those that lie ahead."""

    def __init__(self, view: ActionView, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.title.setText(self.tr("State"))
        self._around = surroundings
        self._formats = Formats(surroundings.language, surroundings.zone)
        action = view.action
        if action.round > 1:
            self.set_note(self.tr("round {n}").format(n=action.round))
        self.body.setSpacing(0)
        ahead = self._ahead(action.state)
        for number, step in enumerate(action.steps):
            here = number == len(action.steps) - 1
            self.body.addWidget(self._step(step, view.names.get(step.by, NOTHING), here, here and not ahead))
        for number, state in enumerate(ahead):
            words = surroundings.say.say(STATE_NAMES[state])
            self.body.addWidget(_TimelineRow(words, "circle-dashed", "ink3", last=number == len(ahead) - 1))
        self.body.addStretch(1)

    def _ahead(self, state: ActionState) -> tuple[ActionState, ...]:
        if state in (ActionState.CLOSED, ActionState.CANCELLED):
            return ()
        if state is ActionState.INEFFECTIVE:
            return (ActionState.ANALYSED,)
        return _WAY[_WAY.index(state) + 1 :] if state in _WAY else _WAY if state is ActionState.DRAFT else _WAY[-1:]

    def _step(self, step: ActionStep, name: str, here: bool, last: bool) -> QWidget:
        kind, icon = STATE_LOOKS[step.state]
        token = _TOKENS.get(kind, "accent" if here else "good")
        sign = icon if here or kind in ("warn", "bad") or step.state is ActionState.CANCELLED else "check-circle-fill"
        day = self._formats.short_day(_local(step.at, self._formats))
        words = self._around.say.say(STATE_NAMES[step.state])
        second = self._around.say.labelled(name, step.note) if step.note else name
        return _TimelineRow(words, sign, token, day, second, here, last)


def _local(at: datetime, formats: Formats) -> datetime:
    return at.astimezone(formats.zone)


class _TimelineRow(QWidget):
    """A sign with a line down to the next, the state, its day, and who with what note."""

    def __init__(
        self,
        words: str,
        icon: str,
        token: str,
        day: str = "",
        second: str = "",
        strong: bool = False,
        last: bool = False,
    ) -> None:
        super().__init__()
        self._token, self._last, self._ahead = token, last, not day
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(10)
        row.addWidget(Sign(icon, token, 18), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(ElidedLabel(words, "body", "ink3" if self._ahead else "ink", 600 if strong else None))
        if second:
            column.addWidget(Paragraph(second, "small", "ink2"))
        row.addLayout(column, 1)
        label = ElidedLabel(day, "small", "ink2", side="right")
        label.setMinimumWidth(label.sizeHint().width())
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{words} {day} {second}".strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line to the next step."""
        if not self._last and self.height() > 26:
            shade = color("line2" if self._ahead else self._token)
            QPainter(self).fillRect(QRectF(8.5, 20, 1.5, self.height() - 22), shade)


class EvidenceCard(Card):
    """The calls of the causes; `chosen(row)` when one is clicked."""

    chosen = Signal(object)

    def __init__(self, view: ActionView, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(" ", " ", parent=parent)
        self.title.setText(self.tr("Evidence calls"))
        self.set_note(str(len(view.causes)))
        self.body.setSpacing(0)
        self.calls: list[_Call] = []
        formats = Formats(surroundings.language, surroundings.zone)
        if not view.causes:
            words = self.tr("Link root causes, and their calls stand here.")
            self.body.addWidget(Paragraph(words, "small", "ink3"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self._add(view, formats, grid, 0, SHOWN_CALLS)
        if len(view.causes) > SHOWN_CALLS:
            self.more = LinkLabel(self.tr("Show {n} more").format(n=len(view.causes) - SHOWN_CALLS), "small")
            self.more.clicked.connect(lambda: self._show_all(view, formats, grid))
            self.body.addWidget(self.more)

    def _add(self, view: ActionView, formats: Formats, grid: QGridLayout, first: int, before: int) -> None:
        for at, row in enumerate(view.causes[first:before], start=first):
            call = self._call(row, view, formats)
            self.calls.append(call)
            grid.addWidget(call, at // 2, at % 2)

    def _show_all(self, view: ActionView, formats: Formats, grid: QGridLayout) -> None:
        self.more.hide()
        self._add(view, formats, grid, SHOWN_CALLS, len(view.causes))

    def _call(self, row: CauseRow, view: ActionView, formats: Formats) -> "_Call":
        cause = view.tree.find(row.root_cause.cause)
        title = cause.title.in_language(formats.language) if cause else row.root_cause.cause
        call = _Call(row, title, formats, self.tr("Agent not known"))
        call.clicked.connect(lambda: self.chosen.emit(row))
        return call


class _Call(KeyboardRing, QWidget):
    """One call: who, when, where in it, and the cause that was found."""

    clicked = Signal()

    def __init__(self, row: CauseRow, title: str, formats: Formats, unknown: str) -> None:
        super().__init__()
        self._who = row.agent_name or unknown
        self._day = formats.short_day(row.called_at.astimezone(formats.zone)) if row.called_at else ""
        span = row.root_cause.evidence
        self._where = stretch(span.start, span.end) if span else ""
        self._what = title
        self.setFixedHeight(44)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{self._who} {self._day} {self._where} {title}".strip())
        self.setToolTip(f"{title}\n{row.root_cause.note}".strip())

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(220, 44)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that it was clicked."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A play sign, the agent and the day, the place in the call, the cause below."""
        painter = QPainter(self)
        hairline(painter, 0, 0, self.width(), color("line"))
        if self.underMouse():
            rounded(painter, QRectF(self.rect()).adjusted(-4, 1, 4, -1), 4, color("hover"))
        paint_icon(painter, "play-circle", QRectF(0, 13, 18, 18), color("ink2"))
        width = self.width() - 28
        where = draw_text(painter, QRectF(28, 4, width, 18), self._where, font("small"), color("ink3"), "right")
        used = draw_text(painter, QRectF(28, 4, width - where - 70, 18), self._who, font("body"), color("ink"))
        day = QRectF(28 + used + 8, 4, max(0.0, width - where - used - 14), 18)
        draw_text(painter, day, self._day, font("small"), color("ink2"))
        draw_text(painter, QRectF(28, 22, width, 18), self._what, font("small"), color("ink3"))
