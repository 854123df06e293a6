"""Problem › causes › measure › effect: an action in one line."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from qa_studio.domain.action import ORIGIN_NAMES, ActionState, ImprovementAction
from qa_studio.ui.actions.reading import ActionView
from qa_studio.ui.actions.words import is_share, lower_is_better, value_words, verdict_of
from qa_studio.ui.charts.plot import Clickable
from qa_studio.ui.components.cards import Card, Sign
from qa_studio.ui.components.labels import ElidedLabel, LinkLabel, Paragraph
from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.formatting import Formats, signed
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.theme import color, font

SHOWN_CAUSES = 3


class Strip(Card):
    """The four stations of an action; `cause_chosen(code)` and `origin_action_asked` tell what was clicked."""

    cause_chosen = Signal(str)
    origin_action_asked = Signal()

    def __init__(self, view: ActionView, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._view, self._around = view, surroundings
        self._formats = Formats(surroundings.language, surroundings.zone)
        row = QHBoxLayout()
        row.setSpacing(0)
        stations = (self._problem(), self._causes(), self._measure(), self._effect())
        for number, station in enumerate(stations):
            if number:
                row.addWidget(_Joint())
            row.addWidget(station, 1)
        self.body.addLayout(row)

    def _station(
        self, icon: str, name: str, title: str, *below: QWidget, token: str = "ink", sign: str = "ink2"
    ) -> QWidget:
        station = QWidget()
        station.setMinimumWidth(120)
        column = QVBoxLayout(station)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Sign(icon, sign, 16))
        head.addWidget(ElidedLabel(name, "small", "ink2"), 1)
        column.addLayout(head)
        column.addWidget(Paragraph(title, "object", token, 600))
        for each in below:
            column.addWidget(each)
        column.addStretch(1)
        station.setAccessibleName(f"{name}: {title}")
        return station

    def _problem(self) -> QWidget:
        action = self._view.action
        below: list[QWidget] = [Paragraph(action.problem, "small", "ink2")] if action.problem != action.title else []
        origin = self._around.say.say(ORIGIN_NAMES[action.origin])
        below.append(ElidedLabel(self.tr("From: {origin}").format(origin=origin), "small", "ink3"))
        if action.follow_up_of is not None:
            link = LinkLabel(self.tr("Follow-up of {number}").format(number=f"A-{action.follow_up_of}"), "small")
            link.clicked.connect(self.origin_action_asked)
            below.append(link)
        return self._station("warning", self.tr("Problem"), action.title, *below)

    def _causes(self) -> QWidget:
        counted = Counter(row.root_cause.cause for row in self._view.causes).most_common()
        name = self.tr("Causes")
        if not counted:
            words = Paragraph(self.tr("None is linked yet."), "small", "ink3")
            return self._station("tree-structure", name, self.tr("Not analysed"), words, token="ink2")
        titles = [(code, self._cause_title(code), n) for code, n in counted]
        self.bars = CauseBars(titles[:SHOWN_CAUSES], name)
        self.bars.chosen.connect(self.cause_chosen)
        return self._station("tree-structure", name, titles[0][1], self.bars)

    def _cause_title(self, code: str) -> str:
        cause = self._view.tree.find(code)
        return cause.title.in_language(self._around.language) if cause else code

    def _measure(self) -> QWidget:
        action, day = self._view.action, self._formats.day
        name = self.tr("Measure")
        if not action.measure:
            words = Paragraph(self.tr("What is done, by whom, until when."), "small", "ink3")
            return self._station("wrench", name, self.tr("Not planned"), words, token="ink2")
        below: list[QWidget] = []
        if action.started_on:
            below.append(ElidedLabel(self.tr("Started {day}").format(day=day(action.started_on)), "small", "ink2"))
        if action.done_on:
            below.append(ElidedLabel(self.tr("In place {day}").format(day=day(action.done_on)), "small", "ink2"))
        if action.proof:
            below.append(Paragraph(self.tr("Proof: {proof}").format(proof=action.proof), "small", "ink2"))
        return self._station("wrench", name, action.measure, *below)

    def _effect(self) -> QWidget:
        action, name = self._view.action, self.tr("Effect")
        before, after = action.baseline, self._view.action.effect
        now = after.value if after else self._now()
        if before is None or now is None:
            return self._station("trend-up", name, self._not_measured(action), *self._plan(action), token="ink2")
        better = (now - before.value) * (-1 if lower_is_better(action) else 1)
        reached = action.target is not None and verdict_of(action, now) is ActionState.EFFECTIVE
        token = "good" if reached else "warn" if better > 0 else "bad"
        metric = action.metric
        title = self.tr("{before} to {after}").format(
            before=value_words(metric, before.value), after=value_words(metric, now)
        )
        percent = metric is not None and is_share(metric)
        points = self.tr("{change} points", "of percent") if percent else self.tr("{change} points")
        change = points.format(change=signed(now - before.value, 1))
        words = (
            self.tr("{change}, target {target} reached")
            if reached
            else self.tr("{change}, target {target} not reached")
        )
        target = value_words(metric, action.target)
        below: list[QWidget] = [Paragraph(words.format(change=change, target=target), "small", "ink2")]
        if after is None:
            below.append(ElidedLabel(self.tr("So far; not judged yet."), "small", "ink3"))
        if action.standardised:
            kept = self.tr("For good: {what}").format(what=action.standardised)
            below.append(Paragraph(kept, "small", "ink2"))
        icon = "trend-down" if now < before.value else "trend-up"
        return self._station(icon, name, title, *below, token=token, sign=token)

    def _now(self) -> float | None:
        effect = self._view.effect
        return effect.total_after.value if effect and effect.total_after else None

    def _not_measured(self, action: ImprovementAction) -> str:
        return self.tr("Not measured yet") if action.metric else self.tr("No metric yet")

    def _plan(self, action: ImprovementAction) -> list[QWidget]:
        if action.baseline is None:
            return [Paragraph(self.tr("The plan names what is measured."), "small", "ink3")]
        before, target = value_words(action.metric, action.baseline.value), value_words(action.metric, action.target)
        words = self.tr("Baseline {before}, target {target}").format(before=before, target=target)
        return [Paragraph(words, "small", "ink2")]


class CauseBars(Clickable):
    """Causes with small bars and counts, 20 px a row."""

    ROW = 20

    def __init__(self, rows: Sequence[tuple[str, str, int]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._rows = list(rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A row each."""
        return QSize(180, self.ROW * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        """Titles are elided."""
        return QSize(110, self.ROW * len(self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, bar, count."""
        painter = QPainter(self)
        self.parts = []
        most = max(count for _, _, count in self._rows)
        number_width = text_width(str(most), font("small", 600)) + 6
        track_width = 40.0
        for at, (code, title, count) in enumerate(self._rows):
            top = at * self.ROW
            right = self.width() - number_width
            box = QRectF(0, top, max(20.0, right - track_width - 10), self.ROW)
            draw_text(painter, box, title, font("small"), color("ink2"))
            track = QRectF(right - track_width, top + 7, track_width, 6)
            rounded(painter, track, 3, color("hover"))
            filled = QRectF(track.left(), track.top(), max(6.0, track_width * count / most), 6)
            rounded(painter, filled, 3, color("ink2"))
            number = QRectF(right, top, number_width, self.ROW)
            draw_text(painter, number, str(count), font("small", 600), color("ink"), "right")
            self.parts.append((code, QRectF(0, top, self.width(), self.ROW), f"{title}: {count}"))
        self.paint_current(painter)


class _Joint(QWidget):
    """A hairline with an arrow in a ring: from one station to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(44)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line, ring, arrow."""
        painter = QPainter(self)
        middle, centre = self.width() // 2, self.height() / 2
        painter.fillRect(QRectF(middle, 0, 1, self.height()), color("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("line2"), 1))
        painter.setBrush(color("panel"))
        ring = QRectF(middle - 9.5, centre - 10, 20, 20)
        painter.drawEllipse(ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_icon(painter, "caret-right", ring.adjusted(5, 5, -5, -5), color("ink3"))
