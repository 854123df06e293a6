"""The coaching page: filters, a playable list, the sample at hand, and clips to hand out."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.coaching import CoachingSampleId
from qa_studio.domain.people import Role
from qa_studio.domain.recording import AudioState
from qa_studio.domain.rights import Deed
from qa_studio.services.clips import AS_IT_IS, ClipWish
from qa_studio.services.coaching import Coaching
from qa_studio.services.events import (
    CoachingSampleMarked,
    CoachingSampleRemoved,
    Event,
    MasksChanged,
    PeopleChanged,
    RecordingsChanged,
)
from qa_studio.services.library import Library
from qa_studio.services.meanwhile import Edit
from qa_studio.services.reports import Reports
from qa_studio.services.rows import SampleRow
from qa_studio.texts import Message, message
from qa_studio.ui.coaching.details import SampleDetails
from qa_studio.ui.coaching.dialogs import ChangeSampleDialog
from qa_studio.ui.coaching.export_dialog import ExportDialog
from qa_studio.ui.coaching.listening import SampleListening
from qa_studio.ui.coaching.picture import shape_of
from qa_studio.ui.coaching.sample_list import SampleList
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.page_head import PageHead
from qa_studio.ui.navigation import ToInspection, ToPlace
from qa_studio.ui.place_list import is_offered
from qa_studio.ui.player import Player
from qa_studio.ui.recordings.thumbnail import CallShape
from qa_studio.ui.settling import write_edit
from qa_studio.ui.surroundings import Surroundings


class CoachingPage(QWidget):
    """Examples from real calls: to hear, to sort, to hand out."""

    def __init__(
        self, coaching: Coaching, library: Library, reports: Reports, player: Player, surroundings: Surroundings
    ) -> None:
        super().__init__()
        self._coaching, self._library, self._reports, self._around = coaching, library, reports, surroundings
        self.dialog: Dialog | None = None
        self.list = SampleList(surroundings)
        self.list.picked.connect(self._on_picked)
        self.list.opened.connect(self._on_open)
        self.list.menu_asked.connect(self._on_menu)
        self.details = SampleDetails(surroundings)
        self.listening = SampleListening(player, library, surroundings, self)
        self.list.play_asked.connect(self.listening.toggle)
        self.listening.moved.connect(self._show_heard)
        self.listening.ended.connect(self._on_ended)
        self.details.play_asked.connect(self._on_play)
        self.details.edit_asked.connect(self.edit)
        self.details.remove_asked.connect(self.ask_remove)
        self.details.open_asked.connect(lambda: self._on_open(self.details.row))
        self.setFocusProxy(self.list.table)
        self._stack = QStackedWidget()
        self._build()
        for keys, call in (("Del", self.ask_remove), ("Ctrl+E", self.edit)):
            QShortcut(QKeySequence(keys), self.list.table, call, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence("/"), self, self.list.filters.search.setFocus)
        surroundings.hear(
            self, self._on_changed, CoachingSampleMarked, CoachingSampleRemoved, RecordingsChanged, PeopleChanged
        )
        surroundings.hear(self, self._on_masks_changed, MasksChanged)
        self.refresh()

    def _build(self) -> None:
        head = PageHead(self.tr("Coaching samples"))
        self.export_button = Button(self.tr("Export clips"), "primary", "export")
        self.export_button.clicked.connect(self._on_export)
        head.add(self.export_button)
        empty = EmptyState(
            "chats-circle",
            self.tr("No sample is marked yet."),
            self.tr("While inspecting, mark a stretch as an example."),
            self.tr("Go to my work"),
        )
        empty.acted.connect(lambda: self._around.navigation.go(ToPlace("my_work")))
        empty.action.setVisible(is_offered("my_work", self._around))
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(self.details)
        full = QWidget()
        inner = QVBoxLayout(full)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.list.filters)
        inner.addWidget(body, 1)
        self._stack.addWidget(full)
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """Read the samples again."""
        self._around.runner.read(self._coaching.rows, self._show, owner=self)

    def _show(self, rows: tuple[SampleRow, ...]) -> None:
        self._stack.setCurrentIndex(0 if rows else 1)
        self.export_button.setEnabled(bool(rows))
        self.list.show_rows(rows)

    def _on_changed(self, event: Event) -> None:
        self.refresh()

    def _on_masks_changed(self, event: Event) -> None:
        row = self.details.row
        if row is not None and isinstance(event, MasksChanged) and row.sample.recording in event.recordings:
            self.listening.stop()  # what is played next is opened anew, with its masks
            self._draw(row)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page may use the player."""
        super().hideEvent(event)
        self.listening.stop()

    def _on_picked(self) -> None:
        chosen = self.list.chosen()
        before = self.details.row
        row = chosen[0] if chosen else None
        self.details.show_row(row)
        changes = row is not None and self._may_change(row)
        for button in (self.details.edit_button, self.details.remove_button):
            button.setVisible(changes)
        self._show_heard()
        many = len(chosen) > 1
        words = self.tr("Export {n} clips").format(n=len(chosen)) if many else self.tr("Export clips")
        self.export_button.setText(words)
        hint = self.tr("The selected ones") if many else self.tr("All that are shown; select several for only these")
        self.export_button.setToolTip(hint)
        if row is not None and (before is None or before.sample != row.sample or not self.details.picture.drawn):
            self._draw(row)

    def _draw(self, row: SampleRow) -> None:
        if row.recording.audio is not AudioState.PRESENT:
            return
        library, sample = self._library, row.sample

        def drawn(shape: CallShape) -> None:
            if self.details.row is not None and self.details.row.sample == sample:
                self.details.picture.show_shape(shape)

        # What is wrong with the file is said when it is played; the picture is an ornament.
        self._around.runner.read(
            lambda: shape_of(library, sample.recording, sample.span), drawn, failed=lambda trouble: None, owner=self
        )

    # Listening

    def _on_play(self, share: float | None) -> None:
        if self.details.row is None or self.details.row.recording.audio is not AudioState.PRESENT:
            return
        if share is None:
            self.listening.toggle(self.details.row)
        else:
            self.listening.play(self.details.row, share)

    def _show_heard(self) -> None:
        heard = self.listening
        self.list.show_heard(heard.sample, heard.playing, heard.share)
        row = self.details.row
        here = row is not None and row.sample.id == heard.sample
        self.details.show_playing(here and heard.playing, heard.share if here else None)

    def _on_ended(self, sample: int) -> None:
        if not self.list.filters.play_on.isChecked():
            return
        following = self.list.after(CoachingSampleId(sample))
        if following is not None:
            self.list.select(following.sample.id)
            self.listening.play(following)

    # What is done with a sample

    def _on_open(self, row: SampleRow | None) -> None:
        if row is not None:
            self._around.navigation.go(ToInspection(row.sample.recording, at_s=row.sample.span.start))

    def _on_menu(self, row: SampleRow, point: QPoint) -> None:
        self.menu(row).popup(point)

    def menu(self, row: SampleRow) -> QMenu:
        """What can be done with a sample."""
        menu = QMenu(self)
        menu.addAction(self.tr("Play or pause"), lambda: self.listening.toggle(row))
        menu.addAction(self.tr("Open the call"), lambda: self._on_open(row))
        if self._may_change(row):
            menu.addAction(self.tr("Edit…"), self.edit)
        menu.addSeparator()
        menu.addAction(self.tr("Export clips…"), self._on_export)
        if self._may_change(row):
            menu.addSeparator()
            menu.addAction(self.tr("Remove…"), self.ask_remove)
        return menu

    def _may_change(self, row: SampleRow) -> bool:
        """On a server an inspector's samples are the inspector's; leads and trainers see to all."""
        around = self._around
        others = around.by_login and row.sample.marked_by != around.person.id
        return around.may(Deed.MARK_SAMPLE) and not (others and around.person.role is Role.INSPECTOR)

    def edit(self) -> None:
        """Correct the sample at hand."""
        row = self.details.row
        if row is not None and self._may_change(row):
            dialog = ChangeSampleDialog(row, self._around, self)
            self._open(dialog)
            dialog.accepted.connect(lambda: self._on_edited(row, dialog))

    def _on_edited(self, row: SampleRow, dialog: ChangeSampleDialog) -> None:
        span, kind, topic, point = dialog.span, dialog.chosen_kind, dialog.topic.text(), dialog.point.text()
        seen, coaching = row.sample, self._coaching
        changed = replace(seen, span=span, kind=kind, topic=topic, teaching_point=point)
        self.listening.stop()
        write_edit(self._around, Edit(seen, changed, lambda was, mine: coaching.change(mine, was)), self)

    def ask_remove(self) -> None:
        """Ask, then take the selected samples away."""
        rows = self.list.chosen()
        if not rows or not all(map(self._may_change, rows)):
            return
        dialog = Dialog("", " ", " ", "danger", 420, self)
        dialog.name_parts(self.tr("Remove from the samples?"), self.tr("Remove"), self.tr("Keep"))
        names = "\n".join(row.sample.topic for row in rows[:5])
        dialog.body.addWidget(Paragraph(names, "body", "ink"))
        kept = self.tr("The recordings and what was found in them stay.")
        dialog.body.addWidget(Paragraph(kept, "small", "ink2"))
        self._open(dialog)
        dialog.accepted.connect(lambda: self._remove(rows))

    def _remove(self, rows: tuple[SampleRow, ...]) -> None:
        coaching, samples = self._coaching, [row.sample for row in rows]
        self.listening.stop()

        def remove() -> None:
            for sample in samples:
                coaching.remove(sample.id, sample)

        self._around.runner.queue(remove, owner=self)

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    # Clips

    def _on_export(self) -> None:
        dialog = ExportDialog(self._around.person, len(self._wanted()), self)
        dialog.accepted.connect(lambda: self._choose_folder(dialog.wish))
        self._open(dialog)

    def _choose_folder(self, wish: ClipWish) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Export clips into a folder"))
        if folder:
            self.export(Path(folder), wish)

    def _wanted(self) -> tuple[SampleRow, ...]:
        """The selected samples; where one or none is selected, all that are shown."""
        chosen = self.list.chosen()
        return chosen if len(chosen) > 1 else self.list.shown()

    def export(self, folder: Path, wish: ClipWish = AS_IT_IS) -> None:
        """Cut the selected samples into a folder with their list; where one or none is selected, all that are shown."""
        rows = self._wanted()
        coaching, reports, language = self._coaching, self._reports, self._around.language
        self._around.runner.run(
            lambda progress: coaching.export(rows, folder, reports.imprint(language), progress, wish),
            lambda outcome: self._on_exported(outcome, folder),
            title=message("Cutting examples"),
            owner=self,
        )

    def _on_exported(self, outcome: tuple[int, tuple[Message, ...]], folder: Path) -> None:
        count, troubles = outcome
        told = message("Clips in {folder}: {n}, with their list.", n=count, folder=folder)
        self._around.presenter.tell(told, "good" if count else "info")
        for words in dict.fromkeys(self._around.say.say(trouble) for trouble in troubles):
            self._around.presenter.tell(words, "warn")
