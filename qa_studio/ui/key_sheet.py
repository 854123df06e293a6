"""F1: what every key does, and a way to choose others."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QSizePolicy, QWidget

from qa_studio.ui.components.buttons import cap_text
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.drawing import draw_text, hairline, rounded, text_width
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.forms.ui_key_sheet import Ui_KeySheetForm
from qa_studio.ui.keys import KeyMap, KeyWords, key_of
from qa_studio.ui.theme import color, font

_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class _KeyRow(KeyboardRing, QAbstractButton):
    """One action with its key; pressed, it waits for another key."""

    wished = Signal(str)
    ring_radius = 4

    def __init__(self, action: str, words: str, key: str) -> None:
        super().__init__()
        self.action, self._words, self._key = action, words, key
        self.waiting = False
        self.setFixedHeight(28)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(words)
        self.clicked.connect(self._wait)
        self.show_key(key)

    def show_key(self, key: str) -> None:
        """Another key; an empty one is none."""
        self._key = key
        self.waiting = False
        self.setAccessibleName(self._words + ": " + (cap_text(key) if key else self.tr("no key")))
        self.update()

    def _wait(self) -> None:
        self.waiting = True
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key that is waited for."""
        if not self.waiting:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._wait()
            else:
                super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.show_key(self._key)
        elif event.key() not in _MODIFIERS:
            self.waiting = False
            self.wished.emit(key_of(event))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, the cap."""
        painter = QPainter(self)
        hairline(painter, 0, self.height() - 1, self.width(), color("line"))
        cap = self.tr("Press a key") if self.waiting else cap_text(self._key) if self._key else "—"
        width = max(24.0, text_width(cap, font("small", 500)) + 14)
        box = QRectF(self.width() - width, 4, width, 20)
        fill, line = ("accsoft", "accline") if self.waiting else ("sunken", "line")
        rounded(painter, box, 4, color(fill), color(line))
        draw_text(painter, box, cap, font("small", 500), color("accent" if self.waiting else "ink2"), "center")
        room = QRectF(0, 0, self.width() - width - 12, self.height())
        draw_text(painter, room, self._words, font("body"), color("ink"))


class KeySheet(QDialog):
    """All keys in their groups; `changed(own)` carries the keys that differ from those delivered."""

    changed = Signal(dict)

    def __init__(self, own: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = dict(own)
        self._words = KeyWords(self)
        self._rows: dict[str, _KeyRow] = {}
        self.form = Ui_KeySheetForm()
        self.form.setupUi(self)  # type: ignore[no-untyped-call]
        keys = KeyMap(self._own)
        for title, actions in self._words.groups():
            heading = ElidedLabel(title, "body", "ink3", 600)
            self.form.groups.addSpacing(8)
            self.form.groups.addWidget(heading)
            for action, words in actions:
                row = self._rows[action] = _KeyRow(action, words, keys.key(action))
                row.wished.connect(lambda key, action=action: self._on_wished(action, key))
                self.form.groups.addWidget(row)
        self.form.groups.addStretch(1)
        self.form.done.clicked.connect(self.accept)
        self.form.usual.clicked.connect(self._on_usual)

    def row(self, action: str) -> QAbstractButton:
        """The line of an action."""
        return self._rows[action]

    def _on_wished(self, action: str, key: str) -> None:
        taken = KeyMap(self._own).taken_by(key)
        if taken is not None and taken != action:
            words = self.tr("{key} already means: {action}")
            self.form.note.setText(words.format(key=cap_text(key), action=self._words.words(taken)))
            self.form.note.set_token("bad")
            self._rows[action].show_key(KeyMap(self._own).key(action))
            return
        self.form.note.setText("")
        self._own[action] = key
        self._rows[action].show_key(key)
        self.changed.emit(dict(self._own))

    def _on_usual(self) -> None:
        self._own = {}
        keys = KeyMap({})
        for action, row in self._rows.items():
            row.show_key(keys.key(action))
        self.changed.emit({})

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour of panels."""
        QPainter(self).fillRect(self.rect(), color("panel"))
