"""Changing the own password."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from qa_studio.services.logins import Logins
from qa_studio.texts import Catalogue
from qa_studio.ui.components.asking import SavingDialog
from qa_studio.ui.components.fields import FormField, TextField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.password_field import NewPassword
from qa_studio.ui.runtime import TaskRunner


class OwnPasswordDialog(SavingDialog):
    """Asks for the password of now and for another one; `changed(password)` when the server has it."""

    changed = Signal(str)

    def __init__(
        self, logins: Logins, runner: TaskRunner, say: Catalogue, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(runner, say, width=460, parent=parent)
        self._logins = logins
        self.name_parts(self.tr("Change my password"), self.tr("Change"), self.tr("Cancel"))
        self.present = _hidden(self.tr("Present password"))
        self.password = NewPassword(self.tr("New password"), logins.made_password, lambda: (name,))
        self.again = _hidden(self.tr("Once more"))
        for field in (self.present, self.password, self.again):
            label = field.field.accessibleName() if isinstance(field, NewPassword) else field.accessibleName()
            self.body.addWidget(FormField(label, field))
        note = self.tr("Only what a password is checked by leaves this computer.")
        self.body.addWidget(Paragraph(note, "small", "ink3"))
        self.present.setFocus()

    def refusal(self) -> str:
        """The two differ."""
        return "" if self.password.text() == self.again.text() else self.tr("The two new passwords differ.")

    def work(self) -> Callable[[], object]:
        """Change it."""
        logins, present, password = self._logins, self.present.text(), self.password.text()
        return lambda: logins.change_own_password(present, password)

    def _on_saved(self) -> None:
        super()._on_saved()
        self.changed.emit(self.password.text())


def _hidden(label: str) -> TextField:
    field = TextField(label)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
