"""Undo in a text field of the designer takes back a step of the checklist, not of the field alone."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_KEYS = (
    QKeyCombination(_CONTROL, Qt.Key.Key_Z),
    QKeyCombination(_CONTROL | _SHIFT, Qt.Key.Key_Z),
    QKeyCombination(_CONTROL, Qt.Key.Key_Y),
)


class UndoPasses(QObject):
    """Watches a text field: its own undo and redo keys go on to the window's actions."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Neither claim these keys nor act on them."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if event.keyCombination() not in _KEYS:
            return False
        event.ignore()
        return True
