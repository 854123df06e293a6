"""A wavy line under misspelt words of a text that is being written, and what may have been meant in its menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from qa_studio.services.spelling import Misspelt, Spelling
from qa_studio.ui.theme import color


class _Lines(QSyntaxHighlighter):
    """Draws the lines; the word at the cursor has time until it is written."""

    def __init__(self, editor: QPlainTextEdit, spelling: Spelling, wanted: Callable[[], bool]) -> None:
        super().__init__(editor.document())
        self._editor, self._spelling, self._wanted = editor, spelling, wanted

    def highlightBlock(self, text: str) -> None:
        """The misspelt words of one paragraph."""
        if not self._wanted():
            return
        line = QTextCharFormat()
        line.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        line.setUnderlineColor(color("bad"))
        begun = self._being_written()
        for each in self._spelling.wrong(text):
            if each.end != begun:
                self.setFormat(each.start, each.end - each.start, line)

    def _being_written(self) -> int:
        """Where the word in hand ends in this paragraph, -1 where none is."""
        cursor = self._editor.textCursor()
        here = self._editor.hasFocus() and cursor.block() == self.currentBlock() and not cursor.hasSelection()
        return cursor.positionInBlock() if here else -1


class SpellingUnderline(QObject):
    """Checks what is written in `editor` while that is `wanted`; lives as long as the editor."""

    def __init__(self, editor: QPlainTextEdit, spelling: Spelling, wanted: Callable[[], bool]) -> None:
        super().__init__(editor)
        self._editor, self._spelling, self._wanted = editor, spelling, wanted
        self._lines = _Lines(editor, spelling, wanted)
        self._last = QTextBlock()
        self._at = -1
        editor.cursorPositionChanged.connect(self._on_moved)
        editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        editor.customContextMenuRequested.connect(self._open_menu)

    def wrong(self) -> tuple[str, ...]:
        """The words that are underlined now."""
        found = []
        block = self._editor.document().begin()
        while block.isValid():
            for part in block.layout().formats():
                found.append(block.text()[part.start : part.start + part.length])
            block = block.next()
        return tuple(found)

    def _on_moved(self) -> None:
        # The word that was left is looked at again, and the one that was come to.
        cursor = self._editor.textCursor()
        block, at = cursor.block(), cursor.position()
        if self._last.isValid() and self._last != block:
            self._lines.rehighlightBlock(self._last)
        if at != self._at and block.isValid():
            self._lines.rehighlightBlock(block)
        self._last, self._at = block, at

    def _open_menu(self, where: QPoint) -> None:
        menu = self.menu(self._editor.cursorForPosition(where))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._editor.mapToGlobal(where))

    def menu(self, place: QTextCursor) -> QMenu:
        """The usual menu, and for a misspelt word at `place` or at the cursor what may have been meant above it."""
        menu = self._editor.createStandardContextMenu()
        found = self._misspelt(place) or self._misspelt(self._editor.textCursor())
        if found is None:
            return menu
        cursor, word = found
        first = menu.actions()[0] if menu.actions() else None
        actions = [self._replacing(cursor, each, menu) for each in self._spelling.suggestions(word)]
        if not actions:
            nothing = QAction(self.tr("No suggestions"), menu)
            nothing.setEnabled(False)
            actions.append(nothing)
        learn = QAction(self.tr("Add “{word}” to my words").format(word=word), menu)
        learn.triggered.connect(partial(self._learn, word))
        gap = QAction(menu)
        gap.setSeparator(True)
        for action in (*actions, learn, gap):
            if first is None:
                menu.addAction(action)
            else:
                menu.insertAction(first, action)
        return menu

    def _misspelt(self, place: QTextCursor) -> tuple[QTextCursor, str] | None:
        if not self._wanted():
            return None
        block, at = place.block(), place.positionInBlock()
        found: Misspelt | None = next(
            (each for each in self._spelling.wrong(block.text()) if each.start <= at <= each.end), None
        )
        if found is None:
            return None
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + found.start)
        cursor.setPosition(block.position() + found.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor, found.word

    def _replacing(self, cursor: QTextCursor, words: str, menu: QMenu) -> QAction:
        action = QAction(words, menu)
        face = action.font()
        face.setBold(True)
        action.setFont(face)
        action.triggered.connect(lambda: cursor.insertText(words))
        return action

    def _learn(self, word: str) -> None:
        self._spelling.learn(word)
        self._lines.rehighlight()
