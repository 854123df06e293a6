"""The small window in which one part of a filter is chosen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qa_studio.domain.keywords import KeywordListId
from qa_studio.domain.people import AgentId, PersonId, TeamId
from qa_studio.domain.recording import DIRECTIONS, PICKED_NAMES, RECORDING_STATES, Direction, Picked, RecordingState
from qa_studio.services.rows import RecordingFilter
from qa_studio.texts import Catalogue
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.fields import DateField, FormField, NumberField, SearchField
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.components.switch import CheckBox
from qa_studio.ui.drawing import rounded
from qa_studio.ui.recordings.limits import DEAD_AIR_S, OVERLAP_S
from qa_studio.ui.recordings.names import Names
from qa_studio.ui.recordings.saved_filters import OVER, without
from qa_studio.ui.theme import color

SEARCH_FROM = 9


class CheckList(QWidget):
    """Several of many (code, words), with a field to find among them where there are many; `one` allows just one."""

    def __init__(self, options: Sequence[tuple[str, str]], checked: Sequence[str], one: bool = False) -> None:
        super().__init__()
        self._boxes = {code: CheckBox(words, code in checked) for code, words in options}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if len(options) >= SEARCH_FROM:
            self.search = SearchField(self.tr("Find"), "")
            self.search.textChanged.connect(self._on_searched)
            column.addWidget(self.search)
        column.addWidget(self._scrolled())
        if one:
            for code, box in self._boxes.items():
                box.toggled.connect(lambda on, code=code: self._on_one(code, on))

    def _scrolled(self) -> QScrollArea:
        inner = Surface("panel")
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(4, 4, 4, 4)
        rows.setSpacing(6)
        for box in self._boxes.values():
            rows.addWidget(box)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.setFixedHeight(min(280, 30 * max(1, len(self._boxes)) + 10))
        return area

    def _on_searched(self, words: str) -> None:
        for box in self._boxes.values():
            box.setVisible(words.casefold() in box.text().casefold())

    def _on_one(self, code: str, on: bool) -> None:
        if on:
            for other, box in self._boxes.items():
                if other != code:
                    box.setChecked(False)

    def box(self, code: str) -> CheckBox:
        """The box of one option."""
        return self._boxes[code]

    def checked(self) -> list[str]:
        """The codes that are chosen, in their order."""
        return [code for code, box in self._boxes.items() if box.isChecked()]


class DayRange(QWidget):
    """From a day to a day, both included."""

    def __init__(self, first: date, last: date, today: date) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        month = today.replace(day=1)
        before = month - timedelta(days=1)
        recent = (
            (self.tr("Today"), today, today),
            (self.tr("Last 7 days"), today - timedelta(days=6), today),
            (self.tr("Last 30 days"), today - timedelta(days=29), today),
        )
        months = (
            (self.tr("This month"), month, today),
            (self.tr("Last month"), before.replace(day=1), before),
        )
        for usual in (recent, months):
            column.addLayout(self._chips(usual))
        self.first, self.last = DateField(self.tr("From"), first), DateField(self.tr("To"), last)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(FormField(self.tr("From"), self.first))
        row.addWidget(FormField(self.tr("To"), self.last))
        column.addLayout(row)

    def _chips(self, usual: Sequence[tuple[str, date, date]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for words, start, end in usual:
            chip = Chip(words)
            chip.clicked.connect(lambda _=False, start=start, end=end: self.set_days(start, end))
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def set_days(self, first: date, last: date) -> None:
        """Show this period."""
        self.first.set_day(first)
        self.last.set_day(last)

    def days(self) -> tuple[date, date]:
        """The period, put in order."""
        first, last = sorted((self.first.day, self.last.day))
        return first, last


class NumberRange(QWidget):
    """From a number to a number; the lowest possible means no limit below, the highest none above."""

    def __init__(self, low: float | None, high: float | None, most: float, digits: int, suffix: str) -> None:
        super().__init__()
        self._most = most
        self.low = NumberField(self.tr("At least"), low or 0, 0, most, 1, digits, suffix)
        self.high = NumberField(self.tr("At most"), most if high is None else high, 0, most, 1, digits, suffix)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(FormField(self.tr("At least"), self.low))
        row.addWidget(FormField(self.tr("At most"), self.high))

    def limits(self) -> tuple[float | None, float | None]:
        """The two numbers; None where there is no limit."""
        low, high = sorted((self.low.value(), self.high.value()))
        return low if low > 0 else None, high if high < self._most else None


class OverSeconds(QWidget):
    """More than so many seconds."""

    def __init__(self, least: float, suffix: str) -> None:
        super().__init__()
        self.least = NumberField(self.tr("Over"), least, 0, 3600, 1, 1, suffix)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FormField(self.tr("Over"), self.least))

    def seconds(self) -> float:
        """The limit."""
        return self.least.value()


class FilterPopover(QFrame):
    """Chooses one part of a filter; `applied(RecordingFilter)` brings the whole filter with that part changed."""

    applied = Signal(object)

    def __init__(
        self,
        part: str,
        title: str,
        chosen: RecordingFilter,
        names: Names,
        zone: ZoneInfo,
        say: Catalogue,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._part, self._chosen, self._zone = part, chosen, zone
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(ElidedLabel(title, "body", "ink", 600))
        self.editor = _editor(part, chosen, names, zone, say)
        column.addWidget(self.editor)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        self.clear = Button(self.tr("Clear"), "plain")
        self.clear.clicked.connect(self._on_clear)
        self.apply = Button(self.tr("Apply"), "primary")
        self.apply.clicked.connect(self._on_apply)
        foot.addWidget(self.clear)
        foot.addWidget(self.apply)
        column.addLayout(foot)
        self.setFixedWidth(300)
        self.setAccessibleName(title)

    def open_below(self, widget: QWidget) -> None:
        """Show it under the chip that asked for it, inside the screen."""
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        room = widget.screen().availableGeometry()
        self.move(min(at.x(), room.right() - self.width() - 8), min(at.y(), room.bottom() - self.height() - 8))
        self.show()
        self.editor.focusNextChild() if self.editor.focusPolicy() == Qt.FocusPolicy.NoFocus else self.editor.setFocus()

    def value(self) -> RecordingFilter:
        """The filter with what is chosen here."""
        base = without(self._chosen, self._part)
        if isinstance(self.editor, CheckList):
            return _with_codes(base, self._part, self.editor.checked())
        if isinstance(self.editor, DayRange):
            first, last = self.editor.days()
            return replace(base, since=_begin(first, self._zone), before=_begin(last + timedelta(days=1), self._zone))
        if isinstance(self.editor, OverSeconds):
            changed: dict[str, Any] = {OVER[self._part]: self.editor.seconds()}
            return replace(base, **changed)
        low, high = self.editor.limits()
        if self._part == "csat":
            return replace(base, csat_from=low, csat_to=high)
        if self._part == "talk_share":
            shares = [None if each is None else each / 100 for each in (low, high)]
            return replace(base, agent_share_from=shares[0], agent_share_to=shares[1])
        return replace(
            base, shortest_s=None if low is None else low * 60, longest_s=None if high is None else high * 60
        )

    def _on_apply(self) -> None:
        chosen = self.value()
        self.close()
        self.applied.emit(chosen)

    def _on_clear(self) -> None:
        chosen = without(self._chosen, self._part)
        self.close()
        self.applied.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter applies, Escape leaves it as it was."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_apply()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A panel with one line around."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("panel"))
        rounded(painter, QRectF(self.rect()), 0, None, color("line2"))


def _begin(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _editor(
    part: str, chosen: RecordingFilter, names: Names, zone: ZoneInfo, say: Catalogue
) -> CheckList | DayRange | NumberRange | OverSeconds:
    if part == "date":
        today = datetime.now(zone).date()
        first = chosen.since.astimezone(zone).date() if chosen.since else today - timedelta(days=6)
        last = chosen.before.astimezone(zone).date() - timedelta(days=1) if chosen.before else today
        return DayRange(first, last, today)
    if part in OVER:
        usual = OVERLAP_S if part == "overlap" else DEAD_AIR_S
        least: float | None = getattr(chosen, OVER[part])
        return OverSeconds(usual if least is None else least, " s" if say.language == "en" else " 秒")
    if part == "talk_share":
        shares = (chosen.agent_share_from, chosen.agent_share_to)
        low, high = (None if share is None else 100 * share for share in shares)
        return NumberRange(low, high, 100, 0, " %")
    if part == "csat":
        return NumberRange(chosen.csat_from, chosen.csat_to, 10, 1, "")
    if part == "duration":
        low = None if chosen.shortest_s is None else chosen.shortest_s / 60
        high = None if chosen.longest_s is None else chosen.longest_s / 60
        return NumberRange(low, high, 600, 1, " min" if say.language == "en" else " 分钟")
    options, checked = _options(part, chosen, names, say)
    return CheckList(options, checked, one=part == "assigned")


def _options(
    part: str, chosen: RecordingFilter, names: Names, say: Catalogue
) -> tuple[list[tuple[str, str]], list[str]]:
    """What can be chosen, as (code, words), and the codes that are."""
    assigned = [] if chosen.assigned_to is None else [chosen.assigned_to]
    by_part: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
        "agent": ([(str(k), v) for k, v in names.agents.items()], [str(each) for each in chosen.agents]),
        "team": ([(str(k), v) for k, v in names.teams.items()], [str(each) for each in chosen.teams]),
        "assigned": ([(str(k), v) for k, v in names.persons.items()], [str(each) for each in assigned]),
        "keywords": ([(str(k), v) for k, v in names.keywords.items()], [str(each) for each in chosen.keyword_lists]),
        "queue": ([(queue, queue) for queue in names.queues], list(chosen.queues)),
        "state": ([(k, say.say(v)) for k, v in RECORDING_STATES.items()], [each.value for each in chosen.states]),
        "direction": ([(k, say.say(v)) for k, v in DIRECTIONS.items()], [each.value for each in chosen.directions]),
        "picked": ([(k, say.say(v)) for k, v in PICKED_NAMES.items()], [each.value for each in chosen.picked]),
    }
    return by_part[part]


def _with_codes(base: RecordingFilter, part: str, codes: list[str]) -> RecordingFilter:
    match part:
        case "agent":
            return replace(base, agents=tuple(AgentId(int(code)) for code in codes))
        case "team":
            return replace(base, teams=tuple(TeamId(int(code)) for code in codes))
        case "assigned":
            return replace(base, assigned_to=PersonId(int(codes[0])) if codes else None)
        case "keywords":
            return replace(base, keyword_lists=tuple(KeywordListId(int(code)) for code in codes))
        case "queue":
            return replace(base, queues=tuple(codes))
        case "state":
            return replace(base, states=tuple(RecordingState(code) for code in codes))
        case "direction":
            return replace(base, directions=tuple(Direction(code) for code in codes))
        case _:
            return replace(base, picked=tuple(Picked(code) for code in codes))
