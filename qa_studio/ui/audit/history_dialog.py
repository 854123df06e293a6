"""What was done to one thing."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.services.studio import Studio
from qa_studio.ui.audit.trail_view import TrailView
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.navigation import History
from qa_studio.ui.surroundings import Surroundings


class HistoryDialog(Dialog):
    """The events of one thing."""

    def __init__(
        self, studio: Studio, surroundings: Surroundings, wanted: History, parent: QWidget | None = None
    ) -> None:
        super().__init__("", " ", width=960, parent=parent)
        title = self.tr("History of {name}").format(name=wanted.name)
        self.name_parts(title, self.tr("Close"))
        self.view = TrailView(studio, surroundings, (wanted.subject, wanted.subject_id))
        self.body.setContentsMargins(0, 16, 0, 0)
        self.body.setSpacing(12)
        self.body.removeWidget(self.heading)
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.addWidget(self.heading)
        self.body.addLayout(head)
        self.body.addWidget(self.view, 1)
        self.resize(1080, 640)
