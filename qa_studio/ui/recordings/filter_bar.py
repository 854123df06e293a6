"""The row above the table: what to search for, the chips of the filter, how many there are."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from qa_studio.services.rows import RecordingFilter
from qa_studio.texts import Catalogue
from qa_studio.ui.components.buttons import IconButton
from qa_studio.ui.components.cards import Surface, clear_layout
from qa_studio.ui.components.fields import SearchField
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.recordings.filter_popover import FilterPopover
from qa_studio.ui.recordings.filter_words import FilterWords
from qa_studio.ui.recordings.names import Names
from qa_studio.ui.recordings.saved_filters import ALONE, PARTS, active_parts, with_alone, without


class FilterBar(Surface):
    """Shows and changes a filter; `changed(RecordingFilter)` tells.

    `only_removed` comes for the x of what `show_only` said, `details_toggled(bool)` for the button at the right.
    """

    changed = Signal(object)
    only_removed = Signal()
    details_toggled = Signal(bool)

    def __init__(
        self,
        words: FilterWords,
        say: Catalogue,
        zone: ZoneInfo,
        column_menu: Callable[[], QMenu],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("panel", "b", parent)
        self._words, self._say, self._zone, self._column_menu = words, say, zone, column_menu
        self._chosen = RecordingFilter()
        self._names = Names()
        self._only = ""
        self.setFixedHeight(56)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        self.search = SearchField(self.tr("Agent, number, case"))
        self.search.setToolTip(self.tr("Search ({shortcut})").format(shortcut="/"))
        self.search.searched.connect(self._on_searched)
        self.search.setFixedWidth(232)
        row.addWidget(self.search)
        self.said = IconButton("chat-text", self.tr("Search also what was said"), outlined=True)
        self.said.setCheckable(True)
        self.said.clicked.connect(self._on_said)
        row.addWidget(self.said)
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._chips = QHBoxLayout(holder)
        self._chips.setContentsMargins(4, 0, 0, 0)
        self._chips.setSpacing(8)
        row.addWidget(holder, 1)
        self.count = ElidedLabel("", "body", "ink2", 500, side="right")
        row.addWidget(self.count)
        self.columns = IconButton("columns", self.tr("Choose columns"), outlined=True)
        self.columns.clicked.connect(self._on_columns)
        row.addWidget(self.columns)
        self.details = IconButton("info", self.tr("Show details"), outlined=True)
        self.details.setCheckable(True)
        self.details.setChecked(True)
        self.details.toggled.connect(self.details_toggled)
        row.addWidget(self.details)
        self._show_chips()

    @property
    def chosen(self) -> RecordingFilter:
        """The filter as it stands."""
        return self._chosen

    def show_filter(self, chosen: RecordingFilter) -> None:
        """Show another filter without telling anybody."""
        self._chosen, self._only = chosen, ""
        if self.search.text().strip() != chosen.text:
            self.search.setText(chosen.text)
        self.said.setChecked(chosen.said)
        self._show_chips()

    def show_only(self, words: str) -> None:
        """Say that a list of recordings is shown instead of a filter."""
        self.show_filter(RecordingFilter())
        self._only = words
        self._show_chips()

    @property
    def shows_only(self) -> bool:
        """Whether a list is shown instead of a filter."""
        return bool(self._only)

    def show_names(self, names: Names) -> None:
        """What the ids of the filter stand for."""
        self._names = names
        self._show_chips()

    def _show_chips(self) -> None:
        clear_layout(self._chips)
        if self._only:
            only = Chip(self._only, chosen=True, removable=True)
            only.removed.connect(self.only_removed)
            only.clicked.connect(self.only_removed)
            self._chips.addWidget(only)
        for part in active_parts(self._chosen):
            chip = Chip(self._words.chip(part, self._chosen, self._names), chosen=True, removable=True)
            chip.setToolTip(chip.text())
            if part not in ALONE:
                chip.clicked.connect(partial(self.edit, part))
            chip.removed.connect(partial(self._on_removed, part))
            self._chips.addWidget(chip)
        self._add = Chip(self.tr("Filter"), kind="add")
        self._add.clicked.connect(self._on_add)
        self._chips.addWidget(self._add)
        self._chips.addStretch(1)

    def _on_add(self) -> None:
        self.filter_menu().popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def filter_menu(self) -> QMenu:
        """The parts that do not narrow yet."""
        menu = QMenu(self)
        for part in PARTS:
            if part not in active_parts(self._chosen):
                way = partial(self._choose_alone, part) if part in ALONE else partial(self.edit, part)
                menu.addAction(self._words.title(part), way)
        return menu

    def _choose_alone(self, part: str, checked: bool = False) -> None:
        self._on_applied(with_alone(self._chosen, part))

    def edit(self, part: str, checked: bool = False) -> FilterPopover:
        """Open the small window for one part."""
        popover = FilterPopover(part, self._words.title(part), self._chosen, self._names, self._zone, self._say, self)
        popover.applied.connect(self._on_applied)
        popover.open_below(self._add)
        return popover

    def _on_applied(self, chosen: RecordingFilter) -> None:
        self.show_filter(chosen)
        self.changed.emit(chosen)

    def _on_removed(self, part: str) -> None:
        self._on_applied(without(self._chosen, part))

    def _on_searched(self, text: str) -> None:
        if text.strip() != self._chosen.text:
            self._chosen = replace(self._chosen, text=text.strip())
            self.changed.emit(self._chosen)

    def _on_said(self, on: bool) -> None:
        self._chosen = replace(self._chosen, said=on)
        if self._chosen.text:
            self.changed.emit(self._chosen)

    def _on_columns(self) -> None:
        self._column_menu().popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))
