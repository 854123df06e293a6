"""The head of a page: its title, what leads to it, and what can be done."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.labels import ElidedLabel, LinkLabel

HEIGHT = 64


class PageHead(Surface):
    """64 px: perhaps a way back, the title, a note in grey, and controls at the right (`add`)."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__("panel", "b", parent)
        self.setFixedHeight(HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 24, 0)
        self._row.setSpacing(8)
        self.title = ElidedLabel(title, "title")
        self._row.addWidget(self.title, 1)
        self._lead: list[QWidget] = []

    def lead_back(self, words: str, go: Callable[[], None]) -> LinkLabel:
        """Put a link before the title that goes where this page hangs."""
        link = LinkLabel(words)
        link.clicked.connect(go)
        self._lead = [link, ElidedLabel("›", "body", "ink3")]
        for place, each in enumerate(self._lead):
            self._row.insertWidget(place, each)
        return link

    def lead_visible(self, visible: bool) -> None:
        """Show the way back, or hide it where the page itself is meant."""
        for each in self._lead:
            each.setVisible(visible)

    def add(self, *controls: QWidget) -> None:
        """Controls at the right, from left to right."""
        for control in controls:
            self._row.addWidget(control)
