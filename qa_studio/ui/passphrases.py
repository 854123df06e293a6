"""Passphrases of encrypted workspaces: asked for, chosen, and the folder of a new workspace with or without one."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qa_studio.domain.passphrase import Strength, strength
from qa_studio.errors import StudioError
from qa_studio.texts import Catalogue
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import FormField, TextField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.switch import CheckBox, Switch
from qa_studio.ui.runtime import TaskRunner

# Types only: most people never open this.
if TYPE_CHECKING:
    from qa_studio.services.passphrases import Passphrases

WIDTH = 520


def _secret(label: str) -> TextField:
    field = TextField(label)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


class PassphraseDialog(Dialog):
    """Asks for the passphrase of the workspace in `folder` and tries it; `unlocked(folder)` when it fits."""

    unlocked = Signal(str)

    def __init__(
        self, passphrases: "Passphrases", runner: TaskRunner, say: Catalogue, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", " ", width=WIDTH, parent=parent)
        self._passphrases, self._runner, self._say, self._folder = passphrases, runner, say, folder
        self.name_parts(self.tr("Encrypted workspace"), self.tr("Open"), self.tr("Cancel"))
        self.body.addWidget(Paragraph(folder, "body", "ink2"))
        self.field = _secret(self.tr("Passphrase"))
        self.body.addWidget(FormField(self.field.accessibleName(), self.field))
        self.keep = CheckBox(self.tr("Remember it in this computer's keyring"))
        self.body.addWidget(self.keep)

    def refusal(self) -> str:
        """Nothing is typed yet."""
        return "" if self.field.text() else self.tr("Type the passphrase.")

    def accept(self) -> None:
        """Try it; go there where it is the right one."""
        self.accept_button.setEnabled(False)
        trust = partial(self._passphrases.trust, self._folder, self.field.text(), keep=self.keep.isChecked())
        self._runner.read(trust, self._on_right, failed=self._on_refused, owner=self)

    def _on_right(self, _done: None) -> None:
        self.unlocked.emit(self._folder)
        super().accept()

    def _on_refused(self, trouble: StudioError) -> None:
        self.accept_button.setEnabled(True)
        self.why.setText(self._say.sentences(trouble.what, trouble.hint))
        self.field.set_wrong(True)
        self.field.selectAll()
        self.field.setFocus()


class NewPassphrase(QWidget):
    """A new passphrase, typed twice, with what it is worth and what it does not do."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = _secret(self.tr("New passphrase")), _secret(self.tr("Once more"))
        self.worth = Paragraph("", "small", "ink2")
        self.keep = CheckBox(self.tr("Remember it in this computer's keyring"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for field in (self.first, self.second):
            column.addWidget(FormField(field.accessibleName(), field))
            field.textChanged.connect(self._tell)
        column.addWidget(self.worth)
        column.addWidget(self.keep)
        lost = self.tr("Nobody can open the workspace without it: a lost passphrase can't be recovered.")
        column.addWidget(Paragraph(lost, "body", "warn"))
        beside = self.tr(
            "Encrypted is everything that is entered, and the copies in “backups”. Not encrypted are the recordings, "
            "decoded sound in “cache”, your preferences on this computer, and whatever is exported."
        )
        column.addWidget(Paragraph(beside, "small", "ink2"))
        self._tell()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.first.text()

    def refusal(self) -> str:
        """Why it can't be taken; "" where it can."""
        if strength(self.text) is Strength.SHORT:
            return self.tr("The passphrase needs eight characters at least.")
        return "" if self.text == self.second.text() else self.tr("The two passphrases differ.")

    def _tell(self) -> None:
        words, token = {
            Strength.SHORT: (self.tr("Eight characters at least; some words in a row are good."), "ink2"),
            Strength.WEAK: (self.tr("Weak: somebody who has the file may find it by trying."), "bad"),
            Strength.FAIR: (self.tr("Fair: longer is better."), "warn"),
            Strength.STRONG: (self.tr("Strong."), "good"),
        }[strength(self.text)]
        self.worth.setText(words)
        self.worth.set_token(token)


class NewPassphraseDialog(Dialog):
    """Asks for a new passphrase; `chosen(passphrase, keep)`."""

    chosen = Signal(str, bool)

    def __init__(self, again: bool, parent: QWidget | None = None) -> None:
        super().__init__("", "", " ", width=WIDTH, parent=parent)
        title = self.tr("Change the passphrase") if again else self.tr("Encrypt the workspace")
        self.name_parts(title, self.tr("Change") if again else self.tr("Encrypt"), self.tr("Cancel"))
        how = self.tr(
            "The workspace is closed, copied, compared row by row and opened again. Close commands that work on it."
        )
        self.body.addWidget(Paragraph(how, "body", "ink2"))
        self.new = NewPassphrase()
        self.body.addWidget(self.new)

    def refusal(self) -> str:
        """What is missing."""
        return self.new.refusal()

    def accept(self) -> None:
        """Hand it on."""
        self.chosen.emit(self.new.text, self.new.keep.isChecked())
        super().accept()


class NewWorkspaceDialog(Dialog):
    """Asks for the folder of a new workspace, and whether it is encrypted; `made(folder)` when all is said."""

    made = Signal(str)

    def __init__(
        self, passphrases: "Passphrases", runner: TaskRunner, say: Catalogue, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", " ", width=WIDTH, parent=parent)
        self._passphrases, self._runner, self._say = passphrases, runner, say
        self.name_parts(self.tr("New workspace"), self.tr("Create"), self.tr("Cancel"))
        self.folder = TextField(self.tr("Folder"), folder)
        self.choose = Button(self.tr("Choose…"))
        self.choose.clicked.connect(self._on_choose)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.folder, 1)
        line.addWidget(self.choose)
        held = QWidget()
        held.setLayout(line)
        self.body.addWidget(FormField(self.folder.accessibleName(), held))
        self.encrypt = Switch(self.tr("Encrypt it by a passphrase"))
        self.encrypt.toggled.connect(self._on_encrypt)
        self.body.addWidget(self.encrypt)
        self.new = NewPassphrase()
        self.new.hide()
        self.body.addWidget(self.new)
        missing = passphrases.missing()
        if missing is not None:
            self.encrypt.setEnabled(False)
            self.body.addWidget(Paragraph(say.say(missing), "small", "ink2"))
        self.body.addStretch(1)

    def _on_choose(self) -> None:
        # A dialog for saving lets the user name a folder that isn't there yet.
        options = QFileDialog.Option.ShowDirsOnly | QFileDialog.Option.DontConfirmOverwrite
        title = self.tr("Folder of the new workspace")
        found, _ = QFileDialog.getSaveFileName(self, title, self.folder.text(), options=options)
        if found:
            self.folder.setText(found)

    def _on_encrypt(self, on: bool) -> None:
        self.new.setVisible(on)
        self.adjustSize()

    def refusal(self) -> str:
        """What is missing."""
        if not self.folder.text().strip():
            return self.tr("Name a folder.")
        return self.new.refusal() if self.encrypt.isChecked() else ""

    def accept(self) -> None:
        """Say the passphrase, then hand the folder on."""
        folder, keep = self.folder.text().strip(), self.new.keep.isChecked()
        if not self.encrypt.isChecked():
            self._go(folder)
            return
        intend = partial(self._passphrases.intend, folder, self.new.text, keep=keep)
        self._runner.read(intend, lambda _done: self._go(folder), failed=self._on_refused, owner=self)

    def _go(self, folder: str) -> None:
        self.made.emit(folder)
        super().accept()

    def _on_refused(self, trouble: StudioError) -> None:
        self.new.keep.setChecked(False)  # without a keyring
        self.why.setText(self._say.sentences(trouble.what, trouble.hint))
