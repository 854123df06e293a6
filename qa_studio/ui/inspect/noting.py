"""Free notes while listening: taken with one key, typed in place, edited, moved, deleted with undo."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from qa_studio.domain.spans import Span
from qa_studio.services.notes import Notes
from qa_studio.ui.formatting import stretch
from qa_studio.ui.icons import icon
from qa_studio.ui.inspect.note_book import KeptNote, NoteBook
from qa_studio.ui.inspect.note_line import NoteLine
from qa_studio.ui.inspect.note_row import ShownNote
from qa_studio.ui.inspect.undo_offer import UndoOffer
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.waveform_layers import Layer, LayerSpan
from qa_studio.ui.waveform_layout import GUTTER

if TYPE_CHECKING:
    from qa_studio.ui.inspect.bench import Bench


class Noting(QObject):
    """The notes of a bench: their line over the waveform, their layer in it, their rows in the tab."""

    changed = Signal()

    def __init__(self, bench: "Bench", notes: Notes, surroundings: Surroundings) -> None:
        super().__init__(bench)
        self._bench, self._waveform, self._listening = bench, bench.waveform, bench.listening
        self.book = NoteBook(notes, bench.subject.recording.id, bench.saving, surroundings, self)
        self.line = NoteLine(bench.waves)
        self._note: KeptNote | None = None
        self._before: tuple[str, bool] | None = None  # of a note that is there already
        # The book hands each change on to be written, in its turn.
        self._undoing = UndoOffer(bench, "note", lambda undo: undo())
        self._wire()
        self.book.read()

    def _wire(self) -> None:
        bench, line, tab, waveform = self._bench, self.line, self._bench.tabs.notes, self._waveform
        self.book.changed.connect(self._show)
        line.kept.connect(self._on_kept)
        line.given_up.connect(self._on_given_up)
        line.paused.connect(self._on_paused)
        tab.new_asked.connect(self.press)
        tab.edit_asked.connect(self.edit)
        tab.remove_asked.connect(self.remove)
        tab.menu_asked.connect(lambda key, where: self.menu(key).popup(where))
        bench.selection.note_pressed.connect(self.press)
        bench.listening.moved.connect(tab.follow)
        waveform.viewChanged.connect(lambda _start, _end: self.place())
        waveform.spanChosen.connect(self._on_span_chosen)
        waveform.spanMoved.connect(self._on_span_moved)
        waveform.spanMenuAsked.connect(self._on_span_menu)

    # What is shown

    @property
    def moments(self) -> list[float]:
        """Where the notes begin."""
        return [note.span.start for note in self.book.notes]

    def rows(self) -> list[ShownNote]:
        """The notes as the tab shows them."""
        own = self.tr("Own")
        return [
            ShownNote(
                question="",
                number=note.author if note.public else own,
                text=self.tr("Note"),
                comment=note.text,
                span=note.span,
                kind="accent" if note.public else "plain",
                icon="users-bold" if note.public else "lock-simple-bold",
                key=note.key,
                mine=note.mine,
            )
            for note in self.book.notes
        ]

    def _show(self) -> None:
        spans = [
            LayerSpan(
                note.span.start,
                note.span.end,
                note.text.split("\n")[0],
                note.key,
                kind="accent" if note.public else "plain",
                icon="" if note.public else "lock-simple-bold",
                movable=note.mine,
            )
            for note in self.book.notes
        ]
        self._waveform.set_layer(Layer.NOTES, spans)
        self.changed.emit()

    # Typing

    def press(self) -> None:
        """The key for a note: begin one here; one that is being typed is kept."""
        self.finish()
        self._begin(self.book.new(self._here()), "")

    def _here(self) -> Span:
        """What is selected, from a begun span to the playhead, else the place that is heard."""
        selected, begun = self._waveform.selection, self._bench.taking.begun
        at = max(0.0, round(self._listening.position(), 3))
        if selected is not None:
            span = Span(round(selected[0], 3), round(selected[1], 3))
        elif begun is not None:
            span = Span(max(0.0, min(begun, at)), max(0.0, begun, at))
        else:
            span = Span(at, at)
        self._bench.taking.give_up()
        return span

    def _begin(self, note: KeptNote, text: str) -> None:
        self._note, self._before = note, None
        self._open(text, note.public)

    def edit(self, key: str) -> None:
        """Type at a note that is there already."""
        note = self.book.note(key)
        if note is None or not note.mine:
            return
        self.finish()
        self._note, self._before = note, (note.text, note.public)
        first, last = self._waveform.visible
        if not first <= note.span.start <= last:
            length = last - first
            self._waveform.show_range(note.span.start - 0.2 * length, note.span.start + 0.8 * length)
        self._open(note.text, note.public)

    def _open(self, text: str, public: bool) -> None:
        assert self._note is not None
        self.line.open(stretch(self._note.span.start, self._note.span.end), text, public)
        self.place()

    def place(self) -> None:
        """Keep the line at the place of its note, over the foot of the lanes."""
        if self._note is None or self.line.isHidden():
            return
        first, last = self._waveform.visible
        share = (self._note.span.start - first) / max(1e-9, last - first)
        x = self._waveform.x() + GUTTER + share * (self._waveform.width() - GUTTER)
        self.line.place(x, self._waveform.y() + self._waveform.height() - 8, self._bench.waves.width())

    def _on_paused(self, text: str) -> None:
        # Half a sentence is nobody else's: until Enter a new note is kept as one's own, a public one as it was.
        note = self._note
        if note is None or not text or note.public:
            return
        if self._before is None:
            self.book.put_aside(note)
        self.book.keep(note, text, False)

    def _on_kept(self, text: str, public: bool) -> None:
        before = self._before
        note, fresh = self._end()
        if note is None:
            return
        if text:
            self.book.keep(note, text, public)
            if before is not None:
                self._undoing.remember(lambda: self.book.keep(note, *before))
        elif fresh:
            self.book.remove(note)
        else:
            self._remove(note)
        self.book.put_aside(None)

    def _on_given_up(self, text: str) -> None:
        before = self._before
        note, _fresh = self._end()
        if note is None:
            return
        if before is not None:
            self.book.keep(note, *before)
        else:
            self.book.remove(note)
            self.book.put_aside(None)
            if text:
                again = self.book.new(note.span)
                self._undoing.offer(self.tr("The note was not kept."), lambda: self._begin(again, text))

    def finish(self) -> None:
        """Keep what is being typed, as it is and for nobody else's eyes than before."""
        text = self.line.text
        note, fresh = self._end()
        if note is None:
            return
        if text:
            self.book.keep(note, text, note.public)
        elif fresh:
            self.book.remove(note)
        self.book.put_aside(None)

    def _end(self) -> tuple[KeptNote | None, bool]:
        """Close the line; gives the note that was typed, and whether it is a new one."""
        note, fresh = self._note, self._before is None
        self._note, self._before = None, None
        had_keyboard = self.line.isAncestorOf(self._bench.focusWidget()) if self._bench.focusWidget() else False
        self.line.close_up()
        if had_keyboard:
            self._bench.setFocus(Qt.FocusReason.OtherFocusReason)
        return note, fresh

    # Deleting

    def remove(self, key: str) -> None:
        """Delete a note, and offer to undo it."""
        note = self.book.note(key)
        if note is not None and note.mine:
            if note is self._note:
                self._end()
            self._remove(note)

    def _remove(self, note: KeptNote) -> None:
        self.book.remove(note)
        self._undoing.offer(self.tr("The note is deleted."), lambda: self.book.bring_back(note))

    def undo(self, otherwise: Callable[[], object]) -> None:
        """Take back what was done to a note last, where nothing was judged since; else do something else."""
        self._undoing.undo(otherwise)

    # From the waveform and the tab

    def go_to(self, key: str) -> None:
        """Go to a note; where it plays, it plays on from there."""
        note = self.book.note(key)
        if note is not None:
            self._listening.seek(note.span.start)
            self._waveform.choose(Layer.NOTES, key)

    def _on_span_chosen(self, layer: object, key: str) -> None:
        if layer == Layer.NOTES:
            self.go_to(key)

    def _on_span_moved(self, layer: object, key: str, start: float, end: float) -> None:
        note = self.book.note(key)
        if layer == Layer.NOTES and note is not None:
            self._move(note, Span(round(max(0.0, start), 3), round(max(0.0, start, end), 3)))

    def _move(self, note: KeptNote, span: Span) -> None:
        before = note.span
        self.book.move(note, span)
        self._undoing.remember(lambda: self.book.move(note, before))

    def _move_here(self, note: KeptNote) -> None:
        """To what is selected, else to the playhead, as long as it is."""
        here = self._here()
        if here.length == 0:
            last = max(self._listening.duration_s, here.start)
            here = Span(here.start, min(here.start + note.span.length, last))
        self._move(note, here)

    def _publish(self, note: KeptNote, public: bool) -> None:
        before = note.text, note.public
        self.book.keep(note, note.text, public)
        self._undoing.remember(lambda: self.book.keep(note, *before))

    def _on_span_menu(self, layer: object, key: str, where: QPoint) -> None:
        if layer == Layer.NOTES and self.book.note(key) is not None:
            self.menu(key).popup(where)

    def menu(self, key: str) -> QMenu:
        """What can be done with a note."""
        menu = QMenu(self._bench)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        note = self.book.note(key)
        menu.addAction(icon("play"), self.tr("Go there"), lambda: self.go_to(key))
        if note is None or not note.mine:
            return menu
        words = self.tr("Keep to myself") if note.public else self.tr("Make public")
        sign = "lock-simple" if note.public else "users"
        menu.addAction(icon("pencil-simple"), self.tr("Edit"), lambda: self.edit(key))
        menu.addAction(icon(sign), words, lambda: self._publish(note, not note.public))
        here = self.tr("Move to the playhead") if self._waveform.selection is None else self.tr("Move to the selection")
        menu.addAction(icon("map-pin-line"), here, lambda: self._move_here(note))
        menu.addAction(icon("trash", "bad"), self.tr("Delete"), lambda: self.remove(key))
        return menu
