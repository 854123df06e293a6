"""The recordings page: every call of the workspace, quick to find whatever their number."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.rights import Deed
from qa_studio.errors import StudioError
from qa_studio.services.events import (
    EvaluationCompleted,
    EvaluationWithdrawn,
    Event,
    InspectionBegun,
    InspectionDiscarded,
    KeywordListsChanged,
    MasksChanged,
    NotesChanged,
    PeopleChanged,
    RecordingsChanged,
    RecordingsImported,
    RecordingsMeasured,
    RecordingsTakenBack,
)
from qa_studio.services.rows import RecordingFilter, RecordingRow, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.formatting import Formats, whole
from qa_studio.ui.importing.dialog import ImportDialog
from qa_studio.ui.navigation import Destination, ToEvaluation, ToRecordings
from qa_studio.ui.reading_again import ReadingAgain
from qa_studio.ui.recordings.bulk_bar import BulkBar
from qa_studio.ui.recordings.columns import RecordingCells
from qa_studio.ui.recordings.commands import RecordingCommands
from qa_studio.ui.recordings.details import DetailsPane
from qa_studio.ui.recordings.filter_bar import FilterBar
from qa_studio.ui.recordings.filter_tabs import FilterTabs
from qa_studio.ui.recordings.filter_words import FilterWords
from qa_studio.ui.recordings.looking import Looking
from qa_studio.ui.recordings.model import RecordingsModel
from qa_studio.ui.recordings.names import Names, read_names
from qa_studio.ui.recordings.saved_filters import active_parts
from qa_studio.ui.recordings.steady import SteadyRows
from qa_studio.ui.recordings.table import RecordingsTable
from qa_studio.ui.recordings.thumbnails import Thumbnails
from qa_studio.ui.surroundings import Surroundings

COLUMNS = "recordings"
GIVING_WAY = ("assigned", "team", "overlap", "talk_share")
"""In this order, until the others have room."""
_MEASURED = ("dead_air", "overlap", "hold", "talk_share")
_REREAD = (RecordingsImported, RecordingsTakenBack, PeopleChanged, KeywordListsChanged)
_TOUCHED = (EvaluationCompleted, EvaluationWithdrawn, InspectionBegun, InspectionDiscarded)
_SETTLE_MS = 150


class RecordingsPage(Surface):
    """Find calls, look at them, give them to somebody, bring in new ones."""

    def __init__(
        self,
        studio: Studio,
        surroundings: Surroundings,
    ) -> None:
        super().__init__("panel")
        library, reports, evaluations = studio.library, studio.reports, studio.evaluations
        self._studio, self._library, self._people = studio, library, studio.people
        self._around = surroundings
        formats = Formats(surroundings.language, surroundings.zone)
        say = surroundings.say
        self.commands = RecordingCommands(library, reports, studio.holds, surroundings, self)
        today = datetime.now(surroundings.zone).date()
        self.thumbnails = Thumbnails(library, surroundings.runner, self)
        cells = RecordingCells(formats, say, today, surroundings.show_customer_numbers, self.thumbnails)
        self.model = RecordingsModel(library, surroundings.runner, cells.columns())
        self.model.setParent(self)
        self.table = RecordingsTable(self.model, self.tr("Recordings"))
        self.filter_bar = FilterBar(FilterWords(formats, say, self), say, surroundings.zone, self.table.column_menu)
        self.filter_tabs = FilterTabs(library, surroundings, lambda: self.filter_bar.chosen)
        self.details = DetailsPane(formats, say, surroundings.show_customer_numbers)
        me = surroundings.person.id
        self.looking = Looking(
            self.details,
            library,
            evaluations,
            lambda recording: studio.notes.count(recording, me),
            surroundings.runner,
        )
        self.bulk = BulkBar()
        self.steady = SteadyRows(self.table, self.model)
        self._begun = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(self.filter_tabs)
        column.addWidget(self.filter_bar)
        body = QHBoxLayout()
        body.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        self.nothing = EmptyState(
            "phone-call",
            self.tr("No recordings yet"),
            self.tr("Import files or folders, or drop them here."),
            self.tr("Import"),
        )
        self.no_match = EmptyState(
            "magnifying-glass",
            self.tr("No recording fits this filter"),
            self.tr("Take a part of the filter away, or search for something else."),
            self.tr("Clear filter"),
        )
        self.stack = QStackedWidget()
        for each in (self.table, self.nothing, self.no_match):
            self.stack.addWidget(each)
        left.addWidget(self.stack, 1)
        left.addWidget(self.bulk)
        body.addLayout(left, 1)
        body.addWidget(self.details)
        column.addLayout(body, 1)
        self._offer_what_is_allowed()

    def _offer_what_is_allowed(self) -> None:
        may = self._around.may
        imports, assigns, inspects = may(Deed.ADD_RECORDINGS), may(Deed.ASSIGN), may(Deed.INSPECT)
        self.setAcceptDrops(imports)
        self.import_button.setVisible(imports)
        self.nothing.action.setVisible(imports)
        self.details.offer(inspects, assigns)
        self.bulk.offer(assigns, assigns and inspects, may(Deed.REMOVE_RECORDINGS))

    def _header(self) -> Surface:
        header = Surface("panel", "b")
        header.setFixedHeight(64)
        row = QHBoxLayout(header)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        row.addWidget(ElidedLabel(self.tr("Recordings"), "title"), 1)
        self.export_button = Button(self.tr("Export list…"), icon="export")
        self.import_button = Button(self.tr("Import"), icon="download-simple")
        self.import_button.setToolTip(self.tr("Import files and folders ({shortcut})").format(shortcut="Ctrl+I"))
        row.addWidget(self.export_button)
        row.addWidget(self.import_button)
        return header

    def _connect(self) -> None:
        self.import_button.clicked.connect(lambda: self.open_import())
        self.export_button.clicked.connect(self._on_export)
        self.nothing.acted.connect(lambda: self.open_import())
        self.no_match.acted.connect(lambda: self._on_filter(RecordingFilter()))
        self.filter_bar.changed.connect(self._on_filter)
        self.filter_bar.only_removed.connect(lambda: self._on_filter(RecordingFilter()))
        self.filter_bar.details_toggled.connect(self._on_details_toggled)
        self.filter_tabs.chosen.connect(self._on_filter)
        self.setFocusProxy(self.table)
        self.table.sort_asked.connect(self._on_sort)
        self.table.opened.connect(self._on_opened)
        self.table.picked.connect(self._on_picked)
        self.table.menu_asked.connect(self._on_menu)
        self.table.delete_asked.connect(self._on_take_back)
        self.table.columns_changed.connect(self._on_columns)
        self.model.shown.connect(self._on_shown)
        self.model.counted.connect(self._on_counted)
        self.model.dataChanged.connect(self._on_rows_changed)
        self.thumbnails.ready.connect(self._on_thumbnail)
        self.model.troubled.connect(self._on_trouble)
        self.details.inspect_asked.connect(self._on_inspect)
        self.details.assign_asked.connect(self._on_assign)
        self.details.menu_asked.connect(self._on_details_menu)
        self.details.closed.connect(self._on_details_closed)
        self.details.evaluation_asked.connect(self._on_evaluation)
        self.bulk.assign_asked.connect(self._on_assign)
        self.bulk.take_asked.connect(self._on_take)
        self.bulk.picked_asked.connect(self._on_how_picked)
        self.bulk.take_back_asked.connect(self._on_take_back)
        self._settle.timeout.connect(ReadingAgain(self, self.refresh).ask)
        for keys in ("/", "Ctrl+F"):
            self._shortcut(keys).activated.connect(self._on_search_key)
        self._around.hear(self, self._on_event, Event)
        if chosen := self._around.preferences.now.columns.get(COLUMNS):
            self.table.show_columns(chosen)

    def _shortcut(self, keys: str) -> QShortcut:
        return QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # What the shell calls

    def showEvent(self, event: QShowEvent) -> None:
        """Read at the first sight, so that the window itself is there at once."""
        super().showEvent(event)
        if not self._begun:
            self._begin(self.filter_bar.chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room and nobody chose, some columns give way."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        if COLUMNS in self._around.preferences.now.columns:
            return
        usual = {column.code: column.width for column in self.table.columns if column.shown}
        room = self.width() - (0 if self.details.isHidden() else self.details.width())
        for code in GIVING_WAY:
            if sum(usual.values()) > room:
                del usual[code]
        self.table.show_columns(list(usual))

    def _begin(self, chosen: RecordingFilter) -> None:
        self._begun = True
        self._read_names()
        self._show(chosen)
        self.filter_tabs.count()

    def go_to(self, destination: Destination) -> None:
        """Narrow to the filter that the destination names; any other destination leaves all as it is."""
        if isinstance(destination, ToRecordings):
            self.filter_bar.show_filter(destination.chosen)
            if self._begun:
                self._show(destination.chosen)

    def refresh(self) -> None:
        """Read again without losing the chosen rows or the place."""
        if self._begun:
            self.model.refresh()
            self.filter_tabs.count()

    def open_import(self, paths: Sequence[Path] = ()) -> ImportDialog:
        """Ask what to import, beginning with these files and folders."""
        dialog = ImportDialog(self._studio, self._around, paths, self.window())
        dialog.show_asked.connect(self.show_only)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def show_only(self, recordings: Sequence[RecordingId]) -> None:
        """Show exactly these: what was just imported."""
        self._begun = True
        self.filter_bar.show_only(self.tr("Just imported"))
        self.filter_tabs.tabs.set_code("\0")
        self.model.show_only(recordings)
        self.table.show_sorted("", False)  # they stand in the order of the import

    # Filter and order

    def _show(self, chosen: RecordingFilter) -> None:
        self.filter_bar.show_filter(chosen)
        self.filter_tabs.follow(chosen)
        self.model.show(chosen, self.model.sorting)
        self.table.show_sorted(self.model.sorting.column, self.model.sorting.descending)

    def _on_filter(self, chosen: RecordingFilter) -> None:
        self._show(chosen)

    def _on_sort(self, column: str, descending: bool) -> None:
        self.model.show(self.filter_bar.chosen, RecordingSort(column, descending))

    def _on_shown(self) -> None:
        self.table.scrollToTop()
        self._on_picked()
        self._show_state()

    def _on_counted(self, count: int) -> None:
        self._around.runner.read(
            lambda: self._library.count(RecordingFilter()), lambda total: self._on_total(count, total), owner=self
        )
        self._show_state()

    def _on_total(self, count: int, total: int) -> None:
        words = self.tr("{n} of {total}") if count != total else self.tr("{total} recordings")
        self.filter_bar.count.setText(words.format(n=whole(count), total=whole(total)))
        self._show_state()

    def _show_state(self) -> None:
        empty = self.model.rowCount() == 0
        narrowed = self.filter_bar.chosen != RecordingFilter() or self.filter_bar.shows_only
        self.stack.setCurrentWidget(self.table if not empty else self.no_match if narrowed else self.nothing)

    def _on_columns(self, codes: list[str]) -> None:
        columns = {**self._around.preferences.now.columns, COLUMNS: codes}
        self._around.preferences.change(columns=columns)

    def _on_search_key(self) -> None:
        self.filter_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_bar.search.selectAll()

    def _on_export(self) -> None:
        self.commands.ask_export(self.filter_bar.chosen, self.model.sorting)

    # What is chosen

    def chosen_ids(self) -> tuple[RecordingId, ...]:
        """The chosen recordings, from the top."""
        return self.table.selected_ids()

    def _chosen_rows(self) -> list[RecordingRow]:
        if self.table.selected_count() > 500:
            return []
        return [row for each in self.table.selected_rows() if (row := self.model.row(each)) is not None]

    def _current(self) -> RecordingRow | None:
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() and self.table.selected_count() else None

    def _on_picked(self) -> None:
        self.bulk.show_count(self.table.selected_count())
        self.looking.show(self._current())

    def _on_rows_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        current = self.table.currentIndex().row()
        if first.row() <= current <= last.row() and self._current() != self.details.row:
            self.looking.show(self._current())

    def _on_opened(self, row: int) -> None:
        self.commands.inspect(self.model.id_at(row))

    def _on_inspect(self) -> None:
        if self.details.row is not None:
            self.commands.inspect(self.details.row.id)

    def _on_evaluation(self, evaluation: int) -> None:
        shown = None if self.details.row is None else self.details.row.id
        self._around.navigation.go(ToEvaluation(EvaluationId(evaluation), None, shown))

    def _on_assign(self) -> None:
        self.commands.ask_assign(self.chosen_ids(), self._chosen_rows())

    def _on_take(self) -> None:
        self.commands.take(self.chosen_ids(), self._chosen_rows())

    def _on_how_picked(self) -> None:
        self.commands.ask_picked(self._chosen_rows())

    def _on_take_back(self) -> None:
        if self._around.may(Deed.REMOVE_RECORDINGS):
            self.commands.ask_take_back(self.chosen_ids())

    def _on_menu(self, row: int, at: QPoint) -> None:
        self.commands.menu(self._chosen_rows(), self.chosen_ids(), self).popup(at)

    def _on_details_menu(self) -> None:
        button = self.details.more
        self._on_menu(0, button.mapToGlobal(button.rect().bottomLeft()))

    def _on_details_closed(self) -> None:
        self.filter_bar.details.setChecked(False)

    def _on_details_toggled(self, shown: bool) -> None:
        self.details.setVisible(shown)
        self._fit_columns()
        self.looking.show(self._current())

    # What happens meanwhile

    def _read_names(self) -> None:
        today = datetime.now(self._around.zone).date()
        keywords = self._studio.keywords
        self._around.runner.read(
            lambda: read_names(self._people, self._library, today, keywords.lists()), self._on_names, owner=self
        )

    def _on_names(self, names: Names) -> None:
        self.commands.names = names
        self.filter_bar.show_names(names)

    def _on_thumbnail(self, recording: int) -> None:
        self.table.viewport().update()

    def _on_trouble(self, trouble: StudioError) -> None:
        self._around.presenter.show(trouble)

    def _on_event(self, event: Event) -> None:
        if not self._begun:
            return
        if isinstance(event, _REREAD):
            self._read_names()
        elif isinstance(event, RecordingsChanged):
            self.thumbnails.forget(event.recordings)
            self.looking.redraw(event.recordings)
            self.model.changed(event.recordings)
        elif isinstance(event, MasksChanged):
            self.thumbnails.forget(event.recordings)
            self.looking.redraw(event.recordings)
            self.table.viewport().update()
            return
        elif isinstance(event, RecordingsMeasured):
            self.model.changed(event.recordings)
            narrowed = any(part in _MEASURED for part in active_parts(self.filter_bar.chosen))
            if self.model.sorting.column not in _MEASURED and not narrowed:
                return  # nothing moves, so there is no need to read everything again
        elif isinstance(event, _TOUCHED):
            self.model.changed((event.recording,))
        elif isinstance(event, NotesChanged):
            self.looking.recount(event.recording)
            return
        else:
            return
        self._settle.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin an import with what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.open_import(paths)
