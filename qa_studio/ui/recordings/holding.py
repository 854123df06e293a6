"""Holding recordings, so that nothing of them may be removed, and letting go of them."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from qa_studio.domain.recording import AudioState, RecordingId
from qa_studio.domain.retention import may_hold
from qa_studio.services.meanwhile import Edit
from qa_studio.services.retention import LegalHolds
from qa_studio.services.rows import RecordingRow
from qa_studio.ui.components.dialog import ask
from qa_studio.ui.components.fields import FormField, TextArea
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.icons import icon
from qa_studio.ui.recordings.edits import Reasons, holding
from qa_studio.ui.settling import EditingDialog
from qa_studio.ui.surroundings import Surroundings


class HoldDialog(EditingDialog):
    """Why recordings are held; stays open where that is refused."""

    def __init__(
        self,
        holds: LegalHolds,
        around: Surroundings,
        recordings: Sequence[RecordingId],
        held: Mapping[RecordingId, str | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(around, width=440, parent=parent)
        self._holds, self._recordings, self._by = holds, tuple(recordings), around.person.id
        self._held = held
        one = len(self._recordings) == 1
        reason = next((why for why in held.values() if why is not None), "")
        title = self.tr("Hold this recording") if one else self.tr("Hold {n} recordings")
        self.name_parts(title.format(n=len(self._recordings)), self.tr("Hold"), self.tr("Cancel"))
        words = self.tr("Neither retention nor a person can remove what is held, until somebody lets go of it.")
        self.body.addWidget(Paragraph(words, "body", "ink2"))
        self.reason = TextArea(self.tr("Reason"), reason, self.tr("The case, or who asked for it"), 3)
        self.body.addWidget(FormField(self.tr("Reason"), self.reason))
        self.reason.setFocus()

    def refusal(self) -> str:
        """A reason is needed."""
        return "" if self.reason.text().strip() else self.tr("Name the case, or who asked for it.")

    def work(self) -> Callable[[], object]:
        """Hold them."""
        reason, unseen = self.reason.text().strip(), [each for each in self._recordings if each not in self._held]
        edit = holding(self._holds, self._held, reason, self._by)

        def write(was: Reasons, mine: Reasons) -> None:
            if unseen:
                self._holds.place(unseen, reason, self._by)
            edit.write(was, mine)

        return Edit(edit.seen, edit.mine, write)


class HoldMenu(QObject):
    """Offers it in menus, to those who may."""

    def __init__(self, holds: LegalHolds, around: Surroundings, window: QWidget) -> None:
        super().__init__(window)
        self._holds, self._around, self._window = holds, around, window

    def add_to(self, menu: QMenu, rows: Sequence[RecordingRow], recordings: Sequence[RecordingId]) -> None:
        """What can be done about these recordings, of which `rows` are known."""
        if not may_hold(self._around.person.role) or not recordings:
            return
        if any(row.audio is not AudioState.REMOVED for row in rows) or not rows:
            menu.addAction(icon("lock-simple"), self.tr("Hold…"), lambda: self.ask(rows, recordings))
        if any(row.held is not None for row in rows):
            menu.addAction(self.tr("Let go of what is held…"), lambda: self.ask_lift(rows))

    def ask(self, rows: Sequence[RecordingRow], recordings: Sequence[RecordingId]) -> HoldDialog:
        """Ask for the reason, and hold them."""
        gone = {row.id for row in rows if row.audio is AudioState.REMOVED}
        kept = [recording for recording in recordings if recording not in gone]
        held = {row.id: row.held for row in rows if row.id in set(kept)}
        dialog = HoldDialog(self._holds, self._around, kept, held, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_lift(self, rows: Sequence[RecordingRow]) -> bool:
        """Let go, after asking; whether it was meant."""
        held = [row for row in rows if row.held is not None]
        reasons = self._around.say.listed(dict.fromkeys(f"“{row.held}”" for row in held))
        words = self.tr("{n} recordings are held: {reasons}. Afterwards retention may remove their audio.")
        sure = ask(
            self._window,
            self.tr("Let go of what is held?"),
            words.format(n=len(held), reasons=reasons),
            self.tr("Let go"),
            self.tr("Keep holding"),
            "danger",
        )
        if sure:
            seen = {row.id: row.held for row in held}
            self._around.runner.queue(lambda: self._holds.lift(tuple(seen), self._around.person.id, seen))
        return sure
