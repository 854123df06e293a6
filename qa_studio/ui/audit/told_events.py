"""Events as the list shows them, read some hundred at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Signal

from qa_studio.domain.audit import AuditEvent, Did
from qa_studio.services.audit import AuditPage
from qa_studio.services.audit_fields import FieldChange, Manner
from qa_studio.services.audit_words import EventWords
from qa_studio.ui.components.cells import NumberCell, TextCell
from qa_studio.ui.components.table import Column, RowsModel
from qa_studio.ui.formatting import Formats

TOGETHER = 200
ICONS = {
    Did.ADDED: "plus-circle",
    Did.CHANGED: "pencil-simple",
    Did.REMOVED: "trash",
    Did.LOOKED: "eye",
    Did.EXPORTED: "export",
}


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event, its sentence, the same in two parts, and what changed field by field."""

    event: AuditEvent
    sentence: str
    brief: str
    name: str
    changes: tuple[FieldChange, ...]

    @property
    def who(self) -> str:
        """The person, or the login where the program was told of nobody."""
        return self.event.person or self.event.login

    @property
    def login(self) -> str:
        """Who the system says it was, where that is somebody else."""
        return "" if self.event.login == self.who else self.event.login


def told(page: AuditPage, manner: Manner, named: bool) -> tuple[ToldEvent, ...]:
    """In words; where all are about one thing it needn't be `named` again and again."""
    words = EventWords(manner, page.names)
    return tuple(
        ToldEvent(each, words.sentence(each), words.brief(each), words.name(each) if named else "", words.changes(each))
        for each in page.events
    )


class EventColumns(QObject):
    """Makes the columns; `broken` is the number of an event that is marked."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self.broken: int | None = None

    def made(self) -> list[Column[ToldEvent]]:
        """Number, time, who, what."""
        return [
            Column("id", self.tr("No."), self._number, width=84, side="right", fixed=True),
            Column("at", self.tr("Time"), self._time, width=160),
            Column("who", self.tr("Who"), self._who, width=140, tip=lambda row: row.login),
            Column(
                "what", self.tr("What was done"), self._what, width=300, stretch=True, tip=lambda row: row.sentence
            ),
        ]  # fmt: skip

    def _number(self, row: ToldEvent) -> NumberCell:
        return NumberCell(str(row.event.id), low=row.event.id == self.broken)

    def _time(self, row: ToldEvent) -> TextCell:
        return TextCell(self._formats.when(row.event.at), token="ink2")

    def _who(self, row: ToldEvent) -> TextCell:
        return TextCell(row.who, self.tr("login {name}").format(name=row.login) if row.login else "")

    def _what(self, row: ToldEvent) -> TextCell:
        broken = row.event.id == self.broken
        icon = "warning-circle-fill" if broken else ICONS[row.event.did]
        return TextCell(row.brief, row.name, "bad" if broken else "ink", icon=icon)


class EventsModel(RowsModel[ToldEvent]):
    """Grows while somebody scrolls: `more_wanted` when the end comes into sight and there is more."""

    more_wanted = Signal()

    def __init__(self, columns: Sequence[Column[ToldEvent]]) -> None:
        super().__init__(columns)
        self._has_more = False

    def show_first(self, rows: Sequence[ToldEvent]) -> None:
        """Show these instead; a full page means that there is more."""
        self._has_more = len(rows) == TOGETHER
        self.set_rows(rows)

    def append(self, rows: Sequence[ToldEvent]) -> None:
        """Older ones, below those that are shown."""
        self._has_more = len(rows) == TOGETHER
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether older events were not read yet."""
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Ask for them once."""
        self._has_more = False
        self.more_wanted.emit()
