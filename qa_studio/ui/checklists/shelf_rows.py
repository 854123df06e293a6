"""The lines of the checklists page: published checklists, each with the draft of its next version before it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from qa_studio.domain.checklist_draft import DraftId
from qa_studio.domain.checklist_use import EVERY_CALL, ChecklistUse, UseState
from qa_studio.domain.wording import Wording
from qa_studio.services.rows import ChecklistRow, DraftRow
from qa_studio.ui.components.cells import NumberCell, PillCell, TextCell
from qa_studio.ui.components.table import Column
from qa_studio.ui.formatting import Formats
from qa_studio.ui.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """A published checklist with the calls it is meant for, or a draft: one of the two is there."""

    published: ChecklistRow | None = None
    draft: DraftRow | None = None
    use: ChecklistUse = EVERY_CALL
    state: UseState = UseState.NOW

    @property
    def key(self) -> tuple[str, DraftId | None]:
        """What stays the same while its line changes."""
        return (self.published.code, None) if self.published else ("", self.draft.id if self.draft else None)

    @property
    def row(self) -> ChecklistRow | DraftRow:
        """The one that is there."""
        found = self.published or self.draft
        assert found is not None
        return found

    @property
    def code(self) -> str:
        """Of the checklist."""
        return self.row.code

    @property
    def title(self) -> Wording:
        """Of the checklist."""
        return self.row.title

    @property
    def version(self) -> str:
        """The number it has, or the one that a draft was begun to follow."""
        if self.published is not None:
            return f"v{self.published.version}"
        base = self.draft.based_on if self.draft and self.draft.is_next_version else None
        return "v1" if base is None else f"v{base.number + 1}"


def shelf_rows(
    published: Iterable[ChecklistRow], drafts: Iterable[DraftRow], uses: Mapping[str, ChecklistUse], today: date
) -> list[ShelfRow]:
    """Drafts of new checklists first, the last edited on top; then by code, each draft before its checklist."""
    begun = sorted(drafts, key=lambda draft: draft.edited_at, reverse=True)
    listed = [ShelfRow(draft=draft) for draft in begun if not draft.is_next_version]
    for row in published:
        listed += [ShelfRow(draft=draft) for draft in begun if draft.is_next_version and draft.code == row.code]
        use = uses.get(row.code, EVERY_CALL)
        listed.append(ShelfRow(row, use=use, state=use.state_on(today)))
    return listed


class ShelfColumns(QObject):
    """What the table shows of a line, in the reader's language."""

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language, self._say = around.language, around.say
        self._formats = Formats(around.language, around.zone)

    def all(self) -> list[Column[ShelfRow]]:
        """From left to right."""
        return [
            Column("title", self.tr("Checklist"), self._title, width=200, stretch=True, fixed=True),
            Column("state", self.tr("State"), self.state, width=108),
            Column("version", self.tr("Version"), lambda line: TextCell(line.version), width=72),
            Column(
                "questions",
                self.tr("Questions"),
                lambda line: NumberCell(str(line.row.questions)),
                width=84,
                side="right",
            ),
            Column("evaluations", self.tr("Evaluations"), self._evaluations, width=92, side="right"),
        ]

    def _title(self, line: ShelfRow) -> TextCell:
        retired = line.published is not None and line.published.retired
        title = line.title.in_language(self._language) or line.code
        return TextCell(title, self._second(line), token="ink3" if retired else "ink", weight=500)

    def _second(self, line: ShelfRow) -> str:
        if line.draft is not None:
            when = self._formats.when(line.draft.edited_at)
            return f"{line.draft.edited_by}, {when}" if line.draft.edited_by else when
        return " · ".join([*self._days(line.use), line.code])

    def _days(self, use: ChecklistUse) -> list[str]:
        first, last = use.valid_from, use.valid_until
        if first is not None and last is not None:
            return [self._formats.days(first, last)]
        if first is not None:
            return [self.tr("valid from {day}").format(day=self._formats.day(first))]
        return [] if last is None else [self.tr("valid until {day}").format(day=self._formats.day(last))]

    def state(self, line: ShelfRow) -> PillCell:
        """As a pill."""
        if line.published is None:
            return PillCell(self.tr("Draft"), "neutral", "pencil-simple")
        if line.published.retired:
            return PillCell(self.tr("Retired"), "neutral", "archive")
        return {
            UseState.NOW: PillCell(self.tr("In use"), "good", "check-circle"),
            UseState.NOT_YET: PillCell(self.tr("Planned"), "neutral", "clock"),
            UseState.OVER: PillCell(self.tr("Expired"), "warn", "calendar-x"),
        }[line.state]

    def _evaluations(self, line: ShelfRow) -> NumberCell:
        return NumberCell("" if line.published is None else str(line.published.evaluations))
