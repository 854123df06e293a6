"""Which calls shall be judged together with the open one."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from qa_studio.domain.recording import RECORDING_STATES, RecordingId, RecordingState
from qa_studio.services.library import Library
from qa_studio.services.rows import RecordingFilter, RecordingRow, RecordingSort
from qa_studio.texts import Catalogue
from qa_studio.ui.components.cells import PillCell, TextCell
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import SearchField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.pills import PillKind
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.formatting import NOTHING, Formats, duration

MOST = 100
_LOOKS: dict[RecordingState, PillKind] = {
    RecordingState.NEW: "neutral",
    RecordingState.IN_REVIEW: "accent",
    RecordingState.DONE: "good",
    RecordingState.FAILED: "bad",
}


class AddCallDialog(Dialog):
    """Finds recordings by any words; those of `judged` are left out.  `read` hands work to the page's runner."""

    def __init__(
        self,
        read: Callable[[Callable[[], Sequence[RecordingRow]], Callable[[Sequence[RecordingRow]], None]], None],
        library: Library,
        judged: Sequence[RecordingId],
        words: tuple[Formats, Catalogue],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", " ", width=720, parent=parent)
        self.name_parts(self.tr("Add a call"), self.tr("Add"), self.tr("Cancel"))
        self._read, self._library, self._judged = read, library, frozenset(judged)
        self._formats, self._say = words
        explained = self.tr("It is judged together with the open call, in one evaluation.")
        self.body.addWidget(Paragraph(explained, "body", "ink2"))
        self.search = SearchField(self.tr("Case, customer, agent, file …"), "")
        self.search.searched.connect(self.look_for)
        self.body.addWidget(self.search)
        self.model: RowsModel[RecordingRow] = RowsModel(self._columns())
        self.table = Table(self.model, self._columns(), self.tr("Calls"), many=True)
        self.table.setMinimumHeight(320)
        self.table.opened.connect(lambda _row: self._on_accept())
        self.body.addWidget(self.table, 1)

    def _columns(self) -> list[Column[RecordingRow]]:
        return [
            Column("date", self.tr("Date"), self._date, width=190),
            Column("agent", self.tr("Agent"), self._agent, width=150, stretch=True),
            Column("case", self.tr("Case"), lambda row: TextCell(row.case or NOTHING), width=120),
            Column("length", self.tr("Length"), lambda row: TextCell(duration(row.duration_s)), width=80),
            Column("state", self.tr("State"), self._state, width=120),
        ]

    def _date(self, row: RecordingRow) -> TextCell:
        return TextCell(self._formats.when(row.started_at) if row.started_at else NOTHING)

    def _agent(self, row: RecordingRow) -> TextCell:
        return TextCell(row.agent_name or row.file_name())

    def _state(self, row: RecordingRow) -> PillCell:
        return PillCell(self._say.say(RECORDING_STATES[row.state]), _LOOKS[row.state])

    def begin_with(self, words: str) -> None:
        """Look for these words first."""
        self.search.setText(words)
        self.look_for(words)

    def look_for(self, words: str) -> None:
        """Show the recordings with all these words, the newest first."""
        library, chosen = self._library, RecordingFilter(text=words)
        self._read(lambda: library.first(chosen, RecordingSort(), MOST), self._show)

    def _show(self, rows: Sequence[RecordingRow]) -> None:
        self.model.set_rows([row for row in rows if row.id not in self._judged])

    def chosen(self) -> tuple[RecordingId, ...]:
        """The recordings that were picked."""
        return tuple(self.model.row(number).id for number in self.table.selected_rows())

    def refusal(self) -> str:
        """At least one."""
        return "" if self.chosen() else self.tr("Choose a call of the list.")
