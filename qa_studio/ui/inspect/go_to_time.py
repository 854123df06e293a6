"""Going to a time that is typed in."""

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from qa_studio.ui.components.fields import TextField
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.popover import Popover
from qa_studio.ui.formatting import position

_TIME = re.compile(r"([+-]?)(?:(?:(\d+):)?(\d+):)?(\d+(?:[.,]\d*)?)")


def second_of(words: str, here: float, length: float) -> float | None:
    """The second that is meant by 75, 1:15, 1:02:03.5, -10 (before the end) or +10 (from here); None if it is none."""
    found = _TIME.fullmatch(
        words.strip().translate(
            {
                ord(
                    "：",
                ): ":",
                ord("．"): ".",
                ord("－"): "-",
                ord("−"): "-",
            }
        )
    )
    if found is None:
        return None
    sign, hours, minutes, seconds = found.groups()
    time = int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds.replace(",", "."))
    wanted = length - time if sign == "-" else here + time if sign == "+" else time
    return min(max(0.0, wanted), length) if length > 0 else max(0.0, wanted)


class GoToTime(Popover):
    """One field; Enter goes."""

    chosen = Signal(float)

    def __init__(self, here: float, length: float, parent: QWidget) -> None:
        super().__init__(parent, 340)
        self.set_title(self.tr("Go to a time"))
        self._here, self._length = here, length
        self.field = TextField(self.tr("Time"), position(here))
        self.field.selectAll()
        self.body.addWidget(self.field)
        self._hint = ElidedLabel("", "small", "ink3")
        self.body.addWidget(self._hint)
        self.field.returnPressed.connect(self._go)
        self.field.textEdited.connect(lambda _words: self._show_wrong(False))
        self._show_wrong(False)

    def _show_wrong(self, wrong: bool) -> None:
        usual = self.tr("75, 1:15, 1:02:03.5; +10 from here, -10 from the end")
        self._hint.setText(self.tr("That is not a time.") if wrong else usual)
        self._hint.set_token("bad" if wrong else "ink3")
        self.field.set_wrong(wrong)

    def _go(self) -> None:
        second = second_of(self.field.text(), self._here, self._length)
        if second is None:
            self._show_wrong(True)
        else:
            self.close()
            self.chosen.emit(second)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stays here: below, it would answer a question."""
        super().keyPressEvent(event)
        event.accept()
