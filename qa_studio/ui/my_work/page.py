"""My work: what I have begun, what waits for me, what I finished lately."""

import getpass
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.left_to_do import LeftToDo
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.rights import Deed
from qa_studio.services.claims import Claims
from qa_studio.services.events import Event, MasksChanged, PeopleChanged, RecordingsChanged
from qa_studio.services.inspections import Inspections
from qa_studio.services.library import Desk, Library
from qa_studio.services.meanwhile import Edit
from qa_studio.services.people import PeopleDirectory
from qa_studio.services.rows import WorkItem
from qa_studio.texts import message
from qa_studio.ui.components.asking import NameDialog
from qa_studio.ui.components.banner import Banner
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Card, Surface
from qa_studio.ui.components.dialog import ask
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.page_head import PageHead
from qa_studio.ui.components.table import ROW_HEIGHT, Column, RowsModel, Table
from qa_studio.ui.formatting import Formats
from qa_studio.ui.icons import icon
from qa_studio.ui.my_work.columns import WorkCells
from qa_studio.ui.my_work.next_item import is_begun, is_overdue, next_item
from qa_studio.ui.navigation import ToEvaluation, ToInspection, ToPlace
from qa_studio.ui.reading_again import ReadingAgain
from qa_studio.ui.recordings.edits import Desks
from qa_studio.ui.recordings.thumbnails import Thumbnails
from qa_studio.ui.settling import write_edit
from qa_studio.ui.surroundings import Surroundings

NEXT_KEY = "Ctrl+Return"


class WorkList(Card):
    """A list as high as its rows, under a title with their number."""

    def __init__(self, title: str, columns: Sequence[Column[WorkItem]]) -> None:
        super().__init__(title, " ")
        self.model: RowsModel[WorkItem] = RowsModel(columns)
        self.table = Table(self.model, columns, title)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.table)

    def show_items(self, items: Sequence[WorkItem], note: str) -> None:
        """Show others and keep the chosen one; an empty list hides."""
        chosen = {self.model.row(row).recording.id for row in self.table.selected_rows()}
        self.model.set_rows(items)
        self.set_note(note)
        self.table.setFixedHeight(36 + ROW_HEIGHT * len(items) + 2)
        self.setVisible(bool(items))
        again = [number for number, item in enumerate(items) if item.recording.id in chosen]
        if again:
            self.table.select_row(again[0])


class MyWorkPage(QWidget):
    """The desk of the person who sits here."""

    def __init__(
        self,
        library: Library,
        inspections: Inspections,
        claims: Claims,
        people: PeopleDirectory,
        surroundings: Surroundings,
    ) -> None:
        super().__init__()
        self._library, self._inspections, self._claims, self._people = library, inspections, claims, people
        self._around = surroundings
        self._next: WorkItem | None = None
        self.thumbnails = Thumbnails(library, surroundings.runner, self)
        formats = Formats(surroundings.language, surroundings.zone)
        self._cells = cells = WorkCells(formats, surroundings.say, self._today, self.thumbnails)
        self.begun = WorkList(self.tr("Begun"), cells.begun())
        self.waiting = WorkList(self.tr("Waiting for me"), cells.waiting())
        self.finished = WorkList(self.tr("Finished lately"), cells.finished())
        self.next_button = Button(self.tr("Next"), "primary", "play", NEXT_KEY)
        self.nothing = EmptyState(
            "check-circle",
            self.tr("No calls wait for you"),
            self.tr("“Next” takes the oldest call that nobody judges yet; or choose calls in Recordings.")
            if surroundings.may(Deed.TAKE_NEXT)
            else self.tr("Calls that are given to you and evaluations that you correct stand here."),
            self.tr("Take the next call"),
            self.tr("Open recordings"),
        )
        self.who = Banner(
            self.tr("Evaluations will be signed “{name}”, the name of this computer's login.").format(
                name=surroundings.person.name
            ),
            "info",
            self.tr("Say your name…"),
            closable=True,
        )
        self.who.setVisible(not surroundings.by_login and surroundings.person.name == _login_name())
        self._arrange()
        self._connect()

    @property
    def _today(self) -> date:
        return datetime.now(self._around.zone).date()

    def _arrange(self) -> None:
        head = PageHead(self.tr("My work"))
        head.add(self.next_button)
        self.next_button.setEnabled(False)
        self.note = ElidedLabel("", "body", "ink2")
        body = Surface("window")
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.who)
        column.addWidget(self.note)
        self.nothing_card = Card()
        self.nothing_card.body.addWidget(self.nothing)
        self.nothing_card.setMinimumHeight(260)
        for each in (self.nothing_card, self.begun, self.waiting, self.finished):
            each.hide()
            column.addWidget(each)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        self._area = area
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(head)
        outer.addWidget(area, 1)

    def _connect(self) -> None:
        self.next_button.clicked.connect(self.open_next)
        self.who.acted.connect(self.ask_name)
        self.nothing.acted.connect(self.open_next)
        self.nothing.acted_second.connect(lambda: self._around.navigation.go(ToPlace("recordings")))
        for each in (self.begun, self.waiting):
            each.table.opened.connect(partial(self._on_opened, each))
            each.table.menu_asked.connect(partial(self._on_menu, each))
        self.finished.table.opened.connect(self._on_finished_opened)
        key = QShortcut(QKeySequence(NEXT_KEY), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.open_next)
        self.thumbnails.ready.connect(self._on_thumbnail)
        self._again = ReadingAgain(self, self.refresh)
        self._around.hear(self, self._on_event, Event)

    def refresh(self) -> None:
        """Read the desk again."""
        self._around.runner.read(self._read_desk, self._on_desk, owner=self)

    def showEvent(self, event: QShowEvent) -> None:
        """Read it again after what was answered elsewhere; through the queue of writes, so that the last counts too."""
        super().showEvent(event)
        self._around.runner.queue(self._read_desk, self._on_desk, owner=self)

    def _read_desk(self) -> tuple[Desk, Mapping[InspectionId, LeftToDo], int]:
        me = self._around.person.id
        return self._library.desk(me), self._inspections.unfinished(me), self._claims.free()

    def _on_desk(self, read: tuple[Desk, Mapping[InspectionId, LeftToDo], int]) -> None:
        desk, self._cells.unfinished, free = read
        today = self._today
        begun = [item for item in desk.waiting if is_begun(item)]
        waiting = [item for item in desk.waiting if not is_begun(item)]
        overdue = sum(is_overdue(item, today) for item in desk.waiting)
        self._next = next_item(desk.waiting, today)
        self.begun.show_items(begun, str(len(begun)))
        self.waiting.show_items(waiting, str(len(waiting)))
        self.finished.show_items(desk.finished, "")
        self.nothing_card.setVisible(not desk.waiting)
        takes = self._around.may(Deed.TAKE_NEXT)
        self.next_button.setEnabled(self._next is not None or (takes and free > 0))
        self.next_button.setVisible(takes or bool(desk.waiting))
        self.nothing.action.setEnabled(free > 0)
        self.nothing.action.setVisible(takes)
        self.note.setVisible(bool(desk.waiting))
        words = self.tr("Waiting: {n}, overdue: {overdue}") if overdue else self.tr("Waiting: {n}")
        self.note.setText(words.format(n=len(desk.waiting), overdue=overdue))
        self.note.set_token("bad" if overdue else "ink2")

    def ask_name(self) -> NameDialog:
        """Ask how evaluations shall be signed."""
        me = self._around.person
        dialog = NameDialog(
            self.tr("Who sits here?"), self.tr("Your name"), me.name, self.tr("Save"), self.tr("Cancel"), self.window()
        )
        dialog.accepted.connect(lambda: self._rename(dialog.chosen()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _rename(self, name: str) -> None:
        me, people = self._around.person, self._people
        edit = Edit(
            me,
            replace(me, name=name),
            lambda seen, mine: people.change_person(mine.id, mine.name, mine.role, mine.left_on, seen),
        )
        write_edit(self._around, edit, self, lambda _: self.who.hide())

    def open_next(self) -> None:
        """Open what should be taken up next; with an empty desk, one that nobody has."""
        if self._next is not None:
            self._around.navigation.go(ToInspection(self._next.recording.id))
        elif self.next_button.isEnabled():
            self.next_button.setEnabled(False)  # one at a time
            me = self._around.person.id
            self._around.runner.queue(lambda: self._claims.take_next(me), self._on_taken, owner=self)

    def _on_taken(self, recording: RecordingId | None) -> None:
        if recording is None:
            self._around.presenter.tell(message("Others have taken the last calls that nobody judged yet."), "info")
            self.refresh()
        else:
            self._around.navigation.go(ToInspection(recording))

    def _on_opened(self, source: WorkList, row: int) -> None:
        self._around.navigation.go(ToInspection(source.model.row(row).recording.id))

    def _on_finished_opened(self, row: int) -> None:
        evaluation = self.finished.model.row(row).evaluation
        if evaluation is not None:
            self._around.navigation.go(ToEvaluation(evaluation))

    def _on_menu(self, source: WorkList, row: int, at: QPoint) -> None:
        self.menu(source.model.row(row)).popup(at)

    def menu(self, item: WorkItem) -> QMenu:
        """What can be done with something on the desk."""
        menu = QMenu(self)
        recording = item.recording.id
        words = self.tr("Go on") if is_begun(item) else self.tr("Inspect")
        menu.addAction(icon("headphones"), words, lambda: self._around.navigation.go(ToInspection(recording)))
        if item.recording.assigned_to == self._around.person.id and self._around.may(Deed.ASSIGN):
            menu.addAction(icon("user-minus"), self.tr("Take off my desk"), lambda: self.put_back(recording))
        if (inspection := item.inspection) is not None:
            menu.addSeparator()
            menu.addAction(icon("trash", "bad"), self.tr("Discard…"), lambda: self.ask_discard(inspection))
        return menu

    def put_back(self, recording: RecordingId) -> None:
        """Let somebody else take it."""
        me = self._around.person.id
        seen: Desks = {recording: me}
        edit = Edit(seen, {recording: None}, lambda was, _mine: self._library.assign([recording], None, seen=was))
        write_edit(self._around, edit, self)

    def ask_discard(self, inspection: InspectionId) -> None:
        """Give an inspection up, after asking."""
        if ask(
            self,
            self.tr("Discard the inspection?"),
            self.tr("Its answers, comments and evidence are gone; the recording stays."),
            self.tr("Discard"),
            self.tr("Keep"),
            "danger",
        ):
            self._around.runner.queue(lambda: self._inspections.discard(inspection))

    def _on_thumbnail(self, _recording: int) -> None:
        for each in (self.begun, self.waiting):
            each.table.viewport().update()

    def _on_event(self, event: Event) -> None:
        if isinstance(event, (RecordingsChanged, MasksChanged)):
            self.thumbnails.forget(event.recordings)
        if not isinstance(event, PeopleChanged):
            self._again.ask()


def _login_name() -> str:
    """The name that the first person of a workspace gets until somebody says another one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in this system's list
        return "Inspector"
