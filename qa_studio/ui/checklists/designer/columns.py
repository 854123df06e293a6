"""The three columns of the designer, as wide as their user left them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from qa_studio.services.settings import PersonalPreferences
from qa_studio.ui.components.cards import Surface

REMEMBERED = "designer"
"""Under this name the widths of tree and preview, and whether the preview is shown, are remembered."""
LEAST_TREE, LEAST_MIDDLE = 240, 440
NARROW, WIDE = 1224, 1416
"""Widths of the page in windows of 1280 and of 1600 pixels."""
TREES, PREVIEWS = (290, 375), (424, 512)
"""Widths of the columns in pages as narrow and as wide as that, until somebody drags their edges."""


class Columns(QSplitter):
    """The tree at once; the panels beside it when `furnish` brings them.  `preview_shown(bool)` after a change."""

    preview_shown = Signal(bool)

    def __init__(self, tree: QWidget, preferences: PersonalPreferences, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._preferences = preferences
        self._preview: QWidget | None = None
        self._shows_preview = True
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        tree.setMinimumWidth(LEAST_TREE)
        self.addWidget(tree)
        self._rest = Surface("panel")
        self.addWidget(self._rest)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)

    def furnish(self, middle: QWidget, preview: QWidget) -> None:
        """Have these beside the tree."""
        middle.setMinimumWidth(LEAST_MIDDLE)
        self.replaceWidget(1, middle)
        self._rest.deleteLater()
        self._preview = preview
        self.addWidget(preview)
        for place in range(3):
            self.setStretchFactor(place, int(place == 1))
        self.restore()
        self.splitterMoved.connect(self._remember)

    def restore(self) -> None:
        """Be as wide as they were left, or as usual."""
        tree, preview, shown = self._kept()
        sizes = [tree, max(LEAST_MIDDLE, self.width() - tree - (preview if shown else 0)), preview]
        if self._preview is not None:
            self._preview.setVisible(shown)
        self._shows_preview = shown
        self.preview_shown.emit(shown)
        self.setSizes(sizes[: self.count()])

    def show_preview(self, shown: bool) -> None:
        """Show or hide it, from now on."""
        self._shows_preview = shown
        if self._preview is not None:
            self._preview.setVisible(shown)
        self.preview_shown.emit(shown)
        self._remember()

    def _kept(self) -> tuple[int, int, bool]:
        kept = self._preferences.now.columns.get(REMEMBERED, [])
        if len(kept) == 3 and kept[0].isdigit() and kept[1].isdigit():
            return int(kept[0]), int(kept[1]), kept[2] == "shown"
        return _between(self.width(), *TREES), _between(self.width(), *PREVIEWS), True

    def _remember(self) -> None:
        _, before, _ = self._kept()
        tree, preview = self.sizes()[0], self.sizes()[-1] if self._shows_preview else before
        columns = self._preferences.now.columns
        kept = [str(tree), str(preview or before), "shown" if self._shows_preview else "hidden"]
        self._preferences.change(columns={**columns, REMEMBERED: kept})


def _between(width: int, narrow: int, wide: int) -> int:
    """A column's width in a page of `width`."""
    share = min(1.0, max(0.0, (width - NARROW) / (WIDE - NARROW)))
    return round(narrow + share * (wide - narrow))
