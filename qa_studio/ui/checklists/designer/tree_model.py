"""The form, its sections and their questions as Qt's views want them; no object is kept per row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count, takewhile
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qa_studio.domain.checklist import Checklist, Section
from qa_studio.domain.checklist_edit import FORM, Spot
from qa_studio.domain.folding import folded
from qa_studio.domain.wording import Wording
from qa_studio.ui.checklists.designer.editing import Edit, Editing, Touches
from qa_studio.ui.checklists.designer.found import FoundSource
from qa_studio.ui.checklists.designer.tree_rows import TreeRow, TreeRows

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The whole `TreeRow`."""

AnyIndex = QModelIndex | QPersistentModelIndex
_FORM_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
_SECTION_FLAGS = _FORM_FLAGS | Qt.ItemFlag.ItemIsDragEnabled
_QUESTION_FLAGS = _SECTION_FLAGS | Qt.ItemFlag.ItemNeverHasChildren
_NOWHERE = QModelIndex()
_TOP = 0  # the internal number of rows that hang nowhere; questions carry that of their section


@dataclass(slots=True)
class _Branch:
    """A section that is shown, and which of its questions: their positions and codes."""

    number: int
    code: str
    at: int
    places: list[int]
    codes: list[str]


class FormModel(QAbstractItemModel):
    """Row 0 is the form; the sections follow, the questions hang below them.

    It follows the `Editing`: a change of one place repaints that row (and its section's), a change of the order becomes
    rows that come or go, or else a layout change.  `search` leaves only what has the words.  `widest` is as long as the
    longest number of a question.
    """

    def __init__(
        self, editing: Editing, language: str, found: FoundSource | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editing, self._checklist = editing, editing.checklist
        self._rows = TreeRows(language, found, self)
        self._numbers = count(1)
        self._words: list[str] = []
        self._wanted: frozenset[Spot] | None = None
        self._known: frozenset[str] = frozenset()
        self.widest = ""
        self._branches: list[_Branch] = []
        self._row_of: dict[int, int] = {}
        self._keep(self._arranged())
        editing.changed.connect(self._on_changed)
        if found is not None:
            found.changed.connect(self._on_found)

    @property
    def checklist(self) -> Checklist:
        """What is shown: for a moment, while rows come or go, not yet what is edited."""
        return self._checklist

    # Places and indexes

    def spot(self, index: AnyIndex) -> Spot:
        """The place that a row shows."""
        if not index.isValid() or (index.internalId() == _TOP and index.row() == 0):
            return FORM
        if index.internalId() == _TOP:
            return Spot(section=self._branches[index.row() - 1].code)
        return Spot(question=self._branch(index).codes[index.row()])

    def index_of(self, spot: Spot) -> QModelIndex:
        """The row of a place; an invalid one where it is not shown."""
        if spot == FORM:
            return self.index(0, 0)
        for row, branch in enumerate(self._branches, start=1):
            if spot.section and branch.code == spot.section:
                return self.index(row, 0)
            if spot.question and spot.question in branch.codes:
                return self.createIndex(branch.codes.index(spot.question), 0, branch.number)
        return QModelIndex()

    def position(self, index: AnyIndex) -> tuple[int, int | None]:
        """How many sections stand before it in the form, and before a question how many of its section."""
        if index.internalId() == _TOP:
            return self._branches[index.row() - 1].at, None
        branch = self._branch(index)
        return branch.at, branch.places[index.row()]

    def _branch(self, index: AnyIndex) -> _Branch:
        return self._branches[self._row_of[index.internalId()] - 1]

    # What Qt asks

    # These are asked for every row whenever the view lays itself out: a thousand times each, so they look at as little
    # as they can.

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        """The index of a row."""
        if parent.isValid():
            at = parent.row() - 1
            if at < 0 or parent.internalId() != _TOP or column != 0:
                return QModelIndex()
            branch = self._branches[at]
            return self.createIndex(row, 0, branch.number) if 0 <= row < len(branch.codes) else QModelIndex()
        known = column == 0 and 0 <= row <= len(self._branches)
        return self.createIndex(row, 0, _TOP) if known else QModelIndex()

    def parent(self, child: AnyIndex) -> QModelIndex:  # type: ignore[override]
        """The section of a question."""
        number = child.internalId()  # that of an invalid index is 0 too
        return self.createIndex(self._row_of[number], 0, _TOP) if number else QModelIndex()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """The form and the sections; the questions of a section."""
        if not parent.isValid():
            return 1 + len(self._branches)
        at = parent.row() - 1
        return 0 if at < 0 or parent.internalId() else len(self._branches[at].codes)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """One, in which everything is painted."""
        return 1

    def row(self, index: AnyIndex) -> TreeRow:
        """What a row shows."""
        checklist = self.checklist
        if index.internalId() == _TOP and index.row() == 0:
            return self._rows.form(checklist)
        at, within = self.position(index)
        return self._rows.section(checklist, at) if within is None else self._rows.question(checklist, at, within)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, its words, or all of it said."""
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            return self.row(index)
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row(index)
            return row.words or row.instead
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.row(index).said
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Everything can be chosen; sections and questions can be dragged, and dropped upon."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if index.internalId():
            return _QUESTION_FLAGS
        return _SECTION_FLAGS if index.row() else _FORM_FLAGS

    # Searching

    @property
    def searching(self) -> bool:
        """Whether only some rows are shown."""
        return self._wanted is not None

    def search(self, text: str) -> None:
        """Show what has all these words in its texts or its code; an empty text shows everything."""
        self._words = folded(text).split()
        self._wanted = self._matching() if self._words else None
        self._known = frozenset(question.code for question in self.checklist.questions)
        self._lay_out(self._arranged())

    def _matching(self) -> frozenset[Spot]:
        found: set[Spot] = set()
        for section in self.checklist.sections:
            whole = self._has_words(section.code, section.title)
            if whole:
                found.add(Spot(section=section.code))
            found |= {
                Spot(question=question.code)
                for question in section.questions
                if whole or self._has_words(question.code, question.text)
            }
        return frozenset(found)

    def _has_words(self, code: str, wording: Wording) -> bool:
        text = folded(" ".join((code, *wording.texts.values())))
        return all(word in text for word in self._words)

    # Following the changes

    def _arranged(self) -> list[_Branch]:
        """How the rows should stand; section numbers are not given yet."""
        shown = self._shown_questions
        branches = []
        for at, section in enumerate(self._editing.checklist.sections):
            places = shown(section)
            if self._wanted is None or places or Spot(section=section.code) in self._wanted:
                branches.append(_Branch(0, section.code, at, places, [section.questions[p].code for p in places]))
        return branches

    def _shown_questions(self, section: Section) -> list[int]:
        wanted = self._wanted
        if wanted is None:
            return list(range(len(section.questions)))
        # What is new since the search has to be seen, whatever its words.
        return [
            place
            for place, question in enumerate(section.questions)
            if Spot(question=question.code) in wanted or question.code not in self._known
        ]

    def _keep(self, branches: Sequence[_Branch]) -> None:
        """Have these, under the numbers that their sections had."""
        numbers = {branch.code: branch.number for branch in self._branches}
        for branch in branches:
            branch.number = numbers.get(branch.code) or next(self._numbers)
        self._branches = list(branches)
        self._checklist = self._editing.checklist
        self._row_of = {branch.number: row for row, branch in enumerate(self._branches, start=1)}
        most = max((branch.places[-1] + 1 for branch in self._branches if branch.places), default=1)
        self.widest = f"{len(self._checklist.sections)}.{most}"

    def _on_changed(self, edit: Edit) -> None:
        if edit.touches is Touches.ORDER:
            self._follow(self._arranged())
            return
        self._checklist = self._editing.checklist
        if edit.spot == FORM:  # another method, for one, alters every row
            self._repaint_all()
            return
        self._repaint(self.index_of(edit.spot))

    def _repaint(self, index: QModelIndex) -> None:
        if index.isValid():
            self.dataChanged.emit(index, index)
            if (section := index.parent()).isValid():
                self.dataChanged.emit(section, section)

    def _repaint_all(self) -> None:
        # A view paints all that it shows anew for a range of rows, those below them too: a hundred sections need not
        # all be told one by one.
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def _on_found(self) -> None:
        self._repaint_all()

    def _follow(self, new: list[_Branch]) -> None:
        old = self._branches
        if [branch.code for branch in old] != [branch.code for branch in new]:
            self._follow_sections(old, new)
            return
        differing = [
            row for row, (was, is_) in enumerate(zip(old, new, strict=True), start=1) if was.codes != is_.codes
        ]
        if not differing:
            self._keep(new)
            self._repaint_all()
        elif len(differing) == 1:
            self._follow_questions(differing[0], new)
        else:
            self._lay_out(new)

    def _follow_sections(self, old: list[_Branch], new: list[_Branch]) -> None:
        was, is_ = ([(each.code, *each.codes) for each in branches] for branches in (old, new))
        step = _step(was, is_)
        if step is not None:
            self._step(QModelIndex(), step, 1, lambda: self._keep(new))
            self._repaint_all()
        elif len(old) == len(new) and sum(a.code != b.code for a, b in zip(old, new, strict=True)) == 1:
            self._rename_section(new)
        else:
            self._lay_out(new)

    def _rename_section(self, new: list[_Branch]) -> None:
        """Another code in the same place: the same row, expanded as it was."""
        for was, is_ in zip(self._branches, new, strict=True):
            was.code = is_.code
        self._checklist = self._editing.checklist
        self._follow(new)

    def _follow_questions(self, row: int, new: list[_Branch]) -> None:
        was, is_ = self._branches[row - 1].codes, new[row - 1].codes
        step = _step(was, is_)
        if step is not None:
            self._step(self.index(row, 0), step, 0, lambda: self._keep(new))
            self._repaint_all()  # the later ones have other numbers
        elif len(was) == len(is_) and sum(a != b for a, b in zip(was, is_, strict=True)) == 1:
            self._keep(new)
            self._repaint_all()  # conditions elsewhere follow the new code
        else:
            self._lay_out(new)

    def _step(self, parent: QModelIndex, step: tuple[int, int], offset: int, keep: Callable[[], None]) -> None:
        first, more = step
        last = first + abs(more) - 1
        if more > 0:
            self.beginInsertRows(parent, first + offset, last + offset)
            keep()
            self.endInsertRows()
        else:
            self.beginRemoveRows(parent, first + offset, last + offset)
            keep()
            self.endRemoveRows()

    def _lay_out(self, new: list[_Branch]) -> None:
        """Any other order: what is selected and expanded stays with its place."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        spots = [self.spot(index) for index in before]
        self._keep(new)
        self.changePersistentIndexList(before, [self.index_of(spot) for spot in spots])
        self.layoutChanged.emit()


def _step(old: Sequence[object], new: Sequence[object]) -> tuple[int, int] | None:
    """Where, and how many, rows came (above 0) or went (below 0) in one piece; None where it was not that."""
    more = len(new) - len(old)
    if more == 0:
        return None
    fewest = min(len(old), len(new))
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    end = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(reversed(old), reversed(new), strict=False)))
    if start + end < fewest:
        return None
    return min(start, fewest), more
