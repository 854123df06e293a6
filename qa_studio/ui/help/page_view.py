"""One page of the help: Markdown in the window's own type and colours."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from qa_studio.ui.fonts import FontRole, font
from qa_studio.ui.theme import color

_HEADINGS: dict[int, tuple[FontRole, int, int]] = {1: ("title", 0, 12), 2: ("object", 20, 6), 3: ("body", 12, 4)}
"""Type of each level of headings, with the room above and below."""
_LINE_PERCENT = 140.0
_ALL_ROUND = 28


class PageView(QTextBrowser):
    """Shows a page; `page_wanted(code)` comes when a link to another page is pressed."""

    page_wanted = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setAccessibleName(label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._on_link)

    def show_text(self, markdown: str) -> None:
        """Show this page from its beginning."""
        self._text = markdown
        document = QTextDocument(self)
        document.setDefaultFont(font("body"))
        document.setDocumentMargin(_ALL_ROUND)
        document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        _set_type(document)
        self.setDocument(document)

    def find_words(self, words: str) -> None:
        """Choose the first of these words that stands on the page, and bring it into sight."""
        first = next(iter(words.split()), "")
        if first:
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.find(first)

    def _on_link(self, link: QUrl) -> None:
        self.page_wanted.emit(link.toString().removesuffix(".md"))

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: the page is set again, at the same place."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._text:
            place = self.verticalScrollBar().value()
            self.show_text(self._text)
            self.verticalScrollBar().setValue(place)


def _set_type(document: QTextDocument) -> None:
    block = document.begin()
    while block.isValid():
        _set_block(block)
        block = block.next()
    for frame in _frames(document.rootFrame()):
        if isinstance(frame, QTextTable):
            _set_table(frame)


def _set_block(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    spaced = QTextBlockFormat()
    spaced.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    level = block.blockFormat().headingLevel()
    above, below = 0, 8 if block.textList() is None else 3
    if level in _HEADINGS:
        role, above, below = _HEADINGS[level]
        # Set, not merged: Markdown's own adjustment of the size would win.
        _whole(block).setCharFormat(_char(font(role, 600), "ink"))
    spaced.setTopMargin(above)
    spaced.setBottomMargin(below)
    cursor.mergeBlockFormat(spaced)
    _set_words(block)


def _set_words(block: QTextBlock) -> None:
    """Links in the accent's colour, code on a quiet ground."""
    pieces = [each.fragment() for each in cast(Iterable[QTextBlock.iterator], block)]
    for piece in pieces:
        look = QTextCharFormat()
        if piece.charFormat().isAnchor():
            look.setForeground(color("accent"))
        elif piece.charFormat().fontFixedPitch():
            look.setFontFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", *font("body").families()])
            look.setBackground(color("sunken"))
        else:
            continue
        cursor = QTextCursor(block)
        cursor.setPosition(piece.position())
        cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)


def _char(face: QFont, token: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(face)
    look.setForeground(color(token))
    return look


def _whole(block: QTextBlock) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _frames(root: QTextFrame) -> list[QTextFrame]:
    found = []
    for frame in root.childFrames():
        found += [frame, *_frames(frame)]
    return found


def _set_table(table: QTextTable) -> None:
    look = table.format()
    look.setBorder(0)
    look.setCellSpacing(0)
    look.setCellPadding(0)
    look.setTopMargin(6)
    look.setBottomMargin(14)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(look)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            drawn = cell.format().toTableCellFormat()
            drawn.setPadding(5)
            drawn.setLeftPadding(0)
            drawn.setRightPadding(14)
            drawn.setBottomBorder(1)
            drawn.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            drawn.setBottomBorderBrush(color("line2" if row == 0 else "line"))
            cell.setFormat(drawn)
            _set_cell(cell.firstCursorPosition(), row == 0)


def _set_cell(cursor: QTextCursor, heads: bool) -> None:
    tight = QTextBlockFormat()
    tight.setTopMargin(0)
    tight.setBottomMargin(0)
    cursor.mergeBlockFormat(tight)
    if heads:
        _whole(cursor.block()).mergeCharFormat(_char(font("small", 600), "ink2"))
