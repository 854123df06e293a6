"""Masks on the bench: made by hand or from keypad tones, adjusted, taken back, heard and seen at once."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from qa_studio.domain.mask import Cover, Mask, MaskId, MaskOrigin, MaskSound, may_change_mask, may_hear_masked
from qa_studio.domain.spans import Span
from qa_studio.domain.two_changes import both_changes
from qa_studio.errors import StudioError
from qa_studio.services.events import Event, MasksChanged
from qa_studio.services.masks import MaskLine
from qa_studio.services.meanwhile import Edit
from qa_studio.services.progress import Progress, Quiet
from qa_studio.services.sound import SoundToHear, Waveform
from qa_studio.services.studio import Studio
from qa_studio.texts import message
from qa_studio.ui.formatting import position
from qa_studio.ui.icons import icon
from qa_studio.ui.inspect.dialogs import DialogDesk
from qa_studio.ui.inspect.keypad_masks import KeypadMasksDialog
from qa_studio.ui.inspect.masks_tab import ShownMask
from qa_studio.ui.inspect.undo_offer import UndoOffer
from qa_studio.ui.settling import write_edit
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.waveform_layers import Layer, LayerSpan

if TYPE_CHECKING:
    from qa_studio.ui.inspect.bench import Bench

LEAST_S = 0.1

T = TypeVar("T")


class Masking(QObject):
    """The masks of the recording on a bench; `changed` when they are others."""

    changed = Signal()
    opened = Signal(bool)
    """Whether masked stretches are heard and shown now."""

    def __init__(self, bench: "Bench", studio: Studio, surroundings: Surroundings) -> None:
        super().__init__(bench)
        self._bench, self._studio, self._around = bench, studio, surroundings
        self._recording = bench.subject.recording.id
        self._me = surroundings.person
        self._lines: tuple[MaskLine, ...] = ()
        self._written: dict[int, Mask] = {}  # as they stand by what was changed here and not read again yet
        self._open = False
        self._begun: float | None = None
        self._undoing = UndoOffer(bench, "mask", self._queue)
        self.dialogs = DialogDesk(self)
        self.dialogs.closed.connect(bench.setFocus)
        self._wire()
        self.read()

    def _wire(self) -> None:
        bench, tab, waveform = self._bench, self._bench.tabs.masks, self._bench.waveform
        tab.mask_asked.connect(lambda: self.press())
        tab.keypad_asked.connect(self.ask_keypad)
        tab.open_switched.connect(self.hear_masked)
        tab.chosen.connect(self.go_to)
        tab.removed.connect(self.remove)
        tab.sound_chosen.connect(self._on_sound_chosen)
        bench.selection.mask_pressed.connect(lambda: self.press())
        waveform.spanChosen.connect(lambda layer, key: self.go_to(int(key)) if layer == Layer.MASKS else None)
        waveform.spanMoved.connect(self._on_span_moved)
        waveform.spanMenuAsked.connect(self._on_span_menu)
        self._around.hear(self, self._on_masks_changed, MasksChanged)

    # What is hidden

    @property
    def masks(self) -> tuple[Mask, ...]:
        """All of the recording, by time."""
        return tuple(line.mask for line in self._lines)

    @property
    def moments(self) -> list[float]:
        """Where the masks begin."""
        return [mask.span.start for mask in self.masks]

    @property
    def is_open(self) -> bool:
        """Whether masked stretches are heard now."""
        return self._open

    def read(self) -> None:
        """Read the masks, and hear and show the recording with them."""
        recording, studio, runner = self._recording, self._studio, self._around.runner
        runner.read(lambda: studio.masks.lines(recording), self._show, owner=self)

    def _on_masks_changed(self, event: Event) -> None:
        if isinstance(event, MasksChanged) and self._recording in event.recordings:
            self.read()
            self._read_sound(again=True)

    def _show(self, lines: tuple[MaskLine, ...]) -> None:
        self._lines, self._written = lines, {}
        now = self._studio.clock()
        shown = [ShownMask(line, may_change_mask(self._me, line.mask, now)) for line in lines]
        self._bench.tabs.show_masks(shown, may_open=may_hear_masked(self._me.role), is_open=self._open)
        self._bench.waveform.set_layer(
            Layer.MASKS,
            [
                LayerSpan(
                    each.line.mask.span.start,
                    each.line.mask.span.end,
                    self.tr("Masked"),
                    str(each.line.mask.id),
                    icon="shield-check-fill",
                    movable=each.mine,
                )
                for each in shown
            ],
        )
        self._hide(tuple(mask.cover for mask in self.masks))
        self.changed.emit()

    def _hide(self, covers: tuple[Cover, ...]) -> None:
        self._bench.listening.set_covers(() if self._open else covers)

    def _read_sound(self, *, again: bool) -> None:
        """Play and draw what this person is to hear now."""
        recording, library = self._recording, self._studio.library
        by = self._me.id if self._open else None

        def find() -> tuple[SoundToHear, Waveform]:
            return library.sound(recording, by, again=again), library.waveform(recording, Quiet(), open_for=by)

        def show(found: tuple[SoundToHear, Waveform]) -> None:
            if self._open == (by is not None):  # else it was switched meanwhile, and what was read is not wanted
                self._on_sound(*found)

        self._around.runner.read(find, show, failed=lambda _trouble: None, owner=self)

    def _on_sound(self, sound: SoundToHear, waveform: Waveform) -> None:
        self._bench.listening.set_covers(sound.covers)
        self._bench.listening.show_waveform(waveform, sound.swapped, keep_view=True)

    def hear_masked(self, on: bool) -> None:
        """Hear and see what is masked, or hide it again; only for who may."""
        self._open = on and may_hear_masked(self._me.role)
        self._bench.tabs.masks.open.setChecked(self._open)
        self._read_sound(again=not self._open)
        self.opened.emit(self._open)
        if not self._open:
            self._bench.hide_banner("masks open")
            return
        words = self.tr("Masked stretches are heard and shown until you hide them or leave this recording.")
        banner = self._bench.show_banner("masks open", words, "warn", self.tr("Hide them"))
        banner.acted.connect(lambda: self.hear_masked(False))
        banner.closed.connect(lambda: self.hear_masked(False))

    # Making

    def press(self, sound: MaskSound = MaskSound.TONE) -> None:
        """Mask what is selected or repeated; without either once for the beginning, and once more for the end."""
        selected, loop = self._bench.waveform.selection, self._bench.listening.loop
        if selected is not None:
            self._bench.waveform.set_selection(None)
            self._bench.taking.show_selection()
            self.mask(Span(*selected), sound)
        elif loop.on and loop.start is not None and loop.end is not None:
            self.mask(Span(loop.start, loop.end), sound)
        else:
            self._press_at(self._bench.listening.position(), sound)

    def _press_at(self, at: float, sound: MaskSound) -> None:
        begun, self._begun = self._begun, None
        if begun is not None and abs(at - begun) >= LEAST_S:
            self.mask(Span(max(0.0, min(begun, at)), max(begun, at)), sound)
            return
        self._begun = at
        words = self.tr("Mask from {time}: press H again at its end, Esc forgets it.")
        self._around.presenter.mention(words.format(time=position(at)))

    def give_up(self) -> bool:
        """Forget a mask that was begun; whether there was one."""
        begun, self._begun = self._begun is not None, None
        return begun

    def mask(self, span: Span, sound: MaskSound = MaskSound.TONE) -> None:
        """Hide a stretch from now on."""
        exact = Span(round(span.start, 4), round(span.end, 4))
        self._add((exact,), sound, MaskOrigin.HAND)

    def _add(self, spans: tuple[Span, ...], sound: MaskSound, origin: MaskOrigin) -> None:
        if self._open:  # whoever makes a mask hears it masked
            self.hear_masked(False)
        self._hide((*(mask.cover for mask in self.masks), *(Cover(span, sound) for span in spans)))
        masks, recording, me = self._studio.masks, self._recording, self._me.id
        self._queue(lambda: masks.add(recording, spans, sound, me, origin), self._on_added)

    def _on_added(self, added: tuple[Mask, ...]) -> None:
        masks, me = self._studio.masks, self._me.id

        def take_back() -> None:
            for each in added:
                masks.remove(each.id, me, each)

        words = self.tr("{n} stretches are masked.") if len(added) != 1 else self.tr("The stretch is masked.")
        self._undoing.offer(words.format(n=len(added)), take_back)

    def _queue(self, work: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        self._around.runner.queue(work, done, failed=self._on_refused, owner=self)

    def _on_refused(self, trouble: StudioError) -> None:
        self._around.presenter.show(trouble)
        self.read()

    def ask_keypad(self) -> None:
        """Propose the stretches in which keys are pressed, and mask those that are confirmed."""
        studio, recording = self._studio, self._recording

        def find(progress: Progress) -> tuple[Span, ...]:
            studio.analysing.measure(recording, progress)
            return studio.masks.typed(recording)

        self._around.runner.run(find, self._propose, title=message("Looking for keypad tones"), owner=self)

    def _propose(self, stretches: tuple[Span, ...]) -> None:
        if not stretches:
            self._around.presenter.tell(self.tr("No keypad tones were found that are not masked already."), "info")
            return
        dialog = KeypadMasksDialog(stretches, self._bench)
        dialog.accepted.connect(lambda: self._add(dialog.chosen, dialog.chosen_sound, MaskOrigin.KEYPAD))
        self.dialogs.show(dialog)

    # Changing

    def _known(self, key: int) -> Mask | None:
        shown = next((mask for mask in self.masks if mask.id == key), None)
        return None if shown is None else self._written.get(key, shown)

    def go_to(self, key: int) -> None:
        """Go to just before a mask."""
        mask = self._known(key)
        if mask is not None:
            self._bench.listening.seek(max(0.0, mask.span.start - 0.5))
            self._bench.waveform.choose(Layer.MASKS, str(key))

    def remove(self, key: int) -> None:
        """Let everybody hear a stretch again, and offer to undo it."""
        masks, me, seen = self._studio.masks, self._me.id, self._known(key)

        def offer(removed: Mask) -> None:
            self._undoing.offer(self.tr("The stretch is heard again."), lambda: masks.put_back(removed))

        self._queue(lambda: masks.remove(MaskId(key), me, seen), offer)

    def change(self, key: int, span: Span, sound: MaskSound) -> None:
        """Move the edges of a mask, or let it sound otherwise."""
        masks, me, seen = self._studio.masks, self._me.id, self._known(key)
        if seen is None:
            return
        changed = self._written[key] = replace(seen, span=span, sound=sound)

        def offer(before: Mask) -> None:
            words, stands = self.tr("The mask is changed."), both_changes(seen, changed, before)[0]
            self._undoing.offer(words, lambda: masks.change(before.id, before.span, before.sound, me, stands))

        edit = Edit(seen, changed, lambda was, mine: masks.change(mine.id, mine.span, mine.sound, me, was))
        write_edit(self._around, edit, self._bench, offer, self._on_refused)

    def _on_sound_chosen(self, key: int, code: str) -> None:
        mask = self._known(key)
        if mask is not None:
            self.change(key, mask.span, MaskSound(code))

    def _on_span_moved(self, layer: object, key: str, start: float, end: float) -> None:
        mask = self._known(int(key)) if layer == Layer.MASKS else None
        if mask is not None:
            self.change(mask.id, Span(max(0.0, round(start, 4)), max(0.0, round(max(start, end), 4))), mask.sound)

    def _on_span_menu(self, layer: object, key: str, where: QPoint) -> None:
        if layer == Layer.MASKS and self._known(int(key)) is not None:
            self.menu(int(key)).popup(where)

    def menu(self, key: int) -> QMenu:
        """What can be done with a mask."""
        menu, mask = QMenu(self._bench), self._known(key)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("play"), self.tr("Go there"), lambda: self.go_to(key))
        if mask is None or not may_change_mask(self._me, mask, self._studio.clock()):
            return menu
        other = MaskSound.SILENCE if mask.sound is MaskSound.TONE else MaskSound.TONE
        words = self.tr("Silence instead of a tone") if other is MaskSound.SILENCE else self.tr("A tone instead")
        menu.addAction(icon("speaker-none"), words, lambda: self.change(key, mask.span, other))
        menu.addAction(icon("trash", "bad"), self.tr("Let it be heard again"), lambda: self.remove(key))
        return menu

    def undo(self, otherwise: Callable[[], object]) -> None:
        """Take back the last change of a mask, where nothing was judged since; else do something else."""
        self._undoing.undo(otherwise)
