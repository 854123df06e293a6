"""Changes that met those of somebody else are shown in both versions, and the person chooses."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qa_studio.domain.checklist import Checklist
from qa_studio.errors import NotFound
from qa_studio.services.applying import Fate
from qa_studio.services.outbox import Collision
from qa_studio.services.studio import Studio
from qa_studio.ui.collision_words import CollisionWords
from qa_studio.ui.components.both_versions import BothVersions
from qa_studio.ui.formatting import Formats
from qa_studio.ui.sending import Sending
from qa_studio.ui.surroundings import Surroundings


class Outcome(Enum):
    """Where an inspection is after a decision."""

    STANDS = "it is the same one"
    ELSEWHERE = "there is another one for what was kept"
    OVER = "there is none any more"


class Deciding(QObject):
    """Opens the dialog over `window`; `decided(RecordingId, Outcome)` tells what has become of each inspection."""

    decided = Signal(object, object)

    def __init__(
        self, studio: Studio, sending: Sending, around: Surroundings, window: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._studio, self._sending, self._around, self._window = studio, sending, around, window
        self.dialog: BothVersions | None = None

    def ask(self) -> None:
        """Show all that is to be decided now."""
        if self.dialog is None:
            self._around.runner.read(self._read, self._show, owner=self)

    def _read(self) -> tuple[tuple[Collision, ...], dict[str, Checklist]]:
        collisions = self._studio.outbox.collisions
        checklists = {}
        for code in {each.of.checklist for each in collisions}:
            try:
                checklists[code] = self._studio.checklists.newest(code)[0]
            except NotFound:
                continue
        return collisions, checklists

    def _show(self, found: tuple[tuple[Collision, ...], dict[str, Checklist]]) -> None:
        collisions, checklists = found
        if not collisions or self.dialog is not None:
            return
        around, formats = self._around, Formats(self._around.language, self._around.zone)
        words = CollisionWords(around.say, formats, checklists, self._studio.causes.tree)
        self.dialog = dialog = BothVersions(words.statement(collisions), words.rows(collisions), self._window)
        dialog.accepted.connect(lambda: self._decide(collisions, dialog.kept_mine()))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _decide(self, collisions: Sequence[Collision], kept: frozenset[str]) -> None:
        mine = [each for place, each in enumerate(collisions) if str(place) in kept]
        theirs = [each for place, each in enumerate(collisions) if str(place) not in kept]
        reason = self.tr("Changed while there was no connection to the workspace")
        outbox = self._studio.outbox

        def decide() -> None:
            outbox.decide(mine, theirs, reason)
            outbox.send()

        self._around.runner.queue(decide, lambda _: self._on_decided(mine, theirs), owner=self)

    def _on_decided(self, mine: Sequence[Collision], theirs: Sequence[Collision]) -> None:
        self._sending.now()
        kept = {each.of.inspection for each in mine}
        for each in {each.of.inspection: each for each in (*mine, *theirs)}.values():
            lost = each.met.fate in (Fate.COMPLETED, Fate.GONE)
            again = Outcome.ELSEWHERE if each.of.inspection in kept else Outcome.OVER
            self.decided.emit(each.of.recording, again if lost else Outcome.STANDS)
