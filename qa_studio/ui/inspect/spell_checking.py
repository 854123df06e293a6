"""Spelling on the bench: comments, notes and the summary."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit

from qa_studio.services.spelling import Spelling
from qa_studio.ui.spelling_underline import SpellingUnderline
from qa_studio.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from qa_studio.ui.inspect.bench import Bench


class SpellChecking(QObject):
    """Has the dictionaries read where nobody waits for them, then checks every text that is written here."""

    def __init__(self, bench: "Bench", spelling: Spelling, surroundings: Surroundings) -> None:
        super().__init__(bench)
        self._bench, self._spelling = bench, spelling
        self._preferences = surroundings.preferences
        surroundings.runner.read(spelling.load, lambda _tags: self._begin(), owner=self)

    def _begin(self) -> None:
        if not self._spelling.ready or self._bench.judging.locked:
            return
        self._bench.checklist.writing.connect(self.watch)
        for editor in (self._bench.tabs.notes.summary.editor, self._bench.noting.line.area.editor):
            self.watch(editor)
        for code in self._bench.judging.draft.asked():
            begun = self._bench.checklist.row(code).editor
            if begun is not None:  # opened before the dictionaries were read
                self.watch(begun.area.editor)

    def watch(self, editor: QPlainTextEdit) -> SpellingUnderline:
        """Check what is written in it; gives what does so."""
        known = editor.findChild(SpellingUnderline)
        return known or SpellingUnderline(editor, self._spelling, lambda: self._preferences.now.check_spelling)
