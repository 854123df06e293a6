"""Answering a whole section in one go: the menu of its head, the same in the palette, and what is said afterwards."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from qa_studio.domain.section_answers import Filled, Filling
from qa_studio.ui.command import Command
from qa_studio.ui.icons import icon
from qa_studio.ui.inspect.section_head import HEIGHT
from qa_studio.ui.presenter import Presenter

if TYPE_CHECKING:
    from qa_studio.ui.inspect.bench import Bench

_ICONS = {
    Filling.OPEN_FULL: "check",
    Filling.ALL_FULL: "checks",
    Filling.NOT_APPLICABLE: "prohibit",
    Filling.OPEN_AGAIN: "arrow-counter-clockwise",
}


class SectionMenu(QObject):
    """Asks how a section of the bench shall be answered, and has it done."""

    def __init__(self, bench: "Bench", presenter: Presenter) -> None:
        super().__init__(bench)
        self._bench, self._presenter = bench, presenter
        bench.checklist.section_menu_asked.connect(self.open)

    def words(self, filling: Filling) -> str:
        """What can be done, with the letter that chooses it."""
        return {
            Filling.OPEN_FULL: self.tr("Answer all open with &full marks"),
            Filling.ALL_FULL: self.tr("Answer &all with full marks"),
            Filling.NOT_APPLICABLE: self.tr("All &not applicable"),
            Filling.OPEN_AGAIN: self.tr("&Open them all again"),
        }[filling]

    def menu(self, section: str) -> QMenu:
        """What can be done with a section."""
        menu = QMenu(self._bench)
        for filling in Filling:
            if filling is Filling.OPEN_AGAIN:
                menu.addSeparator()
            menu.addAction(icon(_ICONS[filling]), self.words(filling), partial(self.fill, section, filling))
        return menu

    def open(self, section: str, at: QPoint) -> None:
        """Show the menu at a place on the screen."""
        if not self._bench.judging.locked:
            menu = self.menu(section)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)
            menu.setActiveAction(menu.actions()[0])

    def press(self) -> None:
        """Show it under the head of the section in which the active question stands."""
        panel = self._bench.checklist
        if panel.active:
            section = self._bench.judging.draft.checklist.section_of(panel.active).code
            head = panel.head(section)
            inside = head.mapTo(panel, QPoint(36, HEIGHT))
            top = panel.scroll_area.y()
            self.open(section, panel.mapToGlobal(QPoint(inside.x(), max(top, inside.y()))))

    def commands(self) -> list[Command]:
        """The same for the section of the active question."""
        panel, draft = self._bench.checklist, self._bench.judging.draft
        if self._bench.judging.locked or not panel.active:
            return []
        section = draft.checklist.section_of(panel.active)
        named = self.tr("Section {title}: {what}")
        title = section.title.in_language(panel.say.language)
        return [
            Command(
                f"section_{filling}",
                named.format(title=title, what=self.words(filling).replace("&", "")),
                partial(self.fill, section.code, filling),
                "",
                _ICONS[filling],
            )
            for filling in Filling
        ]

    def fill(self, section: str, filling: Filling) -> None:
        """Do it, and say how many questions were left."""
        done = self._bench.judging.fill(section, filling)
        if done is not None:
            self._presenter.mention(self._said(done, filling))

    def _said(self, done: Filled, filling: Filling) -> str:
        if not done.values and not done.left:
            return self.tr("Nothing changes in this section.")
        if filling is Filling.OPEN_AGAIN:
            return self.tr("Questions that are open again: {n}.").format(n=len(done.values))
        words = self.tr("Questions answered: {n}.").format(n=len(done.values))
        if not done.left:
            return words
        numbers = ", ".join(self._bench.judging.draft.numbers[code] for code in done.left)
        if filling is Filling.NOT_APPLICABLE:
            left = self.tr("Left, because they have to be judged: {n} ({numbers}).")
        else:
            left = self.tr("Left, because something has to be written or found there: {n} ({numbers}).")
        return self._bench.checklist.say.sentences(words, left.format(n=len(done.left), numbers=numbers))
