"""The places of the program down the left side."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QVBoxLayout, QWidget

from qa_studio.ui.drawing import draw_text, hairline, rounded
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.icons import paint_icon, paint_mark
from qa_studio.ui.theme import color, font

WIDE, NARROW = 184, 56


@dataclass(frozen=True, slots=True)
class RailItem:
    """One place; items of another `group` stand a little apart."""

    code: str
    title: str
    icon: str
    group: int = 0


class _RailButton(KeyboardRing, QAbstractButton):
    def __init__(self, item: RailItem) -> None:
        super().__init__()
        self.item = item
        self.count = 0
        self.here = False
        self.narrow = False
        self.setText(item.title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(36)
        self.name()

    def name(self) -> None:
        """Say the title and the count."""
        self.setAccessibleName(f"{self.item.title}, {self.count}" if self.count else self.item.title)
        self.setToolTip(self.accessibleName() if self.narrow else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there; arrows go along the rail."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, title, count; a bar at the left where it is the place shown."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.here or self.underMouse():
            fill = color("line2" if not color("rail").value() < 128 else "hover", 0.62 if self.here else 0.35)
            rounded(painter, box, 6, fill)
        if self.here:
            rounded(painter, QRectF(0, 9, 3, 18), 1.5, color("accent"))
        name = self.item.icon + ("-fill" if self.here else "")
        left = 11.0 if not self.narrow else box.center().x() - 9
        paint_icon(painter, name, QRectF(left, 9, 18, 18), color("accent" if self.here else "ink2"))
        if self.narrow:
            if self.count:
                rounded(painter, QRectF(left + 14, 7, 7, 7), 3.5, color("accent"), color("rail"), 0.5)
            return
        face = font("body", 600 if self.here else 500)
        ink = color("ink" if self.here else "ink2")
        room = QRectF(39, 0, self.width() - 39 - (36 if self.count else 8), 36)
        draw_text(painter, room, self.item.title, face, ink)
        if self.count:
            draw_text(
                painter,
                QRectF(self.width() - 46, 0, 35, 36),
                str(self.count),
                font("small", 500),
                color("ink3"),
                "right",
            )


class _Person(KeyboardRing, QAbstractButton):
    def __init__(self) -> None:
        super().__init__()
        self.role = ""
        self.narrow = False
        self.menu: QMenu | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(56)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        if self.menu is not None:
            at = self.mapToGlobal(self.rect().topLeft())
            at.setY(at.y() - self.menu.sizeHint().height())
            self.menu.popup(at)

    def sizeHint(self) -> QSize:
        """The width of the rail."""
        return QSize(NARROW if self.narrow else WIDE, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A disc, the name and the role."""
        painter = QPainter(self)
        hairline(painter, 0, 0, self.width(), color("line"))
        left = 14.0 if not self.narrow else self.width() / 2 - 14
        disc = QRectF(left, 14, 28, 28)
        rounded(painter, disc, 14, color("line2", 0.55))
        draw_text(painter, disc, self.text().strip()[:1].upper(), font("small", 600), color("ink"), "center")
        if not self.narrow:
            width = self.width() - 60
            draw_text(painter, QRectF(52, 10, width, 18), self.text(), font("body", 600), color("ink"))
            draw_text(painter, QRectF(52, 28, width, 18), self.role, font("small"), color("ink3"))


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.narrow = False
        self.setFixedHeight(60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark and the name."""
        painter = QPainter(self)
        left = 14 if not self.narrow else (self.width() - 28) / 2
        paint_mark(painter, QRectF(left, 16, 28, 28))
        if not self.narrow:
            draw_text(painter, QRectF(52, 16, self.width() - 56, 28), "QA Studio", font("object"), color("ink"))


class Rail(QWidget):
    """All places, and the person at the bottom; `chosen(code)` tells.  184 px wide, or 56 with icons only."""

    chosen = Signal(str)

    def __init__(self, items: Sequence[RailItem], person: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, _RailButton] = {}
        self._mark = _Mark()
        self._person = _Person()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._mark)
        self._places = QVBoxLayout()
        self._places.setContentsMargins(8, 4, 8, 0)
        self._places.setSpacing(0)
        self._column.addLayout(self._places)
        self._column.addStretch(1)
        self._column.addWidget(self._person)
        group = items[0].group if items else 0
        for item in items:
            if item.group != group:
                self._places.addSpacing(16)
                group = item.group
            self._add(item)
        self.set_person(person, role)
        self.set_narrow(False)

    def _add(self, item: RailItem) -> None:
        button = _RailButton(item)
        button.clicked.connect(lambda: self.chosen.emit(item.code))
        self._buttons[item.code] = button
        self._places.addWidget(button)

    def set_person(self, person: str, role: str, menu: QMenu | None = None) -> None:
        """Show who works here; `menu` opens from it."""
        self._person.setText(person)
        self._person.role = role
        self._person.menu = menu
        self._person.setAccessibleName(f"{person}, {role}")
        self._person.setToolTip(f"{person}, {role}")
        self._person.update()

    def set_here(self, code: str) -> None:
        """Mark the place that is shown."""
        for each, button in self._buttons.items():
            button.here = each == code
            button.update()

    def set_count(self, code: str, count: int) -> None:
        """Show how much waits at a place; 0 shows nothing, as does a place that isn't offered."""
        if (button := self._buttons.get(code)) is None:
            return
        button.count = count
        button.name()
        button.update()

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or icons with titles."""
        self._mark.narrow = self._person.narrow = narrow
        for button in self._buttons.values():
            button.narrow = narrow
            button.name()
            button.update()
        self.setFixedWidth(NARROW if narrow else WIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its own grey, and a hairline to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("rail"))
        hairline(painter, self.width() - 1, 0, self.height(), color("line"), upright=True)
