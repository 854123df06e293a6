"""How trouble reaches the user: known trouble in a banner, a bug in a dialog that names the log."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from qa_studio.errors import Cancelled, StudioError
from qa_studio.texts import Language, Message, catalogue
from qa_studio.ui.components.banner import BannerKind

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell; with an `action` the user can `act` on it at once."""

    words: str
    kind: BannerKind = "info"
    action: str = ""
    act: Callable[[], None] = lambda: None


class Presenter(QObject):
    """The one mouth of the window: `noticed` becomes a banner, `mentioned` a line at the bottom.

    `settled` names the words of a banner that hold no more.
    """

    noticed = Signal(object)  # Notice
    settled = Signal(str)
    mentioned = Signal(str)

    def __init__(self, language: Language = "en", log: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self._log = log
        self._dialog: QDialog | None = None

    def say(self, text: Message | str) -> str:
        """A sentence of the services in the window's language."""
        return catalogue(self.language).say(text)

    def show(self, trouble: StudioError) -> None:
        """Tell what happened and what can be done; work that the user stopped is only mentioned."""
        if isinstance(trouble, Cancelled):
            self.mention(trouble.what)
            return
        words = catalogue(self.language).sentences(trouble.what, trouble.hint)
        self.noticed.emit(Notice(words, "bad"))

    def tell(self, text: Message | str, kind: BannerKind = "info") -> None:
        """A banner that stays until it is closed."""
        self.noticed.emit(Notice(self.say(text), kind))

    def offer(self, words: str, action: str, act: Callable[[], None], kind: BannerKind = "warn") -> None:
        """A banner with a button; `act` is what it does."""
        self.noticed.emit(Notice(words, kind, action, act))

    def take_back(self, words: str) -> None:
        """What a banner says is over."""
        self.settled.emit(words)

    def mention(self, text: Message | str) -> None:
        """A line at the bottom that goes by itself."""
        self.mentioned.emit(self.say(text))

    def report_bug(self, bug: BaseException) -> None:
        """A dialog that says that this is our fault, where the log is, and offers to copy the details."""
        details = "".join(traceback.format_exception(bug))
        _log.error("%s", details)
        if self._dialog is not None:
            return
        from qa_studio.ui.bug_dialog import BugDialog

        self._dialog = BugDialog(details, self._log)
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    @property
    def bug_dialog(self) -> QDialog | None:
        """The dialog that is open, if any."""
        return self._dialog

    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
