"""Earlier evaluations of the recording, and who else has it open."""

from datetime import UTC, datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from qa_studio.domain.evaluation import EvaluationId, EvaluationState
from qa_studio.services.rows import EvaluationHead
from qa_studio.texts import Catalogue, catalogue
from qa_studio.ui.components.banner import Banner
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.pills import PillKind, paint_pill, pill_width
from qa_studio.ui.drawing import draw_text, hairline
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.formatting import Formats, points
from qa_studio.ui.inspect.scrolling import PaneScroll
from qa_studio.ui.inspect.subject import Subject
from qa_studio.ui.theme import color, font


class RevisionRow(KeyboardRing, QAbstractButton):
    """One revision of an evaluation: score, checklist, who and when, whether it counts, why it was made."""

    ring_radius = 2

    def __init__(
        self, head: EvaluationHead, language: str, formats: Formats, shown: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.head = head
        self._shown = shown
        title = head.title.in_language(language)
        self._first = self.tr("{title} v{version}, revision {revision}").format(
            title=title, version=head.version, revision=head.revision
        )
        self._second = f"{head.inspector} · {formats.when(head.completed_at)}"
        if head.verdict == "fail" and head.score_before_fail is not None and head.score_before_fail != head.score:
            before = self.tr("{score} before the fail")
            self._second += " · " + before.format(score=points(head.score_before_fail, 1))
        if head.calls > 1:
            self._second += " · " + self.tr("{n} calls").format(n=head.calls)
        if head.reason:
            self._second += f" · {head.reason}"
        self._pill = self._state()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{self._first}, {points(head.score)}, {self._pill[0]}, {self._second}")
        self.setToolTip(self._second)

    def _state(self) -> tuple[str, PillKind, str]:
        match self.head.state:
            case EvaluationState.WITHDRAWN:
                return self.tr("Withdrawn"), "warn", "arrow-u-up-left"
            case EvaluationState.SUPERSEDED:
                return self.tr("Replaced"), "neutral", "clock"
            case _:
                if self.head.verdict == "pass":
                    return self.tr("Pass"), "good", "check-circle-fill"
                return self.tr("Fail"), "bad", "warning-circle-fill"

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(400, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Score at the left, two lines, the pill at the right."""
        painter = QPainter(self)
        if self._shown or self.underMouse():
            painter.fillRect(self.rect(), color("accsoft" if self._shown else "hover"))
        words = points(self.head.score, 1)
        draw_text(painter, QRectF(20, 8, 60, 40), words, font("object", 600), color("ink"))
        text, kind, icon = self._pill
        wide = pill_width(text, icon)
        right = self.width() - 20 - wide
        draw_text(painter, QRectF(88, 8, right - 100, 20), self._first, font("body", 500), color("ink"))
        draw_text(painter, QRectF(88, 29, right - 100, 18), self._second, font("small"), color("ink3"))
        paint_pill(painter, QRectF(right, 17, wide, 22), text, kind, icon)
        hairline(painter, 20, self.height() - 1, self.width() - 40, color("line"))


class HistoryTab(Surface):
    """All revisions, newest first; `chosen(evaluation)` opens one."""

    chosen = Signal(int)

    def __init__(self, subject: Subject, language: str, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__("panel", "", parent)
        self._formats = formats
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for words in self._notices(subject, catalogue(formats.language)):
            holder = QVBoxLayout()
            holder.setContentsMargins(20, 8, 20, 0)
            holder.addWidget(Banner(words, "info"))
            column.addLayout(holder)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 4, 0, 8)
        rows.setSpacing(0)
        shown: EvaluationId | None = subject.evaluation.id if subject.evaluation else None
        self.rows: list[RevisionRow] = []
        for head in subject.history:
            row = RevisionRow(head, language, formats, head.id == shown)
            row.clicked.connect(lambda _c=False, head=head: self.chosen.emit(head.id))
            rows.addWidget(row)
            self.rows.append(row)
        if not subject.history:
            empty = QVBoxLayout()
            empty.setContentsMargins(20, 10, 20, 10)
            empty.addWidget(Paragraph(self.tr("This recording was not evaluated before."), "body", "ink3"))
            rows.addLayout(empty)
        rows.addStretch(1)
        scroll = PaneScroll(body)
        column.addWidget(scroll, 1)

    def _notices(self, subject: Subject, say: Catalogue) -> list[str]:
        now = datetime.now(UTC)
        notices = [say.say(each.told(self._formats.since(each.since, now))) for each in subject.others]
        if subject.revises is not None and subject.reason:
            notices.append(self.tr("Being corrected: {reason}").format(reason=subject.reason))
        return notices
