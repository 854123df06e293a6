"""A wording in one of its languages: the text in hand, and a mark where the other language has none."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qa_studio.domain.wording import Wording
from qa_studio.ui.checklists.designer.appearing import appear
from qa_studio.ui.checklists.designer.property_rows import PropertyField
from qa_studio.ui.checklists.designer.text_boxes import LineBox, LinesBox
from qa_studio.ui.components.labels import LinkLabel
from qa_studio.ui.drawing import draw_text, text_width
from qa_studio.ui.theme import color, font, line_height

LANGUAGE_NAMES = {"en": "English", "zh_CN": "中文"}


@dataclass(frozen=True, slots=True)
class Writing:
    """The language in hand; `both` where the form is written in the other one too, so that its gaps matter."""

    language: str
    both: bool = False

    @property
    def other(self) -> str:
        """The language that is not in hand."""
        return "en" if self.language == "zh_CN" else "zh_CN"

    def text(self, wording: Wording | None) -> str:
        """What is written in the language in hand."""
        return "" if wording is None else wording.texts.get(self.language, "")

    def instead(self, wording: Wording | None) -> str:
        """What readers see where the language in hand has no text."""
        return "" if wording is None else wording.in_language(self.language)

    def lacking(self, wording: Wording | None) -> str:
        """The language that a wording has no text in although it has one: that in hand first; empty for none."""
        if wording is None or not wording.texts:
            return ""
        if self.language not in wording.texts:
            return self.language
        return self.other if self.both and self.other not in wording.texts else ""


class WordingField(PropertyField):
    """A labelled wording.  `typed(text)` after each key, `entered` on Enter in one that has a single line to write.

    `limit` is the number of characters up to which it can be read at a glance; 0 counts none.
    """

    typed = Signal(str)
    entered = Signal()
    other_wanted = Signal()
    """The other language shall be in hand, and this field."""

    def __init__(
        self, label: str, lines: int = 1, single: bool = True, limit: int = 0, parent: QWidget | None = None
    ) -> None:
        self.box = LineBox(label) if lines == 1 else LinesBox(label, lines, single)
        super().__init__(label, self.box, parent)
        self._lacks_here = False
        self._other = LinkLabel("", "small")
        self._other.clicked.connect(self._on_lacking)
        self._other.hide()
        self.head.addWidget(self._other)
        self.count = CharacterCount(limit)
        self.head.addWidget(self.count)
        self.count.setVisible(bool(limit))
        self.box.typed.connect(self._on_typed)
        if isinstance(self.box, LinesBox):
            self.box.entered.connect(self.entered)
        else:
            self.box.returnPressed.connect(self.entered)

    def show_wording(self, wording: Wording | None, writing: Writing) -> None:
        """Show the text of the language in hand; what stands there already is not touched."""
        text = writing.text(wording)
        self.box.show_text(text, "" if text else writing.instead(wording))
        self.count.show_count(len(text))
        lacking = writing.lacking(wording)
        self._lacks_here = lacking == writing.language
        if lacking:
            words = self.tr("{language} missing").format(language=LANGUAGE_NAMES[lacking])
            if words != self._other.text():
                self._other.setText(words)
                self._other.setAccessibleName(f"{self.label.text()}: {words}")
        appear(self._other, bool(lacking))

    def _on_lacking(self) -> None:
        if self._lacks_here:
            self.take_focus()
        else:
            self.other_wanted.emit()

    def _on_typed(self, text: str) -> None:
        self.count.show_count(len(text))
        self.typed.emit(text)

    def take_focus(self) -> None:
        """Put the caret behind the text."""
        super().take_focus()
        self.box.to_end()


class CharacterCount(QWidget):
    """“48 of 120”, amber above; it has a width of its own, so that a key moves nothing beside it."""

    def __init__(self, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit, self._count = limit, 0
        self.setFixedSize(round(text_width(self._said(9999), font("small"))) + 2, line_height("small"))

    @property
    def words(self) -> str:
        """What is written there."""
        return self._said(self._count)

    def _said(self, count: int) -> str:
        return self.tr("{n} of {limit}").format(n=count, limit=self._limit)

    def show_count(self, count: int) -> None:
        """So many now."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(self.words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """At the right."""
        shade = color("warn" if self._count > self._limit else "ink3")
        draw_text(QPainter(self), QRectF(self.rect()), self.words, font("small"), shade, "right")
