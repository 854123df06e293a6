"""The checklist that is being made, one place of it in hand, and every step that can be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from qa_studio.domain.checklist import Checklist, Question, Section
from qa_studio.domain.checklist_edit import (
    FORM,
    Spot,
    change_question,
    change_section,
    place_of_question,
    place_of_section,
    section_named,
)

SETTLES_AFTER = 250
"""Milliseconds without another change; by then a typist has paused."""


class Touches(StrEnum):
    """What a change may have altered: what is shown of one place, or which places there are and in which order."""

    PLACE = "place"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that was made or taken back; `spot` is where."""

    touches: Touches
    spot: Spot


class Editing(QObject):
    """Holds the checklist; everything else shows it and asks for changes.

    `changed(Edit)` comes at once and must be answered cheaply; `settled()` comes when there was a pause, for whatever
    looks at the whole form.  `went_to(Spot)` tells which place is in hand now.
    """

    changed = Signal(object)
    settled = Signal()
    went_to = Signal(object)

    def __init__(
        self, checklist: Checklist, published: frozenset[str] = frozenset(), parent: QObject | None = None
    ) -> None:
        """`published` are the codes of questions and sections of earlier versions: they never change."""
        super().__init__(parent)
        self._checklist, self.published = checklist, published
        self._spot = FORM
        self.steps = QUndoStack(self)
        self._pause = QTimer(self, singleShot=True, interval=SETTLES_AFTER)
        self._pause.timeout.connect(self.settled)

    @property
    def checklist(self) -> Checklist:
        """As it is now; it may be incomplete, but every code in it is there once."""
        return self._checklist

    @property
    def spot(self) -> Spot:
        """The place in hand."""
        return self._spot

    @property
    def question(self) -> Question | None:
        """The question in hand, if it is one."""
        return self._checklist.question(self._spot.question) if self._spot.question else None

    @property
    def section(self) -> Section | None:
        """The section in hand, or that of the question in hand."""
        if self._spot.question:
            return self._checklist.section_of(self._spot.question)
        return section_named(self._checklist, self._spot.section) if self._spot.section else None

    def go_to(self, spot: Spot) -> None:
        """Take another place in hand; one that isn't there is the form."""
        spot = spot if spot.of(self._checklist) else FORM
        if spot != self._spot:
            self._spot = spot
            self.went_to.emit(spot)

    def edit(
        self,
        words: str,
        checklist: Checklist,
        touches: Touches = Touches.ORDER,
        *,
        then: Spot | None = None,
        merge: str = "",
    ) -> None:
        """Make `checklist` the one that is edited, as a step that can be undone under the name `words`.

        `then` is the place to go to; steps at the same place with the same `merge` that follow each other are one.
        """
        if checklist == self._checklist:
            return
        spot = self._spot if then is None else then
        self.steps.push(_Step(self, words, checklist, Edit(touches, spot), merge))

    def change_question(self, words: str, change: Callable[[Question], Question], merge: str = "") -> None:
        """Change the question in hand; does nothing where none is."""
        if (old := self.question) is None:
            return
        section, within = place_of_question(self._checklist, old.code)
        changed = change_question(self._checklist, old.code, change)
        new = changed.sections[section].questions[within]
        touches = Touches.PLACE if new.code == old.code else Touches.ORDER
        self.edit(words, changed, touches, then=Spot(question=new.code), merge=merge)

    def change_section(self, words: str, change: Callable[[Section], Section], merge: str = "") -> None:
        """Change the section in hand; does nothing where none is."""
        if not self._spot.section or (old := self.section) is None:
            return
        at = place_of_section(self._checklist, old.code)
        changed = change_section(self._checklist, old.code, change)
        new = changed.sections[at]
        touches = Touches.PLACE if new.code == old.code else Touches.ORDER
        self.edit(words, changed, touches, then=Spot(section=new.code), merge=merge)

    def change_form(self, words: str, change: Callable[[Checklist], Checklist], merge: str = "") -> None:
        """Change title, scoring or note of the form."""
        self.edit(words, change(self._checklist), Touches.PLACE, then=FORM, merge=merge)

    def settle(self) -> None:
        """Don't wait for a pause."""
        if self._pause.isActive():
            self._pause.stop()
            self.settled.emit()

    def become(self, checklist: Checklist, edit: Edit) -> None:
        """Only for the steps: have this checklist and go to the place of the change."""
        self._checklist = checklist
        spot = edit.spot if edit.spot.of(checklist) else FORM
        moves = spot != self._spot
        self._spot = spot
        self.changed.emit(edit)
        if moves:
            self.went_to.emit(spot)
        self._pause.start()


class _Step(QUndoCommand):
    """From one checklist to another; both share all that stayed the same."""

    def __init__(self, editing: Editing, words: str, after: Checklist, edit: Edit, merge: str) -> None:
        super().__init__(words)
        self._editing, self._before, self._after = editing, editing.checklist, after
        self._edit, self._back = edit, Edit(edit.touches, editing.spot)
        self._merge = merge

    def id(self) -> int:
        """Steps of one kind; -1 is never merged."""
        return 1 if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Be one step with the one that follows."""
        if not isinstance(other, _Step) or other._merge != self._merge or other._edit.spot != self._edit.spot:
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        """Do it, or do it again."""
        self._editing.become(self._after, self._edit)

    def undo(self) -> None:
        """Take it back, and go to where it was done."""
        self._editing.become(self._before, self._back)
