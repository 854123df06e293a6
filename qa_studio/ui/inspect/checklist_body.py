"""The sections of the checklist under each other, as they are scrolled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from qa_studio.domain.checklist import Section
from qa_studio.ui.inspect.question_row import QuestionRow
from qa_studio.ui.inspect.section_head import HEIGHT, SectionHead
from qa_studio.ui.theme import color


@dataclass(frozen=True, slots=True)
class Group:
    """A section with its head and its rows."""

    section: Section
    head: SectionHead
    rows: tuple[QuestionRow, ...]


class Placed(Protocol):
    """A head and the rows below it."""

    @property
    def head(self) -> SectionHead: ...

    @property
    def rows(self) -> Sequence[QuestionRow]: ...


def place_under_each_other(parts: Iterable[Placed], width: int) -> int:
    """Put heads and the rows that are shown under each other; gives where they end."""
    y = 0
    for part in parts:
        part.head.setGeometry(0, y, width, HEIGHT)
        y += HEIGHT
        for row in part.rows:
            if row.isHidden():
                continue
            if row.width() != width:
                row.place(width)
            row.move(0, y)
            y += row.height()
    return y


class ChecklistBody(QWidget):
    """All sections under each other; places its rows itself, so that one answer moves nothing but what is below."""

    def __init__(self) -> None:
        super().__init__()
        self.groups: list[Group] = []
        self._laid_width = 0

    def lay_out(self) -> None:
        """Put heads and rows under each other."""
        self.setMinimumHeight(place_under_each_other(self.groups, self.width()) + 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew where the width is another one."""
        if event.size().width() != self._laid_width:
            self._laid_width = event.size().width()
            self.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's ground."""
        QPainter(self).fillRect(event.rect(), color("panel"))
