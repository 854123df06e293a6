"""What was done to one thing."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from qa_studio.domain.audit import Subject
from qa_studio.services.studio import Studio
from qa_studio.ui.audit.trail_view import TrailView
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.icons import icon
from qa_studio.ui.surroundings import Surroundings


class HistoryDialog(Dialog):
    """The events of one thing, `name` as people know it."""

    def __init__(
        self,
        studio: Studio,
        surroundings: Surroundings,
        about: tuple[Subject, str],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", " ", width=960, parent=parent)
        title = self.tr("History of {name}").format(name=name)
        self.name_parts(title, self.tr("Close"))
        self.view = TrailView(studio, surroundings, about)
        self.body.setContentsMargins(0, 16, 0, 0)
        self.body.setSpacing(12)
        self.body.removeWidget(self.heading)
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.addWidget(self.heading)
        self.body.addLayout(head)
        self.body.addWidget(self.view, 1)
        self.resize(1080, 640)


def show_history(
    studio: Studio, surroundings: Surroundings, about: tuple[Subject, str], name: str, parent: QWidget
) -> HistoryDialog:
    """Open the history of one thing over the window of `parent`."""
    dialog = HistoryDialog(studio, surroundings, about, name, parent.window())
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def add_history(
    menu: QMenu, studio: Studio, surroundings: Surroundings, about: tuple[Subject, str], name: str
) -> QAction:
    """“History…” at the end of a menu."""
    words = QCoreApplication.translate("HistoryDialog", "History…")
    parent = menu.parentWidget()
    assert parent is not None, "a menu of a page"
    return menu.addAction(
        icon("clock-counter-clockwise"), words, lambda: show_history(studio, surroundings, about, name, parent)
    )
