"""Places in a call worth going to, by kind."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.domain.settings import MOMENTS
from qa_studio.domain.spans import Span
from qa_studio.services.measuring import Measurements
from qa_studio.services.settings import PersonalPreferences
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.popover import Popover
from qa_studio.ui.components.switch import CheckBox

LEAST_S = 0.3
PLAYING_BACK_S = 1.0
_TURN_S, _TYPING_S = 1.0, 2.0


class Moments(QObject):
    """The places of one call; which kinds count stays in the preferences."""

    def __init__(self, preferences: PersonalPreferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._places: dict[str, list[float]] = {}

    def put(self, places: Mapping[str, Iterable[float]]) -> None:
        """Where the moments of some kinds are; other kinds stay as they were."""
        self._places.update({kind: sorted(seconds) for kind, seconds in places.items()})

    def count(self, kind: str) -> int:
        """How many there are of a kind."""
        return len(self._places.get(kind, ()))

    def choose(self, kinds: Sequence[str]) -> None:
        """Only these kinds count from now on."""
        self._preferences.change(moments=list(kinds))

    def after(self, second: float) -> float | None:
        """The next one."""
        return min((each for each in self._counted() if each > second + LEAST_S), default=None)

    def before(self, second: float, playing: bool) -> float | None:
        """The previous one; while it plays the last one lies a moment back already, so the one before that."""
        least = PLAYING_BACK_S if playing else LEAST_S
        return max((each for each in self._counted() if each < second - least), default=None)

    def _counted(self) -> Iterable[float]:
        wanted = self._preferences.now.moments
        return (each for kind, places in self._places.items() if kind in wanted for each in places)


def measured_moments(found: Measurements) -> dict[str, list[float]]:
    """Where the customer begins to speak, and where dead air, hold, overlap and typing begin."""
    speech = next((channel.speech for channel in found.channels if channel.role == "customer"), ())
    return {
        "customer": _first_of_each(speech, _TURN_S),
        "dead_air": [span.start for span in found.dead_air],
        "hold": [span.start for span in found.hold],
        "overlap": [each.span.start for each in found.overlaps],
        "keypad": _first_of_each([each.span for each in found.keypad], _TYPING_S),
    }


def _first_of_each(spans: Sequence[Span], pause_s: float) -> list[float]:
    """Starts of the spans that have at least `pause_s` before them."""
    return [span.start for n, span in enumerate(spans) if n == 0 or span.start - spans[n - 1].end > pause_s]


class MomentsPopover(Popover):
    """Which kinds count, how many there are of each, and there and back."""

    went = Signal(int)

    def __init__(self, moments: Moments, chosen: Sequence[str], keys: tuple[str, str], parent: QWidget) -> None:
        super().__init__(parent, 280)
        self.set_title(self.tr("Moments"))
        self._moments = moments
        words = self._words()
        self.boxes = {kind: CheckBox(self._counted(kind, words[kind]), kind in chosen) for kind in MOMENTS}
        for box in self.boxes.values():
            box.toggled.connect(self._on_toggled)
            self.body.addWidget(box)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.previous = Button(self.tr("Previous"), icon="skip-back", shortcut=keys[0], small=True)
        self.next = Button(self.tr("Next"), icon="skip-forward", shortcut=keys[1], small=True)
        self.previous.clicked.connect(lambda: self.went.emit(-1))
        self.next.clicked.connect(lambda: self.went.emit(1))
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addStretch(1)
        self.body.addLayout(row)

    def _words(self) -> dict[str, str]:
        return {
            "customer": self.tr("Customer begins to speak"),
            "dead_air": self.tr("Dead air"),
            "hold": self.tr("Hold"),
            "overlap": self.tr("Overlap"),
            "keypad": self.tr("Keypad tones"),
            "evidence": self.tr("Evidence"),
            "note": self.tr("Notes"),
            "keyword": self.tr("Keywords"),
            "mask": self.tr("Masked stretches"),
        }

    def _counted(self, kind: str, words: str) -> str:
        count = self._moments.count(kind)
        return f"{words} · {count}" if count else words

    def _on_toggled(self) -> None:
        self._moments.choose([kind for kind, box in self.boxes.items() if box.isChecked()])
