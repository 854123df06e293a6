"""What the user sees when the program made a mistake."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.labels import Paragraph


class BugDialog(Dialog):
    """Says that the program made a mistake, and that the work is saved."""

    def __init__(self, details: str, log: Path | None) -> None:
        super().__init__("", "", " ", width=480, parent=QApplication.activeWindow())
        self._details = details
        self.setWindowTitle(self.tr("QA Studio made a mistake"))
        self.body.addWidget(Paragraph(self.tr("QA Studio made a mistake"), "object"))
        words = self.tr(
            "Everything that was answered is saved. Please send the details to whoever looks after the program."
        )
        self.body.addWidget(Paragraph(words))
        self.body.addWidget(Paragraph(details.strip().splitlines()[-1], "small", "ink2"))
        if log is not None:
            self.body.addWidget(Paragraph(self.tr("The log is {path}").format(path=log), "small", "ink3"))
        self.accept_button.setText(self.tr("Go on"))
        self.reject_button.setText(self.tr("Copy details"))
        self.reject_button.clicked.disconnect()
        self.reject_button.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
