"""What an answer brings down beside its worth."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qa_studio.domain.checklist import Fails, Method, Option
from qa_studio.ui.components.fields import Choice, paint_field
from qa_studio.ui.drawing import draw_text, rounded
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font

NONE, ALERT = "none", "alert"
_AND_ALERT = "+alert"


def consequence_of(option: Option) -> str:
    """The code of the choice that an option has."""
    if option.fails is None:
        return ALERT if option.alert else NONE
    return option.fails.value + (_AND_ALERT if option.alert else "")


def fails_and_alert(code: str) -> tuple[Fails | None, bool]:
    """What a choice means."""
    if code in (NONE, ALERT):
        return None, code == ALERT
    return Fails(code.removesuffix(_AND_ALERT)), code.endswith(_AND_ALERT)


class ConsequenceChoice(Choice):
    """None, alert only, fails the section, fails the form; what fails is red and carries a sign."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__([], label, parent=parent)
        self._offered: tuple[str, ...] = ()
        self.setMinimumWidth(72)

    def show_consequence(self, option: Option, method: Method, bonus: bool) -> None:
        """Offer what the method allows, and what the option has even where it isn't allowed."""
        now = consequence_of(option)
        codes = [NONE, ALERT]
        if not bonus:
            codes += [Fails.FORM] if method is Method.BASE else [Fails.SECTION, Fails.FORM]
        if now not in codes:
            codes.append(now)
        if tuple(codes) != self._offered:
            self._offered = tuple(codes)
            self.set_options([(code, self._words(code)) for code in codes])
        if now != self.code:
            self.set_code(now)

    def _words(self, code: str) -> str:
        return {
            NONE: self.tr("None"),
            ALERT: self.tr("Alert only"),
            Fails.SECTION.value: self.tr("Fails the section"),
            Fails.FORM.value: self.tr("Fails the form"),
            Fails.SECTION + _AND_ALERT: self.tr("Fails the section, alert"),
            Fails.FORM + _AND_ALERT: self.tr("Fails the form, alert"),
        }[code]

    def paintEvent(self, event: QPaintEvent) -> None:
        """A plain field for none; the colour and the sign of what happens else."""
        code = self.code
        if code in ("", NONE):
            super().paintEvent(event)
            return
        ink, fill, line, icon = (
            ("warn", "warnsoft", "warnline", "bell-fill")
            if code == ALERT
            else ("bad", "badsoft", "badline", "warning-circle-fill")
        )
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.hasFocus():
            paint_field(painter, box, True, True)
            rounded(painter, box.adjusted(2, 2, -2, -2), 4, color(fill))
        else:
            rounded(painter, box, 6, color(fill), color(line))
        left = 9.0
        if self.width() >= 120:
            paint_icon(painter, icon, QRectF(left, box.center().y() - 7, 14, 14), color(ink))
            left += 20
        draw_text(painter, QRectF(left, 0, box.width() - left - 26, box.height()), self.currentText(),
                  font("body", 500), color(ink))  # fmt: skip
        paint_icon(painter, "caret-down", QRectF(box.width() - 22, 10, 12, 12), color(ink))
