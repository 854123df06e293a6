"""What the designer says above its columns when a draft could not be kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.ui.components.banner import Banner, BannerKind
from qa_studio.ui.components.buttons import Button


class DecisionBar(QWidget):
    """One statement with up to two ways on: `acted` and `acted_second`.  Hidden until something is said."""

    acted = Signal()
    acted_second = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self.banner: Banner | None = None
        self.hide()

    def state(self, words: str, kind: BannerKind, action: str, second: str = "") -> None:
        """Say it."""
        self.clear()
        self.banner = Banner(words, kind, action)
        self.banner.acted.connect(self.acted)
        row = self.banner.layout()
        if second and isinstance(row, QHBoxLayout):
            button = Button(second, small=True)
            button.clicked.connect(self.acted_second)
            row.addWidget(button)
        self._column.addWidget(self.banner)
        self.show()

    def clear(self) -> None:
        """Nothing to say any more."""
        if self.banner is not None:
            self._column.removeWidget(self.banner)
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        self.hide()
