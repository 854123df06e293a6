"""What is left out while skipping."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.domain.settings import Preferences
from qa_studio.ui.components.fields import Choice, FormField, NumberField
from qa_studio.ui.components.popover import Popover
from qa_studio.ui.components.switch import CheckBox

THRESHOLDS_DB = (-60, -55, -50, -45, -40, -35, -30, -25)


class SkipPopover(Popover):
    """Silence, hold or both; what counts as silent, from how long on, how much of it stays."""

    changed = Signal(dict)
    """New values of fields of `Preferences`."""

    def __init__(self, now: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Skip"))
        self.silence = CheckBox(self.tr("Silence"), "silence" in now.skip_kinds)
        self.hold = CheckBox(self.tr("Hold: music, or silence after a hold tone"), "hold" in now.skip_kinds)
        self.body.addWidget(self.silence)
        self.body.addWidget(self.hold)
        options = [("", self.tr("Automatic, by each side's noise"))]
        options += [(str(each), self.tr("{figure} dB").format(figure=f"−{-each}")) for each in THRESHOLDS_DB]
        chosen = "" if now.skip_threshold_db is None else str(round(now.skip_threshold_db))
        self.threshold = Choice(options, self.tr("Silent is what stays below"), chosen)
        self.body.addWidget(FormField(self.tr("Silent is what stays below"), self.threshold))
        pair = QHBoxLayout()
        pair.setSpacing(12)
        self.least = NumberField(self.tr("Gaps of at least"), now.skip_least_s, 0.3, 60, 0.5, 1, self.tr(" s"))
        self.rest = NumberField(self.tr("Of each gap stays"), now.skip_rest_s, 0, 5, 0.1, 1, self.tr(" s"))
        pair.addWidget(FormField(self.tr("Gaps of at least"), self.least))
        pair.addWidget(FormField(self.tr("Of each gap stays"), self.rest))
        self.body.addLayout(pair)
        for box in (self.silence, self.hold):
            box.toggled.connect(self._tell)
        self.threshold.chosen.connect(self._tell)
        for field in (self.least, self.rest):
            field.valueChanged.connect(self._tell)

    def _tell(self) -> None:
        kinds = [code for code, box in (("silence", self.silence), ("hold", self.hold)) if box.isChecked()]
        code = self.threshold.code
        self.changed.emit(
            {
                "skip_kinds": kinds,
                "skip_threshold_db": float(code) if code else None,
                "skip_least_s": self.least.value(),
                "skip_rest_s": self.rest.value(),
            }
        )
