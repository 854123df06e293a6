"""The sound as a picture: the whole call, the lanes, and what can be done with a stretch of them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from qa_studio.domain.spans import Span
from qa_studio.services.settings import PersonalPreferences
from qa_studio.services.sound import Spectrograph
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.inspect.selection_bar import SelectionBar
from qa_studio.ui.layer_menu import LayerMenu
from qa_studio.ui.overview import WaveformOverview
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.waveform import WaveformView


class WavePane(Surface):
    """Overview and lanes under each other; what they need of the file is read through the runner."""

    def __init__(
        self,
        names: tuple[str, str],
        runner: TaskRunner,
        spectrograph: Spectrograph,
        preferences: PersonalPreferences,
    ) -> None:
        super().__init__("panel")
        self._runner = runner
        self.overview = WaveformOverview()
        self.waveform = WaveformView(names)
        self.waveform.read_through(self._read_later, spectrograph)
        self.waveform.layersChanged.connect(lambda: self.overview.show_layers(self.waveform.layers))
        self.layers = LayerMenu(self.waveform, preferences)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 16, 6)
        column.setSpacing(0)
        column.addWidget(self.overview)
        column.addWidget(self.waveform)
        self.selection = SelectionBar(self)

    def _read_later(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        # What can't be read now is drawn as coarse as it is known; who opened the sound says what is wrong with it.
        self._runner.read(work, done, failed=lambda _trouble: None, owner=self.waveform)

    def set_part(self, part: Span | None) -> None:
        """Fade what is not judged; None: all of it is."""
        self.waveform.set_part(None if part is None else (part.start, part.end))
        self.overview.set_part(part)

    def set_length(self, seconds: float) -> None:
        """How long the recording is, before its sound is there."""
        self.waveform.set_length(seconds)
        self.overview.set_length(seconds)
