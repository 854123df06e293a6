"""Confirming which of the numbers that are typed in a call are masked."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.mask import MaskSound
from qa_studio.domain.spans import Span
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import FormField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.components.switch import CheckBox
from qa_studio.ui.formatting import stretch
from qa_studio.ui.inspect.scrolling import PaneScroll

MOST_SHOWN = 8


class KeypadMasksDialog(Dialog):
    """The stretches in which keys are pressed, each to be ticked, and what is heard instead."""

    def __init__(self, stretches: Sequence[Span], parent: QWidget | None = None) -> None:
        super().__init__("", " ", " ", width=440, parent=parent)
        self.name_parts(self.tr("Mask keypad tones"), self.tr("Mask"), self.tr("Cancel"))
        self.body.addWidget(Paragraph(self.tr("Keys are pressed in these stretches:"), "body", "ink2"))
        self._stretches = tuple(stretches)
        self.boxes = [CheckBox(self._words(each), True) for each in stretches]
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for box in self.boxes:
            column.addWidget(box)
        column.addStretch(1)
        scroll = PaneScroll(body)
        scroll.setFixedHeight(30 * min(MOST_SHOWN, len(self.boxes)))
        self.body.addWidget(scroll)
        self.sound = Segmented(
            [(MaskSound.TONE.value, self.tr("Tone")), (MaskSound.SILENCE.value, self.tr("Silence"))],
            MaskSound.TONE.value,
            self.tr("What is heard instead"),
        )
        row = QHBoxLayout()
        row.addWidget(FormField(self.tr("What is heard instead"), self.sound))
        row.addStretch(1)
        self.body.addLayout(row)

    def _words(self, span: Span) -> str:
        return self.tr("{stretch}  ({seconds} s)").format(
            stretch=stretch(span.start, span.end), seconds=f"{span.length:.1f}"
        )

    @property
    def chosen(self) -> tuple[Span, ...]:
        """The ticked stretches."""
        return tuple(span for span, box in zip(self._stretches, self.boxes, strict=True) if box.isChecked())

    @property
    def chosen_sound(self) -> MaskSound:
        """What is heard instead."""
        return MaskSound(self.sound.code)

    def refusal(self) -> str:
        """Something has to be ticked."""
        return "" if self.chosen else self.tr("Tick what is to be masked.")
