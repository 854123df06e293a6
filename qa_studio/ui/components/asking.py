"""Dialogs that ask for little: a name, or a few fields whose saving may be refused."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from qa_studio.errors import StudioError
from qa_studio.texts import Catalogue
from qa_studio.ui.components.buttons import ButtonKind
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import FormField, TextField
from qa_studio.ui.runtime import TaskRunner


class NameDialog(Dialog):
    """One name."""

    def __init__(
        self, title: str, label: str, name: str, accept: str, reject: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, accept, reject, width=400, parent=parent)
        self.field = TextField(label, name)
        self.body.addWidget(FormField(label, self.field))
        self.field.selectAll()
        self.field.setFocus()

    def refusal(self) -> str:
        """No name."""
        return "" if self.field.text().strip() else self.tr("A name is needed.")

    def chosen(self) -> str:
        """What was written."""
        return self.field.text().strip()


class SavingDialog(Dialog):
    """Stays open until its work is saved, and says why where that was refused.

    Override `work`: called on the GUI thread to read the fields, it gives what is to be done on the writer's.
    """

    def __init__(
        self,
        runner: TaskRunner,
        say: Catalogue,
        kind: ButtonKind = "primary",
        width: int = 420,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", " ", kind, width, parent)
        self._runner, self._say = runner, say

    def work(self) -> Callable[[], object]:
        """What is to be saved."""
        raise NotImplementedError

    def accept(self) -> None:
        """Save; close once that is acknowledged."""
        self.accept_button.setEnabled(False)
        self._runner.queue(self.work(), lambda _: self._on_saved(), failed=self._on_refused, owner=self)

    def _on_saved(self) -> None:
        super().accept()

    def _on_refused(self, trouble: StudioError) -> None:
        self.accept_button.setEnabled(True)
        hint = f" {self._say.say(trouble.hint)}" if trouble.hint else ""
        self.why.setText(self._say.say(trouble.what) + hint)
