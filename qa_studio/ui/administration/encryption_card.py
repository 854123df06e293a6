"""Whether the workspace's database is encrypted, and what can be done about it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.services.passphrases import Passphrases
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Card, clear_layout
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.passphrases import NewPassphraseDialog
from qa_studio.ui.surroundings import Surroundings


class EncryptionCard(Card):
    """`recode_asked(passphrase, keep)` when it is to be encrypted, otherwise, or with "" no more."""

    recode_asked = Signal(str, bool)

    def __init__(
        self, passphrases: Passphrases, place: str, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__("", " ", parent)
        self._passphrases, self._place, self._around = passphrases, place, around
        self.title.setText(self.tr("Encryption"))
        self.note.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.body.addLayout(self._lines)
        around.runner.read(partial(passphrases.is_encrypted, place), self._show, owner=self)

    def _show(self, encrypted: bool) -> None:
        clear_layout(self._lines)
        beside = self.tr(
            "The recordings, decoded sound in “cache”, your preferences on this computer and whatever is exported are "
            "not encrypted: keep them on an encrypted disk."
        )
        if encrypted:
            said = self.tr("The database and the copies in “backups” are encrypted by a passphrase.")
            self.change, self.remove = Button(self.tr("Change the passphrase…")), Button(self.tr("Encrypt no more…"))
            self.change.clicked.connect(lambda: self.ask_for_new(again=True))
            self.remove.clicked.connect(self.ask_to_remove)
            buttons = [self.change, self.remove]
        else:
            said = self.tr("The database is not encrypted: whoever reads its file reads everything in it.")
            self.encrypt = Button(self.tr("Encrypt…"), icon="lock-key")
            self.encrypt.clicked.connect(lambda: self.ask_for_new(again=False))
            buttons = [self.encrypt]
        self._lines.addWidget(Paragraph(said, "body", "ink2"))
        self._lines.addWidget(Paragraph(beside, "small", "ink3"))
        missing = self._passphrases.missing()
        if missing is not None:
            self._lines.addWidget(Paragraph(self._around.say.say(missing), "small", "ink2"))
            return
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._lines.addLayout(row)

    def ask_for_new(self, *, again: bool) -> NewPassphraseDialog:
        """Ask for a new passphrase."""
        dialog = NewPassphraseDialog(again, self.window())
        dialog.chosen.connect(self.recode_asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_to_remove(self) -> Dialog:
        """Ask whether everything is to be readable again."""
        title, accept = self.tr("Encrypt no more"), self.tr("Take the encryption off")
        dialog = Dialog(title, accept, self.tr("Keep"), "danger", 460, self.window())
        words = self.tr("Whoever reads the file of the database, or a copy in “backups”, reads everything in it then.")
        dialog.body.addWidget(Paragraph(words, "body", "ink2"))
        dialog.reject_button.setFocus()
        dialog.accepted.connect(lambda: self.recode_asked.emit("", False))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
