"""“History…” in the menus of things that the audit trail tells about."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from qa_studio.domain.audit import Subject
from qa_studio.ui.icons import icon
from qa_studio.ui.navigation import Navigation


def add_history(menu: QMenu, navigation: Navigation, subject: Subject, subject_id: int | str, name: str) -> QAction:
    """At the end of a menu; `name` as people know the thing."""
    words = QCoreApplication.translate("HistoryDialog", "History…")
    show = partial(navigation.show_history, subject, subject_id, name)
    return menu.addAction(icon("clock-counter-clockwise"), words, show)
