"""What the status line says of changes that are not in the workspace yet."""

from PySide6.QtCore import QObject

from qa_studio.ui.deciding import Deciding
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.sending import Sending
from qa_studio.ui.status_line import StatusLine


class WaitingLine(QObject):
    """Keeps the words true; a click sends now, or shows what is to be decided."""

    def __init__(self, sending: Sending, status: StatusLine, deciding: Deciding, presenter: Presenter) -> None:
        super().__init__(status)
        self._sending, self._status, self._deciding, self._presenter = sending, status, deciding, presenter
        self._to_decide = 0
        sending.changed.connect(self._show)
        status.waiting.clicked.connect(self._on_clicked)
        self._show()

    def _show(self) -> None:
        before, self._to_decide = self._to_decide, len(self._sending.outbox.collisions)
        words = self._words()
        hint = self.tr("What you change is kept on this computer and sent when the server answers. Click to try now.")
        if self._to_decide:
            hint = self.tr("Click to see both versions and to choose.")
        self._status.show_waiting(words, hint if words else "")
        told = self.tr("What you changed was changed elsewhere too. Look at both versions, and choose.")
        if self._to_decide > before:
            # A dialog that opens by itself would take the keys of who is writing.
            self._presenter.offer(told, self.tr("Choose"), self._deciding.ask)
        elif before and not self._to_decide:
            self._presenter.take_back(told)

    def _words(self) -> str:
        waiting = self._sending.outbox.waiting
        said = []
        if self._sending.offline:
            said.append(self.tr("Not connected") if not waiting else self._not_connected(waiting))
        elif (self._sending.trouble is not None or self._sending.slow) and waiting:
            said.append(self._kept(waiting))
        if self._to_decide:
            one = self.tr("1 change to decide")
            more = self.tr("{number} changes to decide")
            said.append(one if self._to_decide == 1 else more.format(number=self._to_decide))
        return " · ".join(said)

    def _not_connected(self, waiting: int) -> str:
        if waiting == 1:
            return self.tr("Not connected, 1 change waiting")
        return self.tr("Not connected, {number} changes waiting").format(number=waiting)

    def _kept(self, waiting: int) -> str:
        if waiting == 1:
            return self.tr("1 change waiting")
        return self.tr("{number} changes waiting").format(number=waiting)

    def _on_clicked(self) -> None:
        if self._to_decide:
            self._deciding.ask()
        else:
            self._sending.now()
