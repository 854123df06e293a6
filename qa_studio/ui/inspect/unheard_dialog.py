"""Too little of the call was heard for completing: how much is missing, and on to it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.labels import Paragraph


class UnheardDialog(Dialog):
    """Accepting it goes to the first stretch that is missing."""

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("", "", " ", width=480, parent=parent)
        self.name_parts(self.tr("Not heard enough yet"), self.tr("Go to what is missing"), self.tr("Close"))
        for each in words:
            self.body.addWidget(Paragraph(each, "body", "ink2"))
        self.accept_button.setFocus()
