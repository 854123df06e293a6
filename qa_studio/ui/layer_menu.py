"""Which layers of a waveform are drawn: a button at its corner that opens a list of switches."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from qa_studio.services.settings import PersonalPreferences
from qa_studio.ui.components.buttons import IconButton
from qa_studio.ui.components.cards import Hairline, Sign
from qa_studio.ui.components.popover import Popover
from qa_studio.ui.components.switch import CheckBox
from qa_studio.ui.waveform import WaveformView
from qa_studio.ui.waveform_layers import LAYER_ICONS, Layer
from qa_studio.ui.waveform_layout import GUTTER

SPECTROGRAM, SPECTROGRAM_ICON = "spectrogram", "chart-bar-bold"
SIZE, WIDTH = 24, 240


class LayerMenu(IconButton):
    """Stands in the gutter of `waveform`; what is chosen is kept in the preferences."""

    def __init__(self, waveform: WaveformView, preferences: PersonalPreferences) -> None:
        super().__init__("stack", self.tr("Layers"), size=SIZE, parent=waveform)
        self._waveform, self._preferences = waveform, preferences
        self.move(GUTTER - SIZE - 8, 2)
        self.clicked.connect(self.open)
        self._show()

    def words(self) -> dict[str, str]:
        """Every switch by its code, in the order of the list."""
        return {
            Layer.EVIDENCE: self.tr("Evidence"),
            Layer.NOTES: self.tr("Notes"),
            Layer.TRANSCRIPT: self.tr("Transcript"),
            Layer.KEYWORDS: self.tr("Keywords"),
            Layer.SPEECH: self.tr("Speech"),
            Layer.DEAD_AIR: self.tr("Dead air"),
            Layer.HOLD: self.tr("Hold"),
            Layer.OVERLAP: self.tr("Overlap"),
            Layer.KEYPAD: self.tr("Keypad tones"),
            Layer.MASKS: self.tr("Masks"),
            SPECTROGRAM: self.tr("Spectrogram"),
        }

    def open(self) -> None:
        """Show the switches below the button."""
        self.popover = LayerPopover(self)
        self.popover.open_at(self, self.popover.boxes[Layer.EVIDENCE])

    def shows(self, code: str) -> bool:
        """Whether a layer, or the spectrogram, is drawn."""
        now = self._preferences.now
        return now.spectrogram if code == SPECTROGRAM else code not in now.layers_off

    def switch(self, code: str, on: bool) -> None:
        """Draw it from now on, or don't."""
        if code == SPECTROGRAM:
            self._preferences.change(spectrogram=on)
        else:
            off = [each for each in self._preferences.now.layers_off if each != code]
            self._preferences.change(layers_off=off if on else [*off, code])
        self._show()

    def _show(self) -> None:
        now = self._preferences.now
        self._waveform.hide_layers(layer for layer in Layer if layer.value in now.layers_off)
        self._waveform.show_spectrogram(now.spectrogram)


class LayerPopover(Popover):
    """A check box for each layer, with the sign that its spans carry."""

    def __init__(self, menu: LayerMenu) -> None:
        super().__init__(menu, WIDTH)
        self.set_title(self.tr("Show on the waveform"))
        self.body.setSpacing(6)
        self.boxes: dict[str, CheckBox] = {}
        for code, words in menu.words().items():
            if code == SPECTROGRAM:
                self.body.addWidget(Hairline())
            self.body.addLayout(self._row(menu, code, words))

    def _row(self, menu: LayerMenu, code: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        box = self.boxes[code] = CheckBox(words, menu.shows(code))
        box.toggled.connect(lambda on: menu.switch(code, on))
        row.addWidget(box)
        row.addStretch(1)
        row.addWidget(Sign(SPECTROGRAM_ICON if code == SPECTROGRAM else LAYER_ICONS[Layer(code)], "ink3", 14))
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from one to the next, Esc closes."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)
