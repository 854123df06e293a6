"""The window's part in encrypted workspaces: making one, opening one, encrypting the one that was open."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from qa_studio.errors import StudioError
from qa_studio.services.progress import Progress
from qa_studio.texts import catalogue, message
from qa_studio.ui.documents import in_documents
from qa_studio.ui.shell import Shell

# Types only: most people never open one.
if TYPE_CHECKING:
    from qa_studio.services.passphrases import Passphrases, Recoded
    from qa_studio.ui.passphrases import NewWorkspaceDialog, PassphraseDialog
    from qa_studio.ui.presenter import Presenter
    from qa_studio.ui.runtime import TaskRunner

Shown = TypeVar("Shown", bound=QDialog)
Recode = Callable[[str, str | None, Progress], "Recoded"]


class Encryption(QObject):
    """Asks what has to be asked; `open(place, create)` is the window's."""

    def __init__(
        self, passphrases: "Callable[[], Passphrases]", recode: Recode, shell: Shell, runner: "TaskRunner",
        presenter: "Presenter", open_place: Callable[[str, bool], None],
    ) -> None:  # fmt: skip
        super().__init__(shell)
        self._passphrases, self._recode = passphrases, recode
        self._shell, self._runner, self._presenter, self._open = shell, runner, presenter, open_place

    def ask_for_new(self) -> "NewWorkspaceDialog":
        """Ask where a new workspace is to be, and whether encrypted, and make it."""
        from qa_studio.ui.passphrases import NewWorkspaceDialog

        say, proposed = catalogue(self._presenter.language), in_documents(self.tr("QA workspace"))
        dialog = NewWorkspaceDialog(self._passphrases(), self._runner, say, proposed, self._shell)
        dialog.made.connect(lambda folder: self._open(folder, True))
        return self._shown(dialog)

    def ask_for_passphrase(self, folder: str) -> "PassphraseDialog":
        """Ask for the passphrase of a workspace, and open it."""
        from qa_studio.ui.passphrases import PassphraseDialog

        say = catalogue(self._presenter.language)
        dialog = PassphraseDialog(self._passphrases(), self._runner, say, folder, self._shell)
        dialog.unlocked.connect(lambda place: self._open(place, False))
        return self._shown(dialog)

    def recode(self, folder: str, passphrase: str, keep: bool) -> None:
        """Encrypt a workspace that was just closed, otherwise, or with "" no more; then open it again."""

        def work(progress: Progress) -> "Recoded":
            found = self._recode(folder, passphrase or None, progress)
            if keep:
                self._passphrases().trust(folder, passphrase, keep=True)
            return found

        def failed(trouble: StudioError) -> None:
            self._presenter.show(trouble)
            self._open(folder, False)

        self._runner.run(
            work, lambda found: self._on_recoded(folder, bool(passphrase), found),
            title=message("Encrypting the workspace") if passphrase else message("Taking the encryption off"),
            failed=failed, owner=self,
        )  # fmt: skip

    def _on_recoded(self, folder: str, encrypted: bool, found: "Recoded") -> None:
        words = self.tr("The workspace is encrypted.") if encrypted else self.tr("The workspace is not encrypted now.")
        if found.left:
            listed = catalogue(self._presenter.language).listed([name for name, _ in found.left])
            more = self.tr("These copies stay as they were, another passphrase opens them: {names}")
            self._presenter.tell(f"{words} {more.format(names=listed)}", "warn")
        else:
            self._presenter.tell(words, "good")
        self._open(folder, False)

    def _shown(self, dialog: Shown) -> Shown:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
