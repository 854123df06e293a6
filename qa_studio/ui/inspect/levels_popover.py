"""How loud each of the two is heard, and on which device."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.domain.settings import Preferences
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Hairline
from qa_studio.ui.components.fields import Choice, FormField, Slider
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.popover import Popover
from qa_studio.ui.components.switch import Switch
from qa_studio.ui.formatting import percent, signed

SOFTEST_DB, LOUDEST_DB = -24, 24
_SLIDER = 150


class LevelsPopover(Popover):
    """Sliders for volume, agent and customer, levelling, and the sound device; every change is told at once."""

    volume_moved = Signal(int)
    levels_moved = Signal(float, float)
    levelling_switched = Signal(bool)
    device_chosen = Signal(str)

    def __init__(self, now: Preferences, devices: Sequence[tuple[str, str]], two: bool, parent: QWidget) -> None:
        super().__init__(parent, 320)
        self.set_title(self.tr("Levels"))
        self.volume = Slider(self.tr("Volume"), round(now.volume * 100), _SLIDER)
        self.agent, self.customer = (
            self._slider(self.tr("Agent"), now.agent_db),
            self._slider(self.tr("Customer"), now.customer_db),
        )
        self._figures = {each: ElidedLabel("", "small", "ink2") for each in (self.volume, self.agent, self.customer)}
        for words, slider in (
            (self.tr("Volume"), self.volume),
            (self.tr("Agent"), self.agent),
            (self.tr("Customer"), self.customer),
        ):
            self._add(words, slider)
        self.levelling = Switch(self.tr("Bring both to the same loudness"), now.levelling)
        self.levelling.setToolTip(self.tr("A quiet customer is turned up, a loud agent down."))
        self.body.addWidget(self.levelling)
        for part in (self.customer, self.levelling):
            part.setEnabled(two)
        foot = QHBoxLayout()
        self.reset = Button(self.tr("As recorded"), "plain", small=True)
        self.reset.clicked.connect(self._on_reset)
        foot.addStretch(1)
        foot.addWidget(self.reset)
        self.body.addLayout(foot)
        self.body.addWidget(Hairline())
        system = self.tr("As the system: {name}").format(name=devices[0][1]) if devices else self.tr("As the system")
        self.device = Choice([("", system), *devices], self.tr("Sound device"), now.sound_device)
        if self.device.currentIndex() < 0:
            self.device.addItem(self.tr("Not connected now"), now.sound_device)
            self.device.set_code(now.sound_device)
        self.body.addWidget(FormField(self.tr("Sound device"), self.device))
        self._wire()
        self._show_figures()

    def _slider(self, words: str, decibels: float) -> Slider:
        return Slider(words, round(decibels), _SLIDER, least=SOFTEST_DB, most=LOUDEST_DB, step=1)

    def _add(self, words: str, slider: Slider) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        name = ElidedLabel(words, "body", "ink")
        name.setMinimumWidth(64)
        figure = self._figures[slider]
        figure.setMinimumWidth(52)
        row.addWidget(name, 1)
        row.addWidget(slider)
        row.addWidget(figure)
        self.body.addLayout(row)

    def _wire(self) -> None:
        self.volume.moved.connect(self.volume_moved)
        for slider in (self.agent, self.customer):
            slider.moved.connect(lambda _value: self.levels_moved.emit(self.agent.value, self.customer.value))
        for slider in (self.volume, self.agent, self.customer):
            slider.moved.connect(lambda _value: self._show_figures())
        self.levelling.toggled.connect(self.levelling_switched)
        self.device.chosen.connect(self.device_chosen)

    def _on_reset(self) -> None:
        self.volume.set_value(100)
        self.agent.set_value(0)
        self.customer.set_value(0)
        self.levelling.setChecked(False)
        self.volume_moved.emit(100)
        self.levels_moved.emit(0.0, 0.0)
        self._show_figures()

    def _show_figures(self) -> None:
        self._figures[self.volume].setText(percent(self.volume.value / 100))
        for slider in (self.agent, self.customer):
            self._figures[slider].setText(self.tr("{figure} dB").format(figure=signed(slider.value)))
