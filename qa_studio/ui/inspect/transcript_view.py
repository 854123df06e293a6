"""What is said in a call: painted lines that follow the playhead, to be heard, searched and marked."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QMenu, QWidget

from qa_studio.domain.folding import folded, occurrences
from qa_studio.domain.speakers import AGENT, CUSTOMER
from qa_studio.domain.transcript import Segment
from qa_studio.domain.transcript_places import span_of, word_at
from qa_studio.ui.formatting import duration
from qa_studio.ui.inspect.spoken_rows import LINE, PADDING, TEXT_LEFT, SpokenRows
from qa_studio.ui.inspect.transcript_row import RowLook, RowMarks, flag_boxes, paint_row
from qa_studio.ui.inspect.transcript_selection import Place, WordSelection
from qa_studio.ui.waveform_layers import LayerSpan

_PRESS_MOVES = 4


class TranscriptView(QAbstractScrollArea):
    """Lines of speakers with times.

    `heard_from(seconds)`: hear from there.  `selected(Span | None)`: the stretch in which the selected words are said.
    `flag_chosen(key)`: the sign of an evidence was clicked.  `following_changed(bool)`: whether it keeps the playhead
    in sight; scrolling ends that.
    """

    heard_from = Signal(float)
    selected = Signal(object)
    following_changed = Signal(bool)
    flag_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Transcript"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.rows = SpokenRows(())
        self.following = True
        self.current = -1
        self._word: tuple[int, int] | None = None
        self._at = 0.0
        self._flags: dict[int, list[LayerSpan]] = {}
        self._shown_flags: Sequence[LayerSpan] = ()
        self._keywords: Mapping[int, Sequence[tuple[int, int]]] = {}
        self.found: list[tuple[int, int, int]] = []
        self.found_now = -1
        self._found_by_row: dict[int, list[tuple[int, int, int]]] = {}
        self._selection = WordSelection(())
        self._pressed: QPoint | None = None
        self._names = {AGENT: self.tr("Agent"), CUSTOMER: self.tr("Customer")}
        self._measuring = QTimer(self)
        self._measuring.setInterval(0)
        self._measuring.timeout.connect(self._measure_more)
        self.verticalScrollBar().actionTriggered.connect(lambda _action: self.set_following(False))
        self.verticalScrollBar().setSingleStep(LINE + 2 * PADDING)

    # What is shown

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Show these, by time."""
        self.rows = SpokenRows(segments)
        self.found, self.found_now, self._found_by_row = [], -1, {}
        self._selection = WordSelection(segments)
        self._keywords = {}
        self._fit()
        self.set_flags(self._shown_flags)
        self.current = -1
        self.set_position(self._at)
        self.viewport().update()

    def set_flags(self, flags: Sequence[LayerSpan]) -> None:
        """Signs of questions at the lines in which their evidence begins."""
        self._shown_flags = flags
        self._flags = {}
        for flag in flags:
            row = self.rows.heard_at(flag.start + 0.25)
            self._flags.setdefault(max(0, row), []).append(flag)
        self.viewport().update()

    def set_keywords(self, places: Mapping[int, Sequence[tuple[int, int]]]) -> None:
        """Underline these letters, by row."""
        self._keywords = places
        self.viewport().update()

    def set_position(self, seconds: float) -> None:
        """The playhead is here."""
        self._at = seconds
        row = self.rows.heard_at(seconds)
        place = word_at(self.rows.segments[row], seconds) if row >= 0 else None
        word = (place.first, place.last) if place is not None else None
        if row == self.current and word == self._word:
            return
        stale = {self.current, row}
        moved = row != self.current
        self.current, self._word = row, word
        for each in stale:
            self._update_row(each)
        if moved and row >= 0:
            self._say_line(row)
            if self.following:
                self._keep_in_sight(row)

    def _say_line(self, row: int) -> None:
        segment = self.rows.segments[row]
        self.setAccessibleDescription(f"{duration(segment.span.start)} {self._name(segment)}: {segment.text}")

    def _name(self, segment: Segment) -> str:
        return self._names.get(segment.speaker, segment.speaker)

    # Following and scrolling

    def set_following(self, on: bool) -> None:
        """Keep the playhead in sight, or stay where the user has scrolled to."""
        if on and self.current >= 0:
            self._keep_in_sight(self.current)
        if on != self.following:
            self.following = on
            self.following_changed.emit(on)

    def _keep_in_sight(self, row: int) -> None:
        self.rows.measure(row - 8, row + 12)
        self._set_range()
        high, bar = self.viewport().height(), self.verticalScrollBar()
        top, bottom = self.rows.top(row) - bar.value(), self.rows.top(row) + self.rows.height(row) - bar.value()
        if top < 0 or bottom > 0.75 * high:
            bar.setValue(int(self.rows.top(row) - high / 3))

    def show_row(self, row: int) -> None:
        """Bring a row into sight."""
        self.set_following(False)
        self._keep_in_sight(row)

    def _fit(self) -> None:
        self.rows.fit(self.viewport().width())
        self._set_range()
        self._measuring.start()

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.rows.total + 16 - self.viewport().height()))
        bar.setPageStep(max(1, self.viewport().height() - LINE))

    def _measure_more(self) -> None:
        # Rows above get their true heights: what is in sight stays where it is.
        bar = self.verticalScrollBar()
        row = self.rows.at(bar.value())
        offset = bar.value() - self.rows.top(row) if row >= 0 else 0
        if not self.rows.measure_more():
            self._measuring.stop()
        self._set_range()
        if row > 0:
            bar.setValue(self.rows.top(row) + offset)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: rows are measured when they come into sight."""
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew; the first row in sight stays."""
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        row = self.rows.at(bar.value())
        self._fit()
        if self.following and self.current >= 0:
            self._keep_in_sight(self.current)
        elif row >= 0:
            bar.setValue(self.rows.top(row))

    # Painting

    def _update_row(self, row: int) -> None:
        if 0 <= row < len(self.rows):
            top = self.rows.top(row) - self.verticalScrollBar().value()
            self.viewport().update(QRect(0, top, self.viewport().width(), self.rows.height(row)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows in sight."""
        if not len(self.rows):
            return
        painter = QPainter(self.viewport())
        top = self.verticalScrollBar().value()
        first = self.rows.at(top)
        if self.rows.measure(first, self.rows.at(top + self.viewport().height()) + 2):
            self._set_range()
        row = first
        while row < len(self.rows) and self.rows.top(row) - top < event.rect().bottom() + 1:
            if self.rows.top(row) + self.rows.height(row) - top >= event.rect().top():
                self._paint_row(painter, row, self.rows.top(row) - top)
            row += 1

    def _paint_row(self, painter: QPainter, row: int, top: int) -> None:
        segment, now = self.rows.segments[row], row == self.current
        found = [(first, last) for _, first, last in self._found_by_row.get(row, ())]
        shown = self.found[self.found_now] if self.found_now >= 0 else None
        marks = RowMarks(
            self._keywords.get(row, ()),
            found,
            shown[1:] if shown is not None and shown[0] == row else None,
            self._word if now else None,
            self._selection.within(row),
        )
        look = RowLook(now, row < self.current, self._name(segment), marks, self._flags.get(row, ()))
        frame = QRect(0, top, self.viewport().width(), self.rows.height(row))
        paint_row(painter, frame, segment, self.rows.layout(row), look)

    def _flag_at(self, point: QPoint) -> LayerSpan | None:
        y = point.y() + self.verticalScrollBar().value()
        row = self.rows.at(y)
        if row not in self._flags:
            return None
        within = QPointF(point.x(), y - self.rows.top(row))
        boxes = flag_boxes(self._flags[row], self.viewport().width())
        return next((flag for flag, box in boxes if box.contains(within)), None)

    # Finding

    def find_words(self, words: str) -> int:
        """Mark where `words` are said; gives how often.  The first behind the playhead is shown."""
        self.found, self.found_now = [], -1
        wanted = folded(words.strip())
        if wanted:
            for row, segment in enumerate(self.rows.segments):
                if wanted in folded(segment.text):
                    self.found += [(row, first, last) for first, last in occurrences(segment.text, (wanted,))]
        self._found_by_row = {}
        for each in self.found:
            self._found_by_row.setdefault(each[0], []).append(each)
        if self.found:
            behind = (number for number, each in enumerate(self.found) if each[0] >= self.current)
            self._show_found(next(behind, 0))
        self.viewport().update()
        return len(self.found)

    def find_next(self, by: int) -> None:
        """On to the next place, or back; around at the ends."""
        if self.found:
            self._show_found((self.found_now + by) % len(self.found))

    def _show_found(self, number: int) -> None:
        self.found_now = number
        self.show_row(self.found[number][0])
        self.viewport().update()

    # Selecting and hearing

    def _place_at(self, point: QPoint) -> Place:
        y = point.y() + self.verticalScrollBar().value()
        row = self.rows.at(y)
        if point.x() < TEXT_LEFT - 8:
            return row, 0
        return row, self.rows.letter_at(row, point.x() - TEXT_LEFT, y - self.rows.top(row) - PADDING)

    def selected_text(self) -> str:
        """The selected words, a line for each row."""
        return self._selection.text()

    def clear_selection(self) -> None:
        """Nothing is selected any more."""
        self._selection.clear()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click hears from there, dragging selects."""
        if event.button() != Qt.MouseButton.LeftButton or not len(self.rows):
            return
        point = event.position().toPoint()
        if (flag := self._flag_at(point)) is not None:
            self.flag_chosen.emit(flag.key)
            return
        self._pressed = point
        self._selection.begin(self._place_at(point))
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Further."""
        point = event.position().toPoint()
        in_text = point.x() >= TEXT_LEFT - 8 and self._flag_at(point) is None
        shape = Qt.CursorShape.IBeamCursor if in_text else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        if self._pressed is not None and (point - self._pressed).manhattanLength() > _PRESS_MOVES:
            self._scroll_along(point.y())
            self._selection.extend(self._place_at(point))
            self.viewport().update()

    def _scroll_along(self, y: int) -> None:
        """Dragging beyond an edge brings on what lies there."""
        beyond = min(0, y) + max(0, y - self.viewport().height())
        if beyond:
            self.set_following(False)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + max(-LINE, min(LINE, beyond)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What is selected is a stretch of the call; without it, hear from here."""
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        span = self._selection.span()
        self.selected.emit(span)
        if span is None:
            self.heard_from.emit(self._time_at(pressed))

    def _time_at(self, point: QPoint) -> float:
        row, letter = self._place_at(point)
        segment = self.rows.segments[row]
        if point.x() < TEXT_LEFT - 8 or not segment.words:
            return segment.span.start
        return span_of(segment, letter, letter + 1).start

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies, pages scroll; all else is the page's."""
        scrolling = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        bar = self.verticalScrollBar()
        if event.key() in scrolling:
            self.set_following(False)
            bar.setValue(bar.value() + scrolling[Qt.Key(event.key())] * bar.pageStep())
        elif event.key() == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.copy()
        else:
            event.ignore()

    def copy(self) -> None:
        """The selected words, else the current line, to the clipboard."""
        words = self.selected_text()
        if not words and 0 <= self.current < len(self.rows):
            words = self.rows.segments[self.current].text
        QGuiApplication.clipboard().setText(words)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Hear, copy."""
        if not len(self.rows):
            return
        menu, at = QMenu(self), self._time_at(event.pos())
        menu.addAction(self.tr("Play from here"), lambda: self.heard_from.emit(at))
        menu.addAction(self.tr("Copy\tCtrl+C"), self.copy)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
