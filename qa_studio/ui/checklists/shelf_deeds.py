"""What can be done with the chosen checklist or draft: a row of buttons, and the same as a menu."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from qa_studio.domain.audit import Subject
from qa_studio.domain.checklist_draft import DraftId
from qa_studio.domain.checklist_use import ChecklistUse
from qa_studio.domain.people import Team
from qa_studio.domain.rights import Deed as Right
from qa_studio.services.periods import day_of
from qa_studio.services.rows import ChecklistRow
from qa_studio.services.studio import Studio
from qa_studio.texts import message
from qa_studio.ui.audit.history_menu import add_history
from qa_studio.ui.checklists.new_dialog import NewChecklistDialog
from qa_studio.ui.checklists.shelf_rows import ShelfRow
from qa_studio.ui.checklists.use_dialog import UseDialog
from qa_studio.ui.checklists.versions_dialog import VersionsDialog
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.dialog import ask
from qa_studio.ui.documents import ask_where
from qa_studio.ui.icons import icon
from qa_studio.ui.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Deed:
    """A button with what it does; it is there for drafts, for published checklists, or for both."""

    button: Button
    icon: str
    do: Callable[[], object]
    with_published: bool = True
    with_draft: bool = False

    def fits(self, line: ShelfRow) -> bool:
        """Whether it can be done with this line."""
        return self.with_published if line.published is not None else self.with_draft


class ShelfDeeds(QObject):
    """Acts on the line it was shown last; `opened(DraftId)` asks for the designer."""

    opened = Signal(object)

    def __init__(self, studio: Studio, around: Surroundings, page: QWidget) -> None:
        super().__init__(page)
        self._studio, self._shelf, self._around, self._page = studio, studio.checklists, around, page
        self._line: ShelfRow | None = None
        self.edit = self._button(self.tr("Edit"), "pencil-simple", self._edit, with_draft=True)
        self.copy = self._button(self.tr("Duplicate"), "copy", self.ask_copy)
        self.use = self._button(self.tr("Calls…"), "phone", self._ask_use)
        self.versions = self._button(self.tr("Versions"), "clock-counter-clockwise", self.show_versions)
        self.retire = self._button(self.tr("Retire"), "archive", self._retire)
        self.export = self._button(self.tr("Export"), "export", self._export)
        self.discard = self._button(
            self.tr("Discard draft"), "trash", self._ask_discard, with_published=False, with_draft=True
        )
        keeping = (self.edit, self.copy, self.use, self.versions, self.retire, self.export, self.discard)
        self.all = keeping if around.may(Right.KEEP_CHECKLISTS) else (self.versions, self.export)

    def _button(
        self,
        words: str,
        icon_name: str,
        do: Callable[[], object],
        *,
        with_published: bool = True,
        with_draft: bool = False,
    ) -> Deed:
        button = Button(words, "outline" if with_published else "danger", icon_name)
        button.clicked.connect(lambda: do())
        return Deed(button, icon_name, do, with_published, with_draft)

    def open(self) -> None:
        """What Enter does: write at it, or for who may not look at its versions."""
        if self.edit in self.all:
            self.edit.do()
        else:
            self.show_versions()

    def show_line(self, line: ShelfRow | None) -> None:
        """From now on act on this one."""
        self._line = line
        for deed in self.all:
            deed.button.setVisible(line is not None and deed.fits(line))
        if line is not None and line.published is not None:
            self.retire.button.setText(self.tr("Use again") if line.published.retired else self.tr("Retire"))

    def menu(self) -> QMenu:
        """The same for the right mouse button."""
        menu = QMenu(self._page)
        for deed in self.all:
            if self._line is not None and deed.fits(self._line):
                menu.addAction(icon(deed.icon, "ink2"), deed.button.text(), lambda deed=deed: deed.do())
        if self._published is not None:
            add_history(menu, self._around.navigation, Subject.CHECKLIST, self._published.code, self._published.code)
        return menu

    @property
    def _published(self) -> ChecklistRow | None:
        return self._line.published if self._line else None

    # Drafts

    def ask_new(self) -> NewChecklistDialog:
        """Begin a checklist."""
        return self._begin(None)

    def ask_copy(self) -> NewChecklistDialog:
        """Begin one from the chosen checklist."""
        return self._begin(self._published)

    def _begin(self, start: ChecklistRow | None) -> NewChecklistDialog:
        dialog = NewChecklistDialog(self._studio, self._around, start, self._page.window())
        dialog.accepted.connect(lambda: self.opened.emit(dialog.begun))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _edit(self) -> None:
        line = self._line
        if line is None:
            return
        if line.draft is not None:
            self.opened.emit(line.draft.id)
        else:
            begin = partial(self._studio.drafts.edit, line.code, self._around.person.id)
            self._around.runner.queue(begin, self.opened.emit, owner=self)

    def _ask_discard(self) -> None:
        line = self._line
        if line is None or line.draft is None:
            return
        title = self.tr("Discard the draft of {title}?").format(title=self._title(line))
        words = self.tr("What was changed in it is lost. Published versions stay as they are.")
        if ask(self._page, title, words, self.tr("Discard"), self.tr("Keep"), "danger"):
            self._discard(line.draft.id)

    def _discard(self, draft: DraftId) -> None:
        self._around.runner.queue(lambda: self._studio.drafts.discard(draft))

    def _title(self, line: ShelfRow) -> str:
        return line.title.in_language(self._around.language) or line.code

    # Published checklists

    def _ask_use(self) -> None:
        row = self._published
        if row is not None:
            self._around.runner.read(
                lambda: (self._shelf.use(row.code), self._studio.people.teams()),
                lambda found: self._show_use(row, *found),
                owner=self,
            )

    def _show_use(self, row: ChecklistRow, use: ChecklistUse, teams: tuple[Team, ...]) -> None:
        self.show_use(row, use, teams)

    def show_use(self, row: ChecklistRow, use: ChecklistUse, teams: tuple[Team, ...]) -> UseDialog:
        """For which calls a checklist is meant."""
        today = day_of(self._studio.clock(), self._around.zone.key)
        dialog = UseDialog(self._shelf, self._around, row, use, teams, today, self._page.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def show_versions(self) -> VersionsDialog | None:
        """All versions of the chosen checklist and what each changed."""
        row = self._published
        if row is None:
            return None
        dialog = VersionsDialog(self._shelf, self._around, row, self._page.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _retire(self) -> None:
        row = self._published
        if row is not None:
            self._around.runner.queue(lambda: self._shelf.retire(row.code, not row.retired))

    def _export(self) -> None:
        row = self._published
        kinds = {".yaml": "YAML", ".xlsx": "Excel"}
        if row is not None and (path := ask_where(self._page, self.tr("Export"), f"{row.code}.checklist.yaml", kinds)):
            self.export_to(row.code, path)

    def export_to(self, code: str, path: Path) -> None:
        """Write a checklist to a file."""
        done = message("{path} is written.", path=path)
        self._around.runner.run(
            lambda progress: self._shelf.export(code, path),
            lambda _: self._around.presenter.mention(done),
            title=message("Writing {path}", path=path.name),
            owner=self,
        )
