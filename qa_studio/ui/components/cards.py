"""Surfaces and the small things that stand on them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.drawing import draw_text, rounded
from qa_studio.ui.fonts import FontRole
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font


class Surface(QWidget):
    """A plain area in the colour of `token` (`panel`, `window`, `sunken`, `rail`), hairlines on `edges` (of "tblr")."""

    def __init__(self, token: str = "panel", edges: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token, self._edges = token, edges

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour, then the edges."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(self._token))
        width, height = self.width(), self.height()
        edges = {
            "t": (0, 0, width, 1),
            "b": (0, height - 1, width, 1),
            "l": (0, 0, 1, height),
            "r": (width - 1, 0, 1, height),
        }
        for edge in self._edges:
            painter.fillRect(*edges[edge], color("line"))


class Card(QWidget):
    """A white box with a title; put content into `body`.  Right of the title there is room: `head`."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 18)
        outer.setSpacing(12)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.title = ElidedLabel(title, "body", "ink", 600)
        self.note = ElidedLabel(note, "small", "ink3", side="right")
        if title or note:
            self.head.addWidget(self.title, 1)
            self.head.addWidget(self.note)
            outer.addLayout(self.head)
        self.note.setVisible(bool(note))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def set_note(self, note: str) -> None:
        """Say something else at the right of the title."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Radius 8, one line, no shadow."""
        rounded(QPainter(self), QRectF(self.rect()), 8, color("panel"), color("line"))


class Hairline(QWidget):
    """One pixel between things."""

    def __init__(self, upright: bool = False, inset: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._upright, self._inset = upright, inset
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A filled box, sharp at every scaling."""
        inset = self._inset
        box = self.rect().adjusted(0, inset, 0, -inset) if self._upright else self.rect().adjusted(inset, 0, -inset, 0)
        QPainter(self).fillRect(box, color("line"))


class FactColumn(QWidget):
    """A label above its value, as in the head of a call."""

    def __init__(self, label: str, value: str | QWidget = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ElidedLabel(label, "small", "ink3"))
        self._label = label
        self.value = ElidedLabel(value, "body", "ink", 500) if isinstance(value, str) else value
        column.addWidget(self.value)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._name()

    def _name(self) -> None:
        if isinstance(self.value, ElidedLabel):
            self.setAccessibleName(f"{self._label}: {self.value.text()}")

    def set_value(self, words: str, token: str = "ink") -> None:
        """Show another value; only where it is text."""
        assert isinstance(self.value, ElidedLabel)
        self.value.setText(words)
        self.value.set_token(token)
        self._name()


class FactRow(QWidget):
    """A label and its value beside it, 28 px high: the call details, who is responsible."""

    def __init__(
        self,
        label: str,
        value: str | QWidget,
        label_width: int = 104,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        name = ElidedLabel(label, "small", "ink3")
        name.setFixedWidth(label_width)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(value, str):
            self.value: QWidget = Paragraph(value) if wrap else ElidedLabel(value)
            self.setAccessibleName(f"{label}: {value}")
        else:
            self.value = value
        row.addWidget(self.value, 1)


class BigFact(QWidget):
    """A label, a large number, and a note below it: the head of a scorecard."""

    def __init__(
        self, label: str, value: str, note: str = "", token: str = "ink3", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(ElidedLabel(label, "small", "ink3"))
        row = QHBoxLayout()
        row.setSpacing(8)
        number = ElidedLabel(value, "title")
        number.setMinimumWidth(number.sizeHint().width())
        row.addWidget(number)
        if icon:
            row.addWidget(Sign(icon, token, 14))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(ElidedLabel(note, "small", token, 500 if token != "ink3" else None))
        self.setAccessibleName(f"{label}: {value} {note}".strip())


class Sign(QWidget):
    """An icon that only shows; give it a name where it says something that no word beside it says."""

    def __init__(
        self, icon: str, token: str = "ink2", size: int = 16, words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._token = icon, token
        self.setFixedSize(size, size)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The glyph."""
        if self._icon:
            paint_icon(QPainter(self), self._icon, QRectF(self.rect()), color(self._token))


class Avatar(QWidget):
    """A disc with the first letter of somebody's name; `token` is `agent`, `cust` or `ink2`."""

    def __init__(self, name: str, token: str = "agent", size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token, self._size = name, token, size
        self.setFixedSize(size, size)
        self.setAccessibleName(name)

    def set_name(self, name: str) -> None:
        """Stand for somebody else."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Its diameter."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The letter on the soft colour."""
        painter = QPainter(self)
        soft = {"agent": "agentsoft", "cust": "custsoft"}.get(self._token, "hover")
        rounded(painter, QRectF(self.rect()), self._size / 2, color(soft))
        role: FontRole = "object" if self._size >= 36 else "body" if self._size >= 28 else "axis"
        draw_text(
            painter, QRectF(self.rect()), self._name.strip()[:1].upper(), font(role, 600), color(self._token), "center"
        )


def clear_layout(layout: QLayout) -> None:
    """Take everything out of `layout` and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)
