"""The playable list of samples with its filters."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.coaching import CoachingSampleId, SampleKind
from qa_studio.domain.recording import AudioState
from qa_studio.services.coaching import KIND_NAMES
from qa_studio.services.rows import SampleRow
from qa_studio.ui.coaching.details import KIND_LOOKS
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.cells import BarCell, PillCell, TextCell
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.fields import Choice, SearchField
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.components.switch import Switch
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.formatting import NOTHING, Formats, stretch
from qa_studio.ui.surroundings import Surroundings


class SampleFilters(Surface):
    """Kind, topic, agent, who marked, and whether the list plays on; `changed` tells."""

    changed = Signal()

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("panel", "b", parent)
        say = surroundings.say
        self.setFixedHeight(56)
        kinds = [("", self.tr("All")), *((kind.value, say.say(KIND_NAMES[kind])) for kind in SampleKind)]
        self.kind = Segmented(kinds, "", self.tr("Kind of example"))
        self.search = SearchField(self.tr("Topic, teaching point"))
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(260)
        self.agent = Choice([("", self.tr("All agents"))], self.tr("Agent"), "")
        self.marked_by = Choice([("", self.tr("Marked by anybody"))], self.tr("Marked by"), "")
        self.play_on = Switch(self.tr("Play on"))
        self.play_on.setToolTip(self.tr("After a sample play the next one of the list"))
        self.count = ElidedLabel("", "body", "ink2", 500, side="right")
        self.count.setMinimumWidth(84)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        for each in (self.kind, self.search, self.agent, self.marked_by):
            row.addWidget(each, 1 if each is self.search else 0)
        row.addStretch(1)
        row.addWidget(self.play_on)
        row.addWidget(self.count)
        self.kind.chosen.connect(self.changed)
        self.search.searched.connect(self.changed)
        self.agent.chosen.connect(self.changed)
        self.marked_by.chosen.connect(self.changed)

    def offer(self, rows: Sequence[SampleRow]) -> None:
        """Offer the agents and people that occur; what is chosen stays."""
        agents = {str(row.recording.agent): row.recording.agent_name or NOTHING for row in rows if row.recording.agent}
        people = {str(row.sample.marked_by): row.marked_by for row in rows}
        for choice, everybody, found in (
            (self.agent, self.tr("All agents"), agents),
            (self.marked_by, self.tr("Marked by anybody"), people),
        ):
            before = choice.code
            choice.set_options([("", everybody), *sorted(found.items(), key=lambda item: item[1])])
            choice.set_code(before if before in found else "")

    def lets_through(self, row: SampleRow) -> bool:
        """Whether a sample is to be shown."""
        words = f"{row.sample.topic}\n{row.sample.teaching_point}".casefold()
        return (
            self.kind.code in ("", row.sample.kind.value)
            and self.agent.code in ("", str(row.recording.agent))
            and self.marked_by.code in ("", str(row.sample.marked_by))
            and all(word in words for word in self.search.text().casefold().split())
        )


class SampleList(QWidget):
    """Filters above, the list below; `picked`, `play_asked(row)`, `opened(row)`, `menu_asked(row, point)` tell."""

    picked = Signal()
    play_asked = Signal(object)
    opened = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._formats = Formats(surroundings.language, surroundings.zone)
        self._all: tuple[SampleRow, ...] = ()
        self._heard: tuple[CoachingSampleId | None, bool, float] = (None, False, 0.0)
        self.filters = SampleFilters(surroundings)
        self.filters.changed.connect(self._narrow)
        self.model: RowsModel[SampleRow] = RowsModel(self._columns())
        self.table = Table(self.model, self.model.columns, self.tr("Coaching samples"), many=True)
        self.table.picked.connect(self.picked)
        self.table.played.connect(lambda at: self.play_asked.emit(self.model.row(at)))
        self.table.opened.connect(lambda at: self.opened.emit(self.model.row(at)))
        self.table.menu_asked.connect(lambda at, point: self.menu_asked.emit(self.model.row(at), point))
        self.table.clicked.connect(self._on_clicked)
        nothing = EmptyState(
            "magnifying-glass",
            self.tr("No sample matches."),
            self.tr("Take a filter away or search for something else."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)

    def _columns(self) -> list[Column[SampleRow]]:
        return [
            Column("play", "", self._play_cell, width=48, fixed=True),
            Column("topic", self.tr("Topic"), self._topic_cell, width=240, stretch=True, fixed=True),
            Column("kind", self.tr("Kind"), self._kind_cell, width=146),
            Column("agent", self.tr("Agent"), self._agent_cell, width=110),
            Column("place", self.tr("Place in the call"), self._place_cell, width=116),
            Column("length", self.tr("Length"), self._length_cell, width=122, side="right"),
            Column("marked", self.tr("Marked by"), self._marked_cell, width=100),
        ]

    def _play_cell(self, row: SampleRow) -> TextCell:
        if row.recording.audio is not AudioState.PRESENT:
            return TextCell("", icon="speaker-simple-slash", token="ink3")
        sample, playing, _ = self._heard
        here = sample == row.sample.id
        return TextCell(
            "", icon="pause-circle" if here and playing else "play-circle", token="accent" if here else "ink2"
        )

    def _topic_cell(self, row: SampleRow) -> TextCell:
        return TextCell(row.sample.topic, row.sample.teaching_point, weight=500)

    def _kind_cell(self, row: SampleRow) -> PillCell:
        kind, icon = KIND_LOOKS[row.sample.kind]
        return PillCell(self._around.say.say(KIND_NAMES[row.sample.kind]), kind, icon)

    def _agent_cell(self, row: SampleRow) -> TextCell:
        return TextCell(row.recording.agent_name or NOTHING, row.recording.team_name or "")

    def _place_cell(self, row: SampleRow) -> TextCell:
        at = row.recording.started_at
        return TextCell(stretch(row.sample.span.start, row.sample.span.end), self._formats.short_when(at) if at else "")

    def _length_cell(self, row: SampleRow) -> BarCell:
        sample, _, share = self._heard
        return BarCell(share if sample == row.sample.id else None, self._formats.seconds(row.sample.span.length))

    def _marked_cell(self, row: SampleRow) -> TextCell:
        return TextCell(row.marked_by, self._formats.short_day(row.sample.marked_at.astimezone(self._around.zone)))

    def show_rows(self, rows: tuple[SampleRow, ...]) -> None:
        """Show these; filters, selection and scroll position stay."""
        self._all = rows
        self.filters.offer(rows)
        self._narrow()

    def show_heard(self, sample: CoachingSampleId | None, playing: bool, share: float) -> None:
        """Mark the sample that is played, and how far it is."""
        self._heard = (sample, playing, share)
        self.table.viewport().update()

    def _narrow(self) -> None:
        selected = [row.sample.id for row in self.chosen()]
        scrolled = self.table.verticalScrollBar().value()
        rows = [row for row in self._all if self.filters.lets_through(row)]
        self.model.set_rows(rows)
        ids = [row.sample.id for row in rows]
        kept = [ids.index(each) for each in selected if each in ids]
        if rows:
            self.table.select_row(kept[0] if kept else 0)
        self.table.verticalScrollBar().setValue(scrolled)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.filters.count.setText(self.tr("{n} samples").format(n=len(rows)))
        self.picked.emit()

    def shown(self) -> tuple[SampleRow, ...]:
        """All that the filters let through."""
        return tuple(self.model.rows())

    def chosen(self) -> tuple[SampleRow, ...]:
        """The selected ones."""
        return tuple(self.model.row(at) for at in self.table.selected_rows() if at < self.model.rowCount())

    def select(self, sample: CoachingSampleId) -> None:
        """Select one sample."""
        ids = [row.sample.id for row in self.model.rows()]
        if sample in ids:
            self.table.select_row(ids.index(sample))

    def after(self, sample: CoachingSampleId) -> SampleRow | None:
        """The next sample that can be heard."""
        rows = self.model.rows()
        ids = [row.sample.id for row in rows]
        following = rows[ids.index(sample) + 1 :] if sample in ids else []
        return next((row for row in following if row.recording.audio is AudioState.PRESENT), None)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.play_asked.emit(self.model.row(index.row()))
