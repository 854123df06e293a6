"""The row of saved filters: all, and each with how many recordings it lets through."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.services.library import Library
from qa_studio.services.rows import RecordingFilter
from qa_studio.ui.components.asking import NameDialog
from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.tabs import Tab, Tabs
from qa_studio.ui.recordings.saved_filters import filter_from_json, filter_to_json
from qa_studio.ui.surroundings import Surroundings

ALL = ""


class FilterTabs(Surface):
    """Keeps filters under a name; `chosen(RecordingFilter)` brings the filter of a tab."""

    chosen = Signal(object)

    def __init__(
        self,
        library: Library,
        surroundings: Surroundings,
        current: Callable[[], RecordingFilter],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("panel", "b", parent)
        self._library, self._around, self._current = library, surroundings, current
        self._counts: dict[str, int] = {}
        self.setFixedHeight(48)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(4)
        self.tabs = Tabs(self._tab_list(), ALL, self.tr("Saved filters"))
        self.tabs.chosen.connect(self._on_tab)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.save = Button(self.tr("Save filter"), "plain", "bookmark-simple")
        self.save.clicked.connect(self.ask_name)
        row.addWidget(self.save)
        self.forget = IconButton("trash", self.tr("Remove this saved filter"))
        self.forget.clicked.connect(self.remove)
        row.addWidget(self.forget)
        self.follow(RecordingFilter())

    def _saved(self) -> dict[str, RecordingFilter]:
        return {name: filter_from_json(text) for name, text in self._around.preferences.now.filters.items()}

    def _tab_list(self) -> list[Tab]:
        saved = [Tab(name, name, self._counts.get(name)) for name in self._around.preferences.now.filters]
        return [Tab(ALL, self.tr("All")), *saved]

    def follow(self, chosen: RecordingFilter) -> None:
        """Choose the tab whose filter this is; none where it is another one."""
        empty = chosen == RecordingFilter()
        name = ALL if empty else next((name for name, each in self._saved().items() if each == chosen), None)
        self.tabs.set_code("\0" if name is None else name)
        self.save.setVisible(name is None)
        self.forget.setVisible(bool(name))

    def count(self) -> None:
        """Count anew what each saved filter lets through."""
        for name, each in self._saved().items():
            self._around.runner.read(partial(self._library.count, each), partial(self._on_counted, name), owner=self)

    def _on_counted(self, name: str, count: int) -> None:
        self._counts[name] = count
        self.tabs.set_tabs(self._tab_list())

    def _on_tab(self, name: str) -> None:
        self.chosen.emit(self._saved().get(name, RecordingFilter()))

    def ask_name(self) -> None:
        """Ask under which name the filter shall be kept."""
        dialog = NameDialog(
            self.tr("Save filter"), self.tr("Name"), "", self.tr("Save"), self.tr("Cancel"), self.window()
        )
        dialog.accepted.connect(lambda: self.keep(dialog.chosen()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def keep(self, name: str) -> None:
        """Keep the filter that stands under a name; another one of that name is replaced."""
        filters = {**self._around.preferences.now.filters, name: filter_to_json(self._current())}
        self._around.preferences.change(filters=filters)
        self._show()

    def remove(self) -> None:
        """Forget the saved filter of the chosen tab; what it shows stays on the page."""
        filters = {n: text for n, text in self._around.preferences.now.filters.items() if n != self.tabs.code}
        self._around.preferences.change(filters=filters)
        self._show()

    def _show(self) -> None:
        self.tabs.set_tabs(self._tab_list())
        self.follow(self._current())
        self.count()
