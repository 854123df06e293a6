"""Asks for the URL of recordings that lie in an object storage."""

from PySide6.QtWidgets import QWidget

from qa_studio.services.places import is_url
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import FormField, TextField
from qa_studio.ui.components.labels import Paragraph


class StorageDialog(Dialog):
    """One URL, of an object or of a folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", " ", width=520, parent=parent)
        self.name_parts(self.tr("Add from object storage"), self.tr("Add"), self.tr("Cancel"))
        self.address = TextField(self.tr("URL"), placeholder="s3://bucket/folder")
        self.body.addWidget(FormField(self.tr("URL"), self.address))
        note = self.tr(
            "A folder is taken with everything below it. Keys come from the environment or from ~/.aws; "
            "recordings are read through a local copy."
        )
        self.body.addWidget(Paragraph(note, "small", "ink3"))
        self.address.setFocus()

    @property
    def url(self) -> str:
        """What was written."""
        return self.address.text().strip()

    def refusal(self) -> str:
        """Why it can't be accepted now."""
        return "" if is_url(self.url) else self.tr("Write it like s3://bucket/folder.")
